package lathe.core.text;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word was meant to be. */
public final class Nearest {

    private Nearest() {}

    /** The word that is the fewest typing slips away, if they are few enough to suggest it. */
    public static Optional<String> to(String typed, Collection<String> words) {
        String lower = typed.toLowerCase(Locale.ROOT);
        return words.stream()
                .min(Comparator.comparingInt(word -> slips(lower, word.toLowerCase(Locale.ROOT))))
                .filter(word -> slips(lower, word.toLowerCase(Locale.ROOT)) <= Math.max(2, word.length() / 3)
                        || (lower.length() >= 3 && word.toLowerCase(Locale.ROOT).startsWith(lower)));
    }

    /** {@code unknown target "spotfy"; did you mean spotify? There are spotify, youtube}. */
    public static String complaint(String kind, String typed, Collection<String> words) {
        String guess =
                to(typed, words).map(word -> "did you mean " + word + "? ").orElse("");
        return "unknown " + kind + " \"" + typed + "\"; " + guess + "there are " + String.join(", ", words);
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (Damerau 1964, restricted form). */
    private static int slips(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[b.length()];
    }
}
