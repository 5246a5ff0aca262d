package lathe.engine.compose;

import java.util.List;
import java.util.Set;
import lathe.engine.compose.constraint.ConstraintComposer;
import lathe.engine.compose.hmm.HmmComposer;
import lathe.engine.compose.markov.MarkovComposer;

/** The composers by id. */
public final class Composers {

    /** All ids, the one that chooses for itself first. */
    public static final List<String> IDS = List.of("auto", "markov", "hmm", "constraint");

    /** Styles of an age that kept to rules. */
    private static final Set<String> STRICT = Set.of("classical-piano", "waltz");

    private Composers() {}

    /**
     * Who works: the id itself or, for {@code auto}, the one that suits: the composer of chorales for chorales and where a tune
     * wants chords, the strict one for old styles, else the one that learned from songs.
     *
     * @param toHarmonise true if there is a tune that wants chords
     */
    public static String chosen(String id, String style, boolean toHarmonise) {
        if (!"auto".equals(id)) {
            return id;
        }
        if (toHarmonise || "chorale".equals(style)) {
            return "hmm";
        }
        return STRICT.contains(style) ? "constraint" : "markov";
    }

    /**
     * The composer with the id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Composer byId(String id) {
        return switch (id) {
            case "auto" -> new AutoComposer();
            case "markov" -> new MarkovComposer();
            case "hmm" -> new HmmComposer();
            case "constraint" -> new ConstraintComposer();
            default -> throw new IllegalArgumentException("composer=" + id + ", known are " + String.join(", ", IDS));
        };
    }
}
