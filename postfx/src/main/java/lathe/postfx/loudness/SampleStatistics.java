package lathe.postfx.loudness;

/** What can be said of a sound sample by sample: peak, means, correlation, and what is broken in it. */
final class SampleStatistics {

    /** The largest positive value of 16 bits: where a sound converted to 16 bits has lost its tips. */
    static final float CLIPPED = 32_767 / 32_768f;

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
        for (int c = 0; c < sums.length; c++) {
            addChannel(c, samples[c], from, to);
        }
        if (sums.length == 2) {
            addProducts(samples[0], samples[1], from, to);
        }
        frames += to - from;
    }

    private void addChannel(int channel, float[] x, int from, int to) {
        double sum = sums[channel];
        float highest = peak;
        for (int i = from; i < to; i++) {
            float magnitude = Math.abs(x[i]);
            if (magnitude <= Float.MAX_VALUE) {
                sum += x[i];
                highest = Math.max(highest, magnitude);
                clipped += magnitude >= CLIPPED ? 1 : 0;
            } else {
                nonFinite++;
            }
        }
        sums[channel] = sum;
        peak = highest;
    }

    private void addProducts(float[] left, float[] right, int from, int to) {
        double ll = leftPower;
        double rr = rightPower;
        double lr = product;
        for (int i = from; i < to; i++) {
            double l = Math.abs(left[i]) <= Float.MAX_VALUE ? left[i] : 0;
            double r = Math.abs(right[i]) <= Float.MAX_VALUE ? right[i] : 0;
            ll += l * l;
            rr += r * r;
            lr += l * r;
        }
        leftPower = ll;
        rightPower = rr;
        product = lr;
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
