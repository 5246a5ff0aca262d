package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;

/** The words that no concept covers and that are more than grammar. */
final class Unmatched {

    private static final int MOST = 1000;

    private Unmatched() {}

    static List<String> words(Folded text, List<Match> matches, Lexicon lexicon) {
        List<String> words = new ArrayList<>();
        int next = 0;
        int i = 0;
        while (i < text.length() && words.size() < MOST) {
            while (next < matches.size() && matches.get(next).to() <= i) {
                next++;
            }
            boolean covered = next < matches.size() && matches.get(next).from() <= i;
            int end = Folded.isGap(text.at(i)) ? i + 1 : text.wordEnd(i);
            int limit = next < matches.size()
                    ? Math.min(end, Math.max(i + 1, matches.get(next).from()))
                    : end;
            if (covered) {
                i = matches.get(next).to();
                i = i < text.length() && !text.wordStarts(i) && !Folded.isGap(text.at(i)) ? text.wordEnd(i) : i;
            } else {
                String word = text.slice(i, limit);
                if (means(word, lexicon)) {
                    words.add(text.original(i, limit));
                }
                i = limit;
            }
        }
        return words;
    }

    private static boolean means(String word, Lexicon lexicon) {
        boolean letters = word.length() > 1 && Character.isLetter(word.charAt(0));
        return letters && !lexicon.isStop(word);
    }
}
