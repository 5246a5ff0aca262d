package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;

/**
 * Marks turned into strokes in time: a mark begins a note, {@code -} holds it, {@code .} rests.
 */
final class Strokes {

    /**
     * A note's place.
     *
     * @param start tick in the section
     * @param end first tick after it as written
     */
    record Stroke(long start, long end, char mark) {

        long ticks() {
            return end - start;
        }
    }

    private Strokes() {}

    static List<Stroke> of(String marks, SectionGrid grid) {
        List<Stroke> strokes = new ArrayList<>();
        int i = 0;
        while (i < marks.length()) {
            char mark = marks.charAt(i);
            int end = i + 1;
            while (end < marks.length() && marks.charAt(end) == '-') {
                end++;
            }
            if (mark != '.' && mark != '-') {
                strokes.add(new Stroke(grid.tick(i), grid.tick(end), mark));
            }
            i = end;
        }
        return strokes;
    }
}
