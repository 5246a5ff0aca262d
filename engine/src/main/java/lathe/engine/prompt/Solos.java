package lathe.engine.prompt;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the words want the named instruments and nobody else: {@code solo piano}, {@code nur Klavier}, {@code 피아노만}. */
final class Solos {

    private static final Set<String> BEFORE =
            Set.of("only", "just", "solo", "nur", "lediglich", "ausschliesslich", "unaccompanied");
    private static final Set<String> BEHIND =
            Set.of("only", "alone", "allein", "만", "만으로", "로만", "으로만", "독주", "독주곡", "독주로");

    private static final Set<String> BETWEEN = Set.of("a", "an", "the", "one", "noch", "ein", "eine", "einem", "einer");

    private final Folded text;
    private final List<Match> matches;

    Solos(Folded text, List<Match> matches) {
        this.text = text;
        this.matches = matches;
    }

    /** True if the instrument of this match is asked to play alone, somewhere or all through the song. */
    boolean isSolo(int index) {
        Match match = matches.get(index);
        return isBefore(match.from()) || BEHIND.contains(wordBehind(match.to()));
    }

    private boolean isBefore(int at) {
        int start = wordStart(at);
        String word = text.slice(start, at).strip();
        return BEFORE.contains(word) || (BETWEEN.contains(word) && BEFORE.contains(wordBefore(start)));
    }

    /** True if the match is the word {@code solo} before an instrument and no section. */
    boolean isSoloWord(int index) {
        return matches.get(index).concept().id().equals("solo")
                && index + 1 < matches.size()
                && matches.get(index + 1).is(ConceptKind.INSTRUMENT)
                && matches.get(index + 1).from() - matches.get(index).to() <= 1;
    }

    private String wordBefore(int at) {
        return text.slice(wordStart(at), at).strip();
    }

    private int wordStart(int at) {
        int start = at;
        if (start > 0 && text.at(start - 1) == Folded.GAP) {
            start--;
        }
        while (start > 0 && !Folded.isGap(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    private String wordBehind(int at) {
        int start = at < text.length() && text.at(at) == Folded.GAP ? at + 1 : at;
        return start < text.length() ? text.slice(start, text.wordEnd(start)) : "";
    }

    /** The place in the clause where the instrument is left alone; empty if it is all through the song. */
    Optional<String> place(int index) {
        for (int i = index - 1; i >= 0; i--) {
            String gap = text.slice(matches.get(i).to(), matches.get(i + 1).from());
            if (gap.indexOf(Folded.STOP) >= 0) {
                return Optional.empty();
            }
            Match match = matches.get(i);
            boolean place = match.is(ConceptKind.PLACE) || match.is(ConceptKind.SECTION);
            if (place && !isSoloWord(i)) {
                return Optional.of(match.concept().id());
            }
        }
        return Optional.empty();
    }
}
