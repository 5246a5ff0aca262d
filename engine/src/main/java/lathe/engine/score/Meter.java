package lathe.engine.score;

/**
 * A time signature.
 *
 * @param beats in a bar, 1 to 64
 * @param unit what a beat is: 1, 2, 4, 8, 16, 32
 */
public record Meter(int beats, int unit) {

    /** Common time. */
    public static final Meter FOUR_FOUR = new Meter(4, 4);

    /** Refuses what is no time signature. */
    public Meter {
        if (beats < 1 || beats > 64 || unit < 1 || unit > 32 || Integer.bitCount(unit) != 1) {
            throw new IllegalArgumentException("beats=" + beats + " unit=" + unit);
        }
    }

    /** Length of a bar. */
    public long barTicks(int ticksPerQuarter) {
        return 4L * ticksPerQuarter * beats / unit;
    }

    /** Length of a written beat. */
    public long beatTicks(int ticksPerQuarter) {
        return 4L * ticksPerQuarter / unit;
    }

    /** True if beats are counted in threes, as in 6/8. */
    public boolean isCompound() {
        return unit >= 8 && beats % 3 == 0 && beats > 3;
    }

    @Override
    public String toString() {
        return beats + "/" + unit;
    }
}
