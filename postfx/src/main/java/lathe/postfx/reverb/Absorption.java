package lathe.postfx.reverb;

import java.util.Arrays;

/**
 * What a line of the network loses per pass: a gain and two first-order shelves, run as one biquad per line.
 *
 * <p>A line of {@code m} frames attenuates by {@code 60 m / (rate T60(f))} dB, so that every path of equal time loses the same
 * (J.-M. Jot and A. Chaigne, "Digital Delay Networks for Designing Artificial Reverberators", AES 90th Convention, 1991).
 * The shelves are of the kind whose gain at the corner is the root of their full gain; their decibels therefore scale with the
 * line's length at every frequency, and T60(f) hardly depends on the line.
 *
 * <p>Written with fused multiply-add: half the operations, and the same bits on every machine.
 */
final class Absorption {

    private final int[] lineFrames;
    private final double sampleRateHz;
    private final double[] b0;
    private final double[] b1;
    private final double[] b2;
    private final double[] a1;
    private final double[] a2;
    private final double[] state1;
    private final double[] state2;

    /** @param lineFrames lengths of the lines, a multiple of four of them; until a design all gains are 1 */
    Absorption(int[] lineFrames, double sampleRateHz) {
        this.lineFrames = lineFrames.clone();
        this.sampleRateHz = sampleRateHz;
        int lines = lineFrames.length;
        b0 = new double[lines];
        b1 = new double[lines];
        b2 = new double[lines];
        a1 = new double[lines];
        a2 = new double[lines];
        state1 = new double[lines];
        state2 = new double[lines];
        Arrays.fill(b0, 1);
    }

    void clear() {
        Arrays.fill(state1, 0);
        Arrays.fill(state2, 0);
    }

    /** Sets every line for the decay. Allocates nothing. */
    void design(double midSeconds, double lowRatio, double lowHz, double highRatio, double highHz) {
        double lowWarped = warped(lowHz);
        double highWarped = warped(highHz);
        for (int line = 0; line < lineFrames.length; line++) {
            double midDb = -60 * lineFrames[line] / (sampleRateHz * midSeconds);
            double gain = Math.pow(10, midDb / 20);
            // Roots of the shelves' gains.
            double low = Math.pow(10, midDb * (1 / lowRatio - 1) / 40);
            double high = Math.pow(10, midDb * (1 / highRatio - 1) / 40);
            double lowScale = 1 / (1 + lowWarped / low);
            double low0 = (1 + lowWarped * low) * lowScale;
            double low1 = (lowWarped * low - 1) * lowScale;
            double lowPole = (lowWarped / low - 1) * lowScale;
            double highScale = 1 / (highWarped + 1 / high);
            double high0 = (highWarped + high) * highScale;
            double high1 = (highWarped - high) * highScale;
            double highPole = (highWarped - 1 / high) * highScale;
            b0[line] = gain * low0 * high0;
            b1[line] = gain * (low0 * high1 + low1 * high0);
            b2[line] = gain * low1 * high1;
            a1[line] = -(lowPole + highPole);
            a2[line] = -(lowPole * highPole);
        }
    }

    private double warped(double hz) {
        return Math.tan(Math.PI * Math.min(hz / sampleRateHz, 0.49));
    }

    /** Filters {@code [from..to)} of four neighbouring lines in place: one alone would wait for its own result at every sample. */
    void process(int line, double[] w, double[] x, double[] y, double[] z, int from, int to) {
        double w1 = state1[line];
        double w2 = state2[line];
        double x1 = state1[line + 1];
        double x2 = state2[line + 1];
        double y1 = state1[line + 2];
        double y2 = state2[line + 2];
        double z1 = state1[line + 3];
        double z2 = state2[line + 3];
        double wb0 = b0[line];
        double wb1 = b1[line];
        double wb2 = b2[line];
        double wa1 = a1[line];
        double wa2 = a2[line];
        double xb0 = b0[line + 1];
        double xb1 = b1[line + 1];
        double xb2 = b2[line + 1];
        double xa1 = a1[line + 1];
        double xa2 = a2[line + 1];
        double yb0 = b0[line + 2];
        double yb1 = b1[line + 2];
        double yb2 = b2[line + 2];
        double ya1 = a1[line + 2];
        double ya2 = a2[line + 2];
        double zb0 = b0[line + 3];
        double zb1 = b1[line + 3];
        double zb2 = b2[line + 3];
        double za1 = a1[line + 3];
        double za2 = a2[line + 3];
        for (int i = from; i < to; i++) {
            double in = w[i];
            double out = Math.fma(wb0, in, w1);
            w1 = Math.fma(wa1, out, Math.fma(wb1, in, w2));
            w2 = Math.fma(wa2, out, wb2 * in);
            w[i] = out;
            in = x[i];
            out = Math.fma(xb0, in, x1);
            x1 = Math.fma(xa1, out, Math.fma(xb1, in, x2));
            x2 = Math.fma(xa2, out, xb2 * in);
            x[i] = out;
            in = y[i];
            out = Math.fma(yb0, in, y1);
            y1 = Math.fma(ya1, out, Math.fma(yb1, in, y2));
            y2 = Math.fma(ya2, out, yb2 * in);
            y[i] = out;
            in = z[i];
            out = Math.fma(zb0, in, z1);
            z1 = Math.fma(za1, out, Math.fma(zb1, in, z2));
            z2 = Math.fma(za2, out, zb2 * in);
            z[i] = out;
        }
        state1[line] = w1;
        state2[line] = w2;
        state1[line + 1] = x1;
        state2[line + 1] = x2;
        state1[line + 2] = y1;
        state2[line + 2] = y2;
        state1[line + 3] = z1;
        state2[line + 3] = z2;
    }

    /** The decay time that a line's filter gives at a frequency, for tests of the design. */
    double secondsAt(int line, double hz) {
        double w = 2 * Math.PI * hz / sampleRateHz;
        double numerator = Math.hypot(
                b0[line] + b1[line] * Math.cos(w) + b2[line] * Math.cos(2 * w),
                b1[line] * Math.sin(w) + b2[line] * Math.sin(2 * w));
        double denominator = Math.hypot(
                1 - a1[line] * Math.cos(w) - a2[line] * Math.cos(2 * w),
                a1[line] * Math.sin(w) + a2[line] * Math.sin(2 * w));
        return -60 * lineFrames[line] / (sampleRateHz * 20 * Math.log10(numerator / denominator));
    }
}
