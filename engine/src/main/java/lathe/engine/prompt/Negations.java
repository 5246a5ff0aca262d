package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which concepts a denial covers: {@code no drums or bass}, {@code ohne Schlagzeug und Bass}, {@code 드럼과 베이스 없이}. */
final class Negations {

    private static final int LONGEST_REACH = 3;
    private static final Set<String> ALSO = Set.of("or", "nor", "and", "und", "oder", "noch", "neither");
    private static final Set<String> EITHER = Set.of("or", "nor", "oder", "noch");
    private static final Set<String> KOREAN_ALSO =
            Set.of("", "과", "와", "이나", "나", "하고", "랑", "이랑", "도", "및", "이랑은", "또는");
    private static final Set<String> BREAKS =
            Set.of("but", "aber", "with", "mit", "sondern", "just", "only", "nur", "dafuer", "instead", "except");

    private final Folded text;
    private final List<Match> matches;
    private final Set<Integer> denied = new TreeSet<>();

    private Negations(Folded text, List<Match> matches) {
        this.text = text;
        this.matches = matches;
    }

    /** Indices into the matches of what must not be. */
    static Set<Integer> denied(Folded text, List<Match> matches) {
        Negations negations = new Negations(text, matches);
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).is(ConceptKind.NEGATION)) {
                boolean before = matches.get(i).concept().id().equals("before");
                if (before) {
                    negations.ahead(i);
                } else {
                    negations.back(i);
                }
            }
        }
        return negations.denied;
    }

    private void ahead(int negation) {
        int first = skipDegrees(negation + 1, 1);
        if (first >= matches.size() || !reaches(negation, first) || !isConcept(first)) {
            return;
        }
        denied.add(first);
        int last = first;
        for (int i = first + 1; i < matches.size() && joined(last, i); i++) {
            denied.add(i);
            last = i;
        }
    }

    private int skipDegrees(int index, int step) {
        int i = index;
        while (i >= 0 && i < matches.size() && matches.get(i).is(ConceptKind.DEGREE)) {
            i += step;
        }
        return i;
    }

    private boolean isConcept(int index) {
        return switch (matches.get(index).concept().kind()) {
            case GENRE, MOOD, SCENE, INSTRUMENT, SECTION, FORM, ARC -> true;
            default -> false;
        };
    }

    private boolean reaches(int from, int to) {
        List<String> between = between(from, to);
        return between.size() <= LONGEST_REACH
                && between.stream().noneMatch(word -> word.equals(",") || BREAKS.contains(word));
    }

    private boolean joined(int last, int next) {
        if (!isConcept(next)
                || matches.get(next).concept().kind()
                        != matches.get(last).concept().kind()) {
            return false;
        }
        List<String> between = between(last, next);
        boolean also = between.stream().anyMatch(ALSO::contains);
        boolean comma = between.contains(",");
        boolean listGoesOn = comma && laterEither(next);
        boolean plain = between.stream().noneMatch(BREAKS::contains) && between.size() <= LONGEST_REACH;
        return plain && ((also && !comma) || (comma && between.stream().anyMatch(EITHER::contains)) || listGoesOn);
    }

    private boolean laterEither(int from) {
        for (int i = from; i + 1 < matches.size() && i < from + LONGEST_REACH; i++) {
            List<String> between = between(i, i + 1);
            if (between.stream().anyMatch(EITHER::contains)) {
                return matches.get(i + 1).concept().kind()
                        == matches.get(i).concept().kind();
            }
        }
        return false;
    }

    private void back(int negation) {
        int last = skipDegrees(negation - 1, -1);
        if (last < 0 || !isConcept(last) || between(last, negation).contains(",")) {
            return;
        }
        if (between(last, negation).size() > LONGEST_REACH) {
            return;
        }
        denied.add(last);
        for (int i = last - 1; i >= 0; i--) {
            List<String> between = between(i, i + 1);
            boolean also = between.isEmpty()
                    ? adjoins(i)
                    : between.stream().allMatch(word -> KOREAN_ALSO.contains(word) || ALSO.contains(word));
            boolean same = matches.get(i).concept().kind()
                    == matches.get(last).concept().kind();
            if (!isConcept(i) || !also || !same) {
                return;
            }
            denied.add(i);
        }
    }

    /** Two Korean nouns side by side may be one thing; only a joining particle makes them a list. */
    private boolean adjoins(int index) {
        return matches.get(index).inCompound();
    }

    private List<String> between(int from, int to) {
        List<String> words = new ArrayList<>();
        int start = matches.get(from).to();
        int end = matches.get(to).from();
        for (int i = start; i < end; ) {
            if (text.at(i) == Folded.STOP) {
                words.add(",");
                i++;
            } else if (text.at(i) == Folded.GAP) {
                i++;
            } else {
                int wordEnd = Math.min(end, text.wordEnd(i));
                words.add(text.slice(i, wordEnd));
                i = wordEnd;
            }
        }
        return words;
    }
}
