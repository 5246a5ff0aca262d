package lathe.postfx.loudness;

import lathe.core.dsp.Kernels;

/** What can be said of a sound sample by sample: peak, means, correlation, and what is broken in it. */
final class SampleStatistics {

    /** The largest positive value of 16 bits: where a sound converted to 16 bits has lost its tips. */
    static final float CLIPPED = 32_767 / 32_768f;

    private final Kernels kernels = Kernels.best();
    private final double[] sums;
    private float peak;
    private double leftPower;
    private double rightPower;
    private double product;
    private long frames;
    private long clipped;
    private long nonFinite;

    SampleStatistics(int channels) {
        sums = new double[channels];
    }

    void add(float[][] samples, int from, int to) {
        float highest = 0;
        for (int c = 0; c < sums.length; c++) {
            highest = Math.max(highest, kernels.peak(samples[c], from, to));
        }
        // A NaN anywhere makes the peak NaN. The look at every sample is for the few pieces that need it.
        if (highest < CLIPPED) {
            peak = Math.max(peak, highest);
        } else {
            for (int c = 0; c < sums.length; c++) {
                lookAtEverySample(samples[c], from, to);
            }
        }
        if (sums.length == 2) {
            addPair(samples[0], samples[1], from, to, highest <= Float.MAX_VALUE);
        } else {
            for (int c = 0; c < sums.length; c++) {
                addSum(c, samples[c], from, to);
            }
        }
        frames += to - from;
    }

    private void lookAtEverySample(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            float magnitude = Math.abs(x[i]);
            if (magnitude <= Float.MAX_VALUE) {
                peak = Math.max(peak, magnitude);
                clipped += magnitude >= CLIPPED ? 1 : 0;
            } else {
                nonFinite++;
            }
        }
    }

    private void addSum(int channel, float[] x, int from, int to) {
        double sum = sums[channel];
        for (int i = from; i < to; i++) {
            sum += finite(x[i]);
        }
        sums[channel] = sum;
    }

    /** Five sums in one loop: each waits for its own last addition, so they take as long as one. */
    private void addPair(float[] left, float[] right, int from, int to, boolean allFinite) {
        double l = sums[0];
        double r = sums[1];
        double ll = leftPower;
        double rr = rightPower;
        double lr = product;
        for (int i = from; i < to; i++) {
            double x = allFinite ? left[i] : finite(left[i]);
            double y = allFinite ? right[i] : finite(right[i]);
            l += x;
            r += y;
            ll += x * x;
            rr += y * y;
            lr += x * y;
        }
        sums[0] = l;
        sums[1] = r;
        leftPower = ll;
        rightPower = rr;
        product = lr;
    }

    private static float finite(float sample) {
        return Math.abs(sample) <= Float.MAX_VALUE ? sample : 0;
    }

    double samplePeakDbfs() {
        return 20 * Math.log10(peak);
    }

    /** NaN unless there are two channels and sound in both. */
    double stereoCorrelation() {
        return product / Math.sqrt(leftPower * rightPower);
    }

    /** The channel mean farthest from 0; NaN without a frame. */
    double dcOffset() {
        double farthest = 0;
        for (double sum : sums) {
            farthest = Math.abs(sum) > Math.abs(farthest) ? sum : farthest;
        }
        return farthest / frames;
    }

    long clippedSamples() {
        return clipped;
    }

    long nonFiniteSamples() {
        return nonFinite;
    }
}
