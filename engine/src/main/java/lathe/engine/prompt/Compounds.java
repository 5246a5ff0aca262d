package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds concepts inside German compounds: {@code Klavierballade} is a piano and a ballad. */
final class Compounds {

    private static final int LEAST_PART = 3;
    private static final int LEAST_LONE_PART = 5;
    private static final int LONGEST_WORD = 60;
    private static final Set<String> LINKS = Set.of("", "s", "n", "en", "es", "e", "er");
    private static final Set<String> TAILS = Set.of(
            "musik",
            "stueck",
            "stuecke",
            "lied",
            "lieder",
            "song",
            "songs",
            "sound",
            "sounds",
            "klang",
            "klaenge",
            "klaengen",
            "begleitung",
            "nummer",
            "gefuehl",
            "stimmung",
            "atmosphaere",
            "melodie",
            "melodien",
            "rhythmus",
            "rhythmen",
            "track",
            "beat",
            "beats",
            "groove",
            "grooves",
            "thema",
            "tempo",
            "linie",
            "linien",
            "akkorde",
            "akkorden",
            "arrangement",
            "orientiert",
            "lastig",
            "lastige",
            "lastiger",
            "lastiges",
            "artig",
            "artige",
            "artiger",
            "artiges",
            "stil",
            "haft",
            "hafte",
            "haftes",
            "hafter",
            "betont",
            "betonte",
            "betonter",
            "spiel",
            "solo",
            "soli",
            "vibe",
            "vibes",
            "abend",
            "nacht",
            "tag",
            "zeit",
            "szene",
            "film",
            "musikstueck",
            "teppich",
            "teppiche",
            "satz",
            "einsatz",
            "part",
            "intro",
            "outro",
            "ton",
            "toene",
            "toenen",
            "band",
            "duo",
            "trio",
            "quartett",
            "hit",
            "kracher",
            "version");

    private final Trie trie;

    Compounds(Trie trie) {
        this.trie = trie;
    }

    /** The concepts of a word that no surface matches as a whole; empty if it is no compound of known words. */
    List<Match> split(Folded text, int from, int to) {
        if (to - from < 2 * LEAST_PART || to - from > LONGEST_WORD) {
            return List.of();
        }
        List<Match> whole = cover(text, from, to);
        return whole.isEmpty() ? edge(text, from, to) : whole;
    }

    /** Covers the whole word with known parts and neutral tails; the longest first part that lets the rest be covered. */
    private List<Match> cover(Folded text, int from, int to) {
        int length = to - from;
        List<List<Match>> best = new ArrayList<>();
        boolean[] reached = new boolean[length + 1];
        reached[0] = true;
        best.add(List.of());
        for (int i = 1; i <= length; i++) {
            best.add(List.of());
        }
        for (int i = 0; i < length; i++) {
            if (reached[i]) {
                extend(text, from, i, to, reached, best);
            }
        }
        return reached[length] ? best.get(length) : List.of();
    }

    private void extend(Folded text, int from, int at, int to, boolean[] reached, List<List<Match>> best) {
        for (int end = from + at + LEAST_PART; end <= to; end++) {
            String part = text.slice(from + at, end);
            List<Surface> surfaces = known(part);
            boolean tail = at > 0 && TAILS.contains(part);
            if (surfaces.isEmpty() && !tail) {
                continue;
            }
            List<Match> parts = new ArrayList<>(best.get(at));
            if (!surfaces.isEmpty()) {
                parts.add(match(from + at, end, surfaces, text.original(from, to)));
            }
            for (String link : LINKS) {
                int next = end - from + link.length();
                boolean fits = from + next <= to && text.slice(end, from + next).equals(link);
                if (fits && (!reached[next] || parts.size() < best.get(next).size())) {
                    reached[next] = true;
                    best.set(next, parts);
                }
            }
        }
    }

    private List<Surface> known(String part) {
        return trie.exactly(part).stream()
                .filter(surface -> surface.concept().kind() != ConceptKind.STOP
                        && surface.concept().kind() != ConceptKind.ARTIST
                        && surface.concept().kind() != ConceptKind.DEGREE
                        && surface.concept().kind() != ConceptKind.NEGATION)
                .toList();
    }

    /** A long known part at the word's beginning or end, the rest unknown. */
    private List<Match> edge(Folded text, int from, int to) {
        for (int length = to - from - LEAST_PART; length >= LEAST_LONE_PART; length--) {
            List<Surface> first = known(text.slice(from, from + length));
            if (!first.isEmpty()) {
                return List.of(match(from, from + length, first, text.original(from, to)));
            }
            List<Surface> last = known(text.slice(to - length, to));
            if (!last.isEmpty()) {
                return List.of(match(to - length, to, last, text.original(from, to)));
            }
        }
        return List.of();
    }

    private static Match match(int from, int to, List<Surface> surfaces, String word) {
        List<Concept> concepts =
                surfaces.stream().map(Surface::concept).distinct().toList();
        return new Match(from, to, concepts, true, word);
    }
}
