package lathe.engine.compose;

import java.util.List;
import lathe.engine.compose.constraint.ConstraintComposer;
import lathe.engine.compose.hmm.HmmComposer;
import lathe.engine.compose.markov.MarkovComposer;

/** The composers by id. */
public final class Composers {

    /** All ids, the one that chooses for itself first. */
    public static final List<String> IDS = List.of("auto", "markov", "hmm", "constraint");

    private Composers() {}

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
