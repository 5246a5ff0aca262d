package lathe.engine.compose.markov;

import java.util.List;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/** A rhythm as its viewpoints see it: where in the bar notes begin and how far the next one is, in twelfths of a quarter. */
final class RhythmLine {

    /** Parts of a quarter: sixteenths and triplet eighths come out whole. */
    static final int PARTS = 12;

    /** What is longer counts as this long. */
    static final int LONGEST = 8 * PARTS;

    private static final int OTHER_METER = 7;

    private final long barTicks;
    private final int meter;
    private final long[] starts;
    private final int[] lengths;

    /** A rhythm of at most so many notes. */
    RhythmLine(Meter meter, int most) {
        this.meter = meterClass(meter);
        barTicks = new MetricGrid(meter).barTicks();
        starts = new long[most];
        lengths = new int[most];
    }

    static RhythmLine of(Meter meter, List<Note> notes) {
        RhythmLine line = new RhythmLine(meter, notes.size());
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            boolean last = i + 1 == notes.size();
            line.set(
                    i,
                    note.startTick(),
                    last ? note.durationTicks() : notes.get(i + 1).startTick() - note.startTick());
        }
        return line;
    }

    void set(int i, long start, long ticksToNext) {
        starts[i] = start;
        long parts = Math.round((double) ticksToNext * PARTS / Score.TICKS_PER_QUARTER);
        lengths[i] = (int) Math.clamp(parts, 1L, (long) LONGEST);
    }

    int size() {
        return starts.length;
    }

    long start(int i) {
        return starts[i];
    }

    /** Twelfths of a quarter to the next note, 1 to {@link #LONGEST}. */
    int length(int i) {
        return lengths[i];
    }

    /** Kind of metre. */
    int meter() {
        return meter;
    }

    /** Place in the bar in sixteenths, rounded down; 63 for all later ones. */
    int place(int i) {
        return (int) Math.min(63, Math.floorMod(starts[i], barTicks) / MetricGrid.STEP);
    }

    private static int meterClass(Meter meter) {
        return switch (meter.toString()) {
            case "2/4" -> 0;
            case "3/4" -> 1;
            case "4/4", "2/2" -> 2;
            case "6/8" -> 3;
            case "9/8" -> 4;
            case "12/8" -> 5;
            case "3/8" -> 6;
            default -> OTHER_METER;
        };
    }
}
