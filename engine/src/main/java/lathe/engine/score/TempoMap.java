package lathe.engine.score;

import java.util.ArrayList;
import java.util.List;

/**
 * Ticks to seconds and back.
 *
 * <p>Tempi are microseconds a quarter, as in standard MIDI files (RP-001), so that a map read from a file is kept exactly.
 */
public final class TempoMap {

    /** 120 quarters a minute, what a file without a tempo means. */
    public static final int CUSTOMARY_MICROS = 500_000;

    /** Longest quarter that MIDI can say. */
    public static final int MOST_MICROS = 0xFFFFFF;

    private static final double MICROS_PER_MINUTE = 60e6;

    private final int ticksPerQuarter;
    private final List<Timed<Integer>> changes;
    private final double[] seconds;

    /**
     * @param ticksPerQuarter 1 to 32767
     * @param changes by tick: microseconds a quarter, 1 to {@link #MOST_MICROS}; the customary tempo holds before the first
     */
    public TempoMap(int ticksPerQuarter, List<Timed<Integer>> changes) {
        if (ticksPerQuarter < 1 || ticksPerQuarter > Short.MAX_VALUE) {
            throw new IllegalArgumentException("ticksPerQuarter=" + ticksPerQuarter);
        }
        this.ticksPerQuarter = ticksPerQuarter;
        this.changes = whole(changes);
        seconds = new double[this.changes.size()];
        for (int i = 1; i < seconds.length; i++) {
            Timed<Integer> before = this.changes.get(i - 1);
            long ticks = this.changes.get(i).tick() - before.tick();
            seconds[i] = seconds[i - 1] + ticks * tickSeconds(before.value());
        }
    }

    private static List<Timed<Integer>> whole(List<Timed<Integer>> changes) {
        List<Timed<Integer>> whole = new ArrayList<>();
        whole.add(new Timed<>(0, CUSTOMARY_MICROS));
        for (Timed<Integer> change : changes) {
            Timed<Integer> last = whole.getLast();
            if (change.value() < 1 || change.value() > MOST_MICROS || change.tick() < last.tick()) {
                throw new IllegalArgumentException("tick=" + change.tick() + " micros=" + change.value());
            }
            if (change.tick() == last.tick()) {
                whole.removeLast();
            }
            whole.add(change);
        }
        return List.copyOf(whole);
    }

    /** One tempo all through. */
    public static TempoMap of(int ticksPerQuarter, double quartersPerMinute) {
        return new TempoMap(ticksPerQuarter, List.of(new Timed<>(0, micros(quartersPerMinute))));
    }

    /** The nearest whole number of microseconds a quarter. */
    public static int micros(double quartersPerMinute) {
        return (int) Math.clamp(Math.round(MICROS_PER_MINUTE / quartersPerMinute), 1L, (long) MOST_MICROS);
    }

    /** Ticks in a quarter note. */
    public int ticksPerQuarter() {
        return ticksPerQuarter;
    }

    /** Microseconds a quarter from each tick on; the first at tick 0. */
    public List<Timed<Integer>> changes() {
        return changes;
    }

    /** Quarters a minute at a tick. */
    public double quartersPerMinute(long tick) {
        return MICROS_PER_MINUTE / changes.get(indexAt(tick)).value();
    }

    /** Time of a tick, from the song's start. */
    public double seconds(long tick) {
        int i = indexAt(tick);
        return seconds[i]
                + (tick - changes.get(i).tick()) * tickSeconds(changes.get(i).value());
    }

    /** The tick at or next before a time, 0 for any time before the song. */
    public long tick(double time) {
        int i = changes.size() - 1;
        while (i > 0 && seconds[i] > time) {
            i--;
        }
        return Math.max(
                0,
                changes.get(i).tick()
                        + (long) Math.floor(
                                (time - seconds[i]) / tickSeconds(changes.get(i).value()) + 1e-9));
    }

    private double tickSeconds(int micros) {
        return micros * 1e-6 / ticksPerQuarter;
    }

    private int indexAt(long tick) {
        int low = 0;
        int high = changes.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (changes.get(middle).tick() <= tick) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TempoMap map && map.ticksPerQuarter == ticksPerQuarter && map.changes.equals(changes);
    }

    @Override
    public int hashCode() {
        return 31 * ticksPerQuarter + changes.hashCode();
    }

    @Override
    public String toString() {
        return "TempoMap[" + ticksPerQuarter + ", " + changes + "]";
    }
}
