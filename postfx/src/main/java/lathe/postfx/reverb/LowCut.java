package lathe.postfx.reverb;

/** A second-order Butterworth high-pass for two channels at once (bilinear transform, W3C Audio EQ Cookbook with Q = 0.7071). */
final class LowCut {

    private final double sampleRateHz;
    private double gain;
    private double a1;
    private double a2;
    private double left1;
    private double left2;
    private double right1;
    private double right2;

    LowCut(double sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    void clear() {
        left1 = 0;
        left2 = 0;
        right1 = 0;
        right2 = 0;
    }

    /** Sets the -3 dB point; allocates nothing. */
    void design(double hz) {
        double k = Math.tan(Math.PI * Math.min(hz / sampleRateHz, 0.49));
        double scale = 1 / (1 + Math.sqrt(2) * k + k * k);
        gain = scale;
        a1 = -2 * (k * k - 1) * scale;
        a2 = -(1 - Math.sqrt(2) * k + k * k) * scale;
    }

    /** Filters {@code [from..to)} of both channels in place. */
    void process(double[] left, double[] right, int from, int to) {
        double l1 = left1;
        double l2 = left2;
        double r1 = right1;
        double r2 = right2;
        for (int i = from; i < to; i++) {
            double l = gain * left[i];
            double r = gain * right[i];
            double outLeft = l + l1;
            double outRight = r + r1;
            l1 = Math.fma(a1, outLeft, l2 - 2 * l);
            l2 = Math.fma(a2, outLeft, l);
            r1 = Math.fma(a1, outRight, r2 - 2 * r);
            r2 = Math.fma(a2, outRight, r);
            left[i] = outLeft;
            right[i] = outRight;
        }
        left1 = l1;
        left2 = l2;
        right1 = r1;
        right2 = r2;
    }
}
