package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds concepts in folded words: the longest surface from the left, whole words, with the endings of the languages. */
final class Matcher {

    /** No surface is longer; keeps the walk over Korean gaps short. */
    private static final int LONGEST = 60;

    private static final int LEAST_FOR_ENDING = 4;
    /** What may follow a surface in its word: plurals, adverbs and comparisons of English, the endings of German adjectives. */
    private static final Set<String> ENDINGS = Set.of(
            "s", "e", "en", "em", "er", "es", "n", "ern", "ens", "ere", "eren", "erem", "erer", "eres", "ste", "sten",
            "y", "ly", "ish", "ed");

    private static final Set<String> PARTICLES = Set.of(
            "은", "는", "이", "가", "을", "를", "의", "에", "로", "으로", "와", "과", "도", "만", "에서", "나", "이나", "풍", "풍의", "곡", "송",
            "랑", "하고", "엔", "에는", "적인", "스타일", "느낌", "음악", "노래", "처럼", "같은", "들", "까지", "부터", "용", "밤", "날");

    private final Lexicon lexicon;
    private final Compounds compounds;

    Matcher(Lexicon lexicon) {
        this.lexicon = lexicon;
        compounds = new Compounds(lexicon.trie());
    }

    /** Everything that was found, from left to right, not overlapping. */
    List<Match> find(Folded text, Language language) {
        List<Match> found = new ArrayList<>();
        int i = 0;
        int lastEnd = -1;
        while (i < text.length()) {
            boolean hangul = Folded.isHangul(text.at(i));
            boolean start = text.wordStarts(i) || (hangul && i == lastEnd);
            Match match = start || hangul ? longest(text, i, language, start) : null;
            if (match != null) {
                found.add(match);
                i = match.to();
                lastEnd = i;
            } else if (start && !hangul) {
                int end = text.wordEnd(i);
                if (!lexicon.isStop(text.slice(i, end))) {
                    found.addAll(compounds.split(text, i, end));
                }
                i = end;
            } else {
                i++;
            }
        }
        return found;
    }

    private @Nullable Match longest(Folded text, int from, Language language, boolean wordStart) {
        var best = new Object() {
            int end = -1;
            List<Concept> concepts = List.of();
        };
        lexicon.trie().walk(text, from, Math.min(text.length(), from + LONGEST), (end, surfaces) -> {
            int whole = wholeEnd(text, from, end, wordStart);
            List<Concept> concepts = surfaces.stream()
                    .filter(surface -> !surface.ownLanguageOnly() || surface.language() == language)
                    .map(Surface::concept)
                    .distinct()
                    .toList();
            if (whole >= best.end && whole > 0 && !concepts.isEmpty()) {
                best.end = whole;
                best.concepts = concepts;
            }
        });
        return best.end < 0 ? null : new Match(from, best.end, best.concepts, false, text.original(from, best.end));
    }

    /** Where the word with its ending ends; -1 if the surface is only a part of another word. */
    private static int wholeEnd(Folded text, int from, int end, boolean wordStart) {
        if (Folded.isHangul(text.at(end - 1))) {
            return wholeHangul(text, from, end, wordStart);
        }
        int wordEnd = text.wordEnd(end - 1);
        if (wordEnd == end) {
            return end;
        }
        String rest = text.slice(end, wordEnd);
        boolean ending = end - from >= LEAST_FOR_ENDING && ENDINGS.contains(rest);
        return ending || (rest.equals("s") && end - from > 2) ? wordEnd : -1;
    }

    private static int wholeHangul(Folded text, int from, int end, boolean wordStart) {
        if (end - from > 1) {
            return end;
        }
        String rest = text.slice(end, text.wordEnd(end - 1));
        return wordStart && (rest.isEmpty() || PARTICLES.contains(rest)) ? end : -1;
    }
}
