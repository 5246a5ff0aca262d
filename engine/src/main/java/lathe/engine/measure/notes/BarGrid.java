package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;

/**
 * Where the bars of a score begin. A new metre begins a new bar, whatever is left of the old one.
 *
 * @param starts first tick of each bar, rising; then the tick after the last bar. A score without notes has no bars
 */
record BarGrid(List<Long> starts) {

    /** Nine hours of 4/4 at 120; what lies beyond in a hostile file is not looked at. */
    static final int MOST_BARS = 1 << 14;

    BarGrid {
        starts = List.copyOf(starts);
    }

    static BarGrid of(Score score) {
        List<Timed<Meter>> meters = new ArrayList<>(score.meters());
        if (meters.isEmpty() || meters.getFirst().tick() > 0) {
            meters.addFirst(new Timed<>(0, Meter.FOUR_FOUR));
        }
        long end = score.endTick();
        List<Long> starts = new ArrayList<>();
        long at = 0;
        int meter = 0;
        while (at < end && starts.size() < MOST_BARS) {
            starts.add(at);
            long next = at + Math.max(1, meters.get(meter).value().barTicks(score.ticksPerQuarter()));
            while (meter + 1 < meters.size() && meters.get(meter + 1).tick() <= next) {
                meter++;
                // A metre that does not come on a bar line cuts the bar short.
                next = Math.max(at + 1, Math.min(next, meters.get(meter).tick()));
            }
            at = next;
        }
        starts.add(at);
        return new BarGrid(starts);
    }

    int bars() {
        return starts.size() - 1;
    }

    long start(int bar) {
        return starts.get(bar);
    }

    long length(int bar) {
        return starts.get(bar + 1) - starts.get(bar);
    }

    /** The bar that a tick lies in, or -1 behind the last. */
    int at(long tick) {
        if (tick < 0 || tick >= starts.getLast()) {
            return -1;
        }
        int low = 0;
        int high = bars() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (starts.get(middle) <= tick) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
