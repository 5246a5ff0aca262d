package lathe.engine.compose.plan;

import lathe.engine.score.Meter;
import lathe.engine.score.Score;

/** How strong the places of a bar are: the metrical grid of Lerdahl and Jackendoff (1983), in five levels. */
public final class MetricGrid {

    /** Shortest customary note: a sixteenth, in ticks. */
    public static final long STEP = Score.TICKS_PER_QUARTER / 4;

    /** Strength of a bar's first place. */
    public static final int DOWNBEAT = 4;

    /** Strength of the middle of a bar with an even number of beats. */
    public static final int HALF_BAR = 3;

    /** Strength of any other beat. */
    public static final int BEAT = 2;

    /** Strength of the first division of a beat. */
    public static final int DIVISION = 1;

    private final long barTicks;
    private final long beatTicks;
    private final long divisionTicks;

    /** The grid of a metre; the felt beat of a compound metre is three written ones. */
    public MetricGrid(Meter meter) {
        barTicks = meter.barTicks(Score.TICKS_PER_QUARTER);
        long written = meter.beatTicks(Score.TICKS_PER_QUARTER);
        beatTicks = meter.isCompound() ? 3 * written : written;
        divisionTicks = meter.isCompound() ? written : Math.max(1, written / 2);
    }

    /** Length of a bar. */
    public long barTicks() {
        return barTicks;
    }

    /** Length of a felt beat. */
    public long beatTicks() {
        return beatTicks;
    }

    /** Length of half a beat, or of a third of a compound one. */
    public long divisionTicks() {
        return divisionTicks;
    }

    /** Strength of a place, 0 to {@link #DOWNBEAT}. */
    public int strength(long tick) {
        long place = Math.floorMod(tick, barTicks);
        if (place == 0) {
            return DOWNBEAT;
        }
        if (place % beatTicks == 0) {
            return 2 * place == barTicks ? HALF_BAR : BEAT;
        }
        return place % divisionTicks == 0 ? DIVISION : 0;
    }

    /** The strongest place in a stretch that begins at {@code from}, itself left out; the earlier of equals. */
    public long strongestWithin(long from, long to, long step) {
        long best = from + step;
        for (long tick = from + step; tick < to; tick += step) {
            if (strength(tick) > strength(best)) {
                best = tick;
            }
        }
        return best;
    }
}
