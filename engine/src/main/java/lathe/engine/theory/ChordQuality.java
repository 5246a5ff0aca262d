package lathe.engine.theory;

import java.util.List;

/** What stands above a chord's root: semitones, and the customary symbol behind the root's letter. */
public enum ChordQuality {
    MAJOR("", 0, 4, 7),
    MINOR("m", 0, 3, 7),
    DIMINISHED("dim", 0, 3, 6),
    AUGMENTED("aug", 0, 4, 8),
    POWER("5", 0, 7),
    SUSPENDED2("sus2", 0, 2, 7),
    SUSPENDED4("sus4", 0, 5, 7),
    SIXTH("6", 0, 4, 7, 9),
    MINOR_SIXTH("m6", 0, 3, 7, 9),
    SEVENTH("7", 0, 4, 7, 10),
    MAJOR_SEVENTH("maj7", 0, 4, 7, 11),
    MINOR_SEVENTH("m7", 0, 3, 7, 10),
    MINOR_MAJOR_SEVENTH("mMaj7", 0, 3, 7, 11),
    HALF_DIMINISHED("m7b5", 0, 3, 6, 10),
    DIMINISHED_SEVENTH("dim7", 0, 3, 6, 9),
    AUGMENTED_SEVENTH("aug7", 0, 4, 8, 10),
    SEVENTH_SUSPENDED4("7sus4", 0, 5, 7, 10),
    SEVENTH_FLAT_NINTH("7b9", 0, 4, 7, 10, 13),
    ADDED_NINTH("add9", 0, 4, 7, 14),
    MINOR_ADDED_NINTH("madd9", 0, 3, 7, 14),
    NINTH("9", 0, 4, 7, 10, 14),
    MAJOR_NINTH("maj9", 0, 4, 7, 11, 14),
    MINOR_NINTH("m9", 0, 3, 7, 10, 14),
    ELEVENTH("11", 0, 4, 7, 10, 14, 17),
    MINOR_ELEVENTH("m11", 0, 3, 7, 10, 14, 17),
    THIRTEENTH("13", 0, 4, 7, 10, 14, 21);

    private static final int MINOR_THIRD = 3;
    private static final int MAJOR_THIRD = 4;

    private final String symbol;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> intervals;

    ChordQuality(String symbol, Integer... intervals) {
        this.symbol = symbol;
        this.intervals = List.of(intervals);
    }

    /** What follows the root in a chord symbol. */
    public String symbol() {
        return symbol;
    }

    /** Semitones above the root, rising, the first 0. */
    public List<Integer> intervals() {
        return intervals;
    }

    /** True with a minor third and no major one. */
    public boolean isMinor() {
        return intervals.contains(MINOR_THIRD) && !intervals.contains(MAJOR_THIRD);
    }
}
