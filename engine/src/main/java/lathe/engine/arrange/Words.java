package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;

/** Lines of lyrics to syllables. */
final class Words {

    private Words() {}

    /** Syllables of a line in order; one that its word goes on after ends with {@code -}. */
    static List<String> syllables(String line) {
        List<String> syllables = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            if (!word.isEmpty()) {
                syllables.add(word);
            }
        }
        return syllables;
    }
}
