package lathe.postfx.loudness;

import java.util.Arrays;

/**
 * The powers of all blocks above the absolute gate, in memory that does not grow: counts and exact sums in bins of 0.0043 dB.
 *
 * <p>A bin counts as a whole, with the mean of what fell into it. So means are exact, and only a relative gate or a percentile
 * that falls among different values of one bin is off, by less than the bin.
 */
final class EnergyHistogram {

    /** -70 LUFS as a power: L = -0.691 + 10 log10(power). */
    static final double ABSOLUTE_GATE = Math.pow(10, (-70 + 0.691) / 10);

    private static final int BINS_PER_OCTAVE_BITS = 10;
    private static final int SHIFT = 52 - BINS_PER_OCTAVE_BITS;
    private static final long FIRST_BIN = Double.doubleToRawLongBits(ABSOLUTE_GATE) >> SHIFT;
    /** Up to +30 LUFS; what is louder shares the last bin. */
    private static final int BINS = (int) ((Double.doubleToRawLongBits(1000) >> SHIFT) - FIRST_BIN) + 1;

    private final double[] sums = new double[BINS];
    private final long[] counts = new long[BINS];
    private int lowest = BINS;
    private int highest = -1;

    /** Takes a block's mean square; what is not above the gate is left out. */
    void add(double power) {
        if (!(power > ABSOLUTE_GATE)) {
            return;
        }
        int bin = (int) Math.min(BINS - 1, (Double.doubleToRawLongBits(power) >> SHIFT) - FIRST_BIN);
        sums[bin] += power;
        counts[bin]++;
        lowest = Math.min(lowest, bin);
        highest = Math.max(highest, bin);
    }

    /** Mean of what is above {@code threshold}; NaN if nothing is. */
    double meanAbove(double threshold) {
        double sum = 0;
        long count = 0;
        for (int bin = lowest; bin <= highest; bin++) {
            if (sums[bin] > threshold * counts[bin]) {
                sum += sums[bin];
                count += counts[bin];
            }
        }
        return sum / count;
    }

    /**
     * Powers at two percentiles of what is at or above {@code threshold}, by EBU Tech 3342: the values nearest to rank
     * {@code (n - 1) p / 100}. Needs at least one such value.
     *
     * @return the ratio of the higher to the lower
     */
    double percentileRatio(double threshold, double lowPercent, double highPercent) {
        long count = 0;
        for (int bin = lowest; bin <= highest; bin++) {
            count += sums[bin] >= threshold * counts[bin] ? counts[bin] : 0;
        }
        return atRank(threshold, rank(count, highPercent)) / atRank(threshold, rank(count, lowPercent));
    }

    private static long rank(long count, double percent) {
        return (long) Math.floor((count - 1) * percent / 100 + 0.5);
    }

    private double atRank(double threshold, long rank) {
        long passed = 0;
        for (int bin = lowest; bin <= highest; bin++) {
            if (counts[bin] > 0 && sums[bin] >= threshold * counts[bin]) {
                passed += counts[bin];
                if (passed > rank) {
                    return sums[bin] / counts[bin];
                }
            }
        }
        return Double.NaN;
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        lowest = BINS;
        highest = -1;
    }
}
