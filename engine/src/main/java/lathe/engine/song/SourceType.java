package lathe.engine.song;

/** How a work came to be, in the terms of the IPTC NewsCodes "Digital Source Type". */
public enum SourceType {
    /** Made by models trained on music. */
    TRAINED_ALGORITHMIC("trainedAlgorithmicMedia"),
    /** What a person made, with more by trained models around it. */
    COMPOSITE("compositeWithTrainedAlgorithmicMedia"),
    /** A person's notes, sounded by rules that were trained on nothing. */
    ALGORITHMIC("algorithmicMedia");

    private static final String SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String term;

    SourceType(String term) {
        this.term = term;
    }

    /** The term's address, as metadata holds it. */
    public String uri() {
        return SCHEME + term;
    }
}
