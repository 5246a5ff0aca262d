package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Surfaces by their letters, for the longest match. Looked up only; the order of the maps is never seen. */
final class Trie {

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private final List<Surface> surfaces = new ArrayList<>();
    }

    /** What a walk meets: a place in the text and the surfaces that end there. */
    interface Visitor {
        void ends(int end, List<Surface> surfaces);
    }

    private final Node root = new Node();

    /** Adds a surface; gaps in it may be left out in the text. */
    void add(Surface surface) {
        insert(surface.letters(), surface);
        if (surface.letters().indexOf(Folded.GAP) >= 0) {
            insert(surface.letters().replace(" ", ""), surface);
        }
    }

    private void insert(String letters, Surface surface) {
        Node node = root;
        for (int i = 0; i < letters.length(); i++) {
            node = node.next.computeIfAbsent(letters.charAt(i), letter -> new Node());
        }
        if (node.surfaces.stream().noneMatch(known -> known.equals(surface))) {
            node.surfaces.add(surface);
        }
    }

    /** Meets all surfaces that begin at a place, shorter ones first. Between Korean syllables gaps do not count. */
    void walk(Folded text, int from, int limit, Visitor visitor) {
        Node node = root;
        for (int i = from; i < limit; i++) {
            char c = text.at(i);
            Node step = node.next.get(c);
            if (step == null && c == Folded.GAP && betweenHangul(text, i)) {
                continue;
            }
            if (step == null) {
                return;
            }
            node = step;
            if (!node.surfaces.isEmpty()) {
                visitor.ends(i + 1, node.surfaces);
            }
        }
    }

    private static boolean betweenHangul(Folded text, int gap) {
        return gap > 0
                && gap + 1 < text.length()
                && Folded.isHangul(text.at(gap - 1))
                && Folded.isHangul(text.at(gap + 1));
    }

    /** The surfaces of exactly these letters; empty if there are none. */
    List<Surface> exactly(String letters) {
        @Nullable Node node = root;
        for (int i = 0; i < letters.length() && node != null; i++) {
            node = node.next.get(letters.charAt(i));
        }
        return node == null ? List.of() : List.copyOf(node.surfaces);
    }
}
