package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;

/** The chords of a section laid out for one part, below the tune. */
final class Harmony {

    private final SectionContext context;
    private final List<Integer> ceilings;
    private final List<List<Integer>> layout;

    /** Chords under the tune. */
    Harmony(SectionContext context, Voicing voicing) {
        this(context, voicing, ceilings(context, voicing.deepest()));
    }

    private Harmony(SectionContext context, Voicing voicing, List<Integer> ceilings) {
        this.context = context;
        this.ceilings = ceilings;
        layout = voicing.lead(context.chords(), ceilings, context.key());
    }

    /** Chords for a part that may glitter above the tune. */
    static Harmony free(SectionContext context, Voicing voicing) {
        return new Harmony(
                context, voicing, Collections.nCopies(context.chords().size(), Note.MOST));
    }

    /**
     * For each chord the highest pitch below the whole of the tune that sounds with it, but never so low that the instrument
     * has no room for a chord: under a very deep tune the players go on, and cross it.
     */
    private static List<Integer> ceilings(SectionContext context, int floor) {
        List<Integer> ceilings = new ArrayList<>();
        for (ChordSpan span : context.chords()) {
            int lowest = Note.MOST;
            for (Note note : context.melody()) {
                if (note.startTick() < span.endTick() && note.endTick() > span.startTick()) {
                    lowest = Math.min(lowest, note.pitch());
                }
            }
            ceilings.add(lowest == Note.MOST ? Note.MOST : Math.max(lowest - 1, floor + Voicing.ROOM));
        }
        return ceilings;
    }

    /** Number of the chord that holds at a tick. */
    int indexAt(long tick) {
        int low = 0;
        int high = size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (span(middle).endTick() <= tick) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int size() {
        return layout.size();
    }

    ChordSpan span(int index) {
        return context.chords().get(index);
    }

    /** Highest pitch that a part may play with a chord. */
    int ceiling(int index) {
        return ceilings.get(index);
    }

    /** The pitches of a chord, rising; may be empty. */
    List<Integer> pitches(int index) {
        return layout.get(index);
    }

    /**
     * The strokes of a part, cut where the chord changes: a held stroke is struck again with the new chord, and a chord that
     * no stroke falls on is struck where it begins.
     */
    List<Strokes.Stroke> strokes(String marks, SectionGrid grid) {
        List<Strokes.Stroke> cut = new ArrayList<>();
        List<Strokes.Stroke> written = Strokes.of(marks, grid);
        int first = 0;
        for (int i = 0; i < size(); i++) {
            long from = span(i).startTick();
            long to = span(i).endTick();
            boolean struck = false;
            while (first < written.size() && written.get(first).end() <= from) {
                first++;
            }
            for (int j = first; j < written.size() && written.get(j).start() < to; j++) {
                Strokes.Stroke stroke = written.get(j);
                long start = Math.max(stroke.start(), from);
                long end = Math.min(stroke.end(), to);
                if (stroke.start() >= from || end - start >= 2 * SectionGrid.STEP_TICKS) {
                    cut.add(new Strokes.Stroke(start, end, stroke.mark()));
                    struck = true;
                }
            }
            if (!struck) {
                cut.add(new Strokes.Stroke(from, to, 'x'));
            }
        }
        return cut;
    }
}
