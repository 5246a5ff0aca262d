package lathe.engine.score;

import java.util.List;

/**
 * A score from a file, and what had to be mended to read it.
 *
 * @param remarks for the user, empty where the file is in order
 */
public record ReadScore(Score score, List<String> remarks) {

    /** Copies the list. */
    public ReadScore {
        remarks = List.copyOf(remarks);
    }
}
