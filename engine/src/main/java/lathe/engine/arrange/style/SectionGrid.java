package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;

/**
 * A section in steps of a 16th, and its bars cut into cells of the few metres that patterns are written for: 5/4 is three
 * and two quarters, 9/8 a bar of 6/8 and half of one.
 */
final class SectionGrid {

    /** Ticks in a 16th. */
    static final long STEP_TICKS = Score.TICKS_PER_QUARTER / 4;

    /**
     * A part of a bar that is played like a bar of a simple metre.
     *
     * @param meter as in {@link Pattern}
     * @param from first step in the bar
     * @param steps length; shorter than the metre's bar at the end of an odd one
     */
    record Cell(int meter, int from, int steps) {}

    private final SectionContext context;
    private final int stepsInBar;
    private final List<Cell> cells;

    SectionGrid(SectionContext context) {
        this.context = context;
        stepsInBar = (int) Math.ceilDiv(context.barTicks(), STEP_TICKS);
        cells = cells(context.meter(), stepsInBar);
    }

    private static List<Cell> cells(Meter meter, int steps) {
        List<Cell> cells = new ArrayList<>();
        int from = 0;
        while (from < steps) {
            int kind = meter.isCompound() ? 6 : simple(steps - from, steps);
            int length = Math.min(Pattern.stepsInBar(kind), steps - from);
            cells.add(new Cell(kind, from, length));
            from += length;
        }
        return cells;
    }

    private static int simple(int left, int whole) {
        boolean inThrees = whole % 16 != 0 && (whole % 12 == 0 || left == 20);
        if (inThrees && left >= 12) {
            return 3;
        }
        return left >= 16 ? 4 : left >= 12 ? 3 : 2;
    }

    List<Cell> cells() {
        return cells;
    }

    int stepsInBar() {
        return stepsInBar;
    }

    int steps() {
        return stepsInBar * context.bars();
    }

    /** Where a step begins; the section's end for the step behind the last. */
    long tick(int step) {
        return step / stepsInBar * context.barTicks() + step % stepsInBar * STEP_TICKS;
    }

    /** The step that holds a tick. */
    int step(long tick) {
        long bar = tick / context.barTicks();
        return (int) (bar * stepsInBar + tick % context.barTicks() / STEP_TICKS);
    }

    /** Steps in a beat as it is felt: a dotted quarter in compound metres. */
    int stepsInBeat() {
        return context.meter().isCompound() ? 6 : 4;
    }
}
