package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.engine.score.Note;

/** Where notes begin and how they lie upon each other. */
final class Rhythm {

    private static final int PLACES = 64;

    private Rhythm() {}

    /**
     * Grooving pattern similarity. Of all pairs of n bars, c (n - c) differ in a place where c bars have an onset; so no pair
     * need be looked at. NaN with fewer than two bars.
     */
    static double grooveSimilarity(List<Note> notes, BarGrid grid) {
        int bars = grid.bars();
        if (bars < 2) {
            return Double.NaN;
        }
        boolean[][] onset = new boolean[bars][PLACES];
        for (Note note : notes) {
            int bar = grid.at(note.startTick());
            if (bar >= 0) {
                long place = (note.startTick() - grid.start(bar)) * PLACES / grid.length(bar);
                onset[bar][(int) place] = true;
            }
        }
        double differing = 0;
        for (int place = 0; place < PLACES; place++) {
            long with = 0;
            for (boolean[] bar : onset) {
                with += bar[place] ? 1 : 0;
            }
            differing += with * (double) (bars - with);
        }
        double pairs = bars * (bars - 1.0) / 2;
        return 1 - differing / (PLACES * pairs);
    }

    /** Share of bars in which no note sounds; NaN without bars. */
    static double emptyBarRate(List<Note> notes, BarGrid grid) {
        // How many notes begin to sound, less those that end, before each bar.
        int[] change = new int[grid.bars() + 1];
        for (Note note : notes) {
            int first = grid.at(note.startTick());
            if (first >= 0) {
                int last = grid.at(note.endTick() - 1);
                change[first]++;
                change[last < 0 ? grid.bars() : last + 1]--;
            }
        }
        int empty = 0;
        int sounding = 0;
        for (int bar = 0; bar < grid.bars(); bar++) {
            sounding += change[bar];
            empty += sounding == 0 ? 1 : 0;
        }
        return empty / (double) grid.bars();
    }

    /** Share of the time with notes in which two or more pitches sound; NaN without notes. */
    static double polyphonyRate(List<Note> notes) {
        record Edge(long tick, int pitch, int change) {}
        List<Edge> edges = new ArrayList<>();
        for (Note note : notes) {
            edges.add(new Edge(note.startTick(), note.pitch(), 1));
            edges.add(new Edge(note.endTick(), note.pitch(), -1));
        }
        edges.sort(Comparator.comparingLong(Edge::tick));
        int[] held = new int[Note.MOST + 1];
        int pitches = 0;
        long any = 0;
        long many = 0;
        long last = 0;
        for (Edge edge : edges) {
            any += pitches >= 1 ? edge.tick() - last : 0;
            many += pitches >= 2 ? edge.tick() - last : 0;
            last = edge.tick();
            int before = held[edge.pitch()];
            held[edge.pitch()] += edge.change();
            pitches += Math.min(1, held[edge.pitch()]) - Math.min(1, before);
        }
        return any > 0 ? many / (double) any : Double.NaN;
    }
}
