package lathe.engine.prompt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the words want the named instruments and nobody else: {@code solo piano}, {@code nur Klavier}, {@code 피아노만}. */
final class Solos {

    private static final Set<String> BEFORE =
            Set.of("only", "just", "solo", "nur", "lediglich", "ausschliesslich", "unaccompanied");
    private static final Set<String> BEHIND =
            Set.of("only", "alone", "allein", "만", "만으로", "로만", "으로만", "독주", "독주곡", "독주로");

    private static final String SOLO = "solo";
    private static final Pattern SOLO_WORD = Pattern.compile("(solos?|soli|솔로)$");
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
        return matches.get(index).concept().id().equals(SOLO)
                && index + 1 < matches.size()
                && matches.get(index + 1).is(ConceptKind.INSTRUMENT)
                && matches.get(index + 1).from() - matches.get(index).to() <= 1;
    }

    /**
     * The instrument of a {@code piano solo} that is the whole piece and no part of one: its clause names nothing before it but
     * how it sounds, and no place behind it.
     */
    Optional<String> piece(int index) {
        Match match = matches.get(index);
        if (!match.is(ConceptKind.SECTION) || !match.concept().id().equals(SOLO) || !isOpening(index)) {
            return Optional.empty();
        }
        String words = text.slice(match.from(), match.to());
        String before = SOLO_WORD.matcher(words).replaceFirst("").strip();
        if (!before.isEmpty()) {
            return Optional.of(before);
        }
        boolean named = index > 0
                && matches.get(index - 1).is(ConceptKind.INSTRUMENT)
                && match.from() - matches.get(index - 1).to() <= 1;
        return named ? Optional.of("") : Optional.empty();
    }

    private boolean isOpening(int index) {
        int at = matches.get(index).from();
        for (int i = index - 1; i >= -1; i--) {
            int from = i < 0 ? 0 : matches.get(i).to();
            String gap = text.slice(from, at);
            int stop = gap.lastIndexOf(Folded.STOP);
            for (String word : gap.substring(stop + 1).split(" ", -1)) {
                if (!word.isEmpty() && !BETWEEN.contains(word)) {
                    return false;
                }
            }
            if (stop >= 0 || i < 0) {
                break;
            }
            Match match = matches.get(i);
            if (!match.is(ConceptKind.MOOD) && !match.is(ConceptKind.INSTRUMENT) && !match.is(ConceptKind.DEGREE)) {
                return false;
            }
            at = match.from();
        }
        for (int i = index + 1; i < matches.size(); i++) {
            int to = matches.get(i - 1).to();
            if (text.slice(to, matches.get(i).from()).indexOf(Folded.STOP) >= 0) {
                return true;
            }
            if (matches.get(i).is(ConceptKind.PLACE) || matches.get(i).is(ConceptKind.SECTION)) {
                return false;
            }
        }
        return true;
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
