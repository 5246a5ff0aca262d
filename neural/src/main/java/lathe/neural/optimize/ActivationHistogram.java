package lathe.neural.optimize;

/** How often which values come, between bounds that are known before. */
final class ActivationHistogram {

    private static final int BINS = 4096;

    private final float min;
    private final float max;
    private final long[] counts = new long[BINS];
    private long total;

    ActivationHistogram(float min, float max) {
        this.min = min;
        this.max = max;
    }

    void add(float[] values) {
        float toBin = max > min ? BINS / (max - min) : 0;
        for (float value : values) {
            counts[Math.clamp((int) ((value - min) * toBin), 0, BINS - 1)]++;
        }
        total += values.length;
    }

    /** The range without the rarest values, half of them left out at either end. */
    ActivationRange covering(double percentile) {
        long leftOut = (long) (total * (1 - percentile / 100) / 2);
        float width = (max - min) / BINS;
        int low = 0;
        for (long seen = counts[0]; seen <= leftOut && low < BINS - 1; seen += counts[low]) {
            low++;
        }
        int high = BINS - 1;
        for (long seen = counts[high]; seen <= leftOut && high > low; seen += counts[high]) {
            high--;
        }
        return new ActivationRange(min + low * width, min + (high + 1) * width);
    }
}
