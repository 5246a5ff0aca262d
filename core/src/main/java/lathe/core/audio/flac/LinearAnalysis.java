package lathe.core.audio.flac;

import java.util.Arrays;

/**
 * Finds the predictor for a block: windowed autocorrelation, Levinson-Durbin recursion, coefficients rounded to whole numbers
 * (Makhoul, Linear Prediction: A Tutorial Review, Proc. IEEE 63, 1975).
 */
final class LinearAnalysis {

    static final int MAX_ORDER = 8;
    /** The shift is a five-bit signed number that must not be negative. */
    private static final int MAX_SHIFT = 15;
    /** Share of the window that is tapered, as is usual for FLAC. */
    private static final double TAPER = 0.5;

    private final double[] windowed;
    private double[] window = new double[0];
    private final double[] correlation = new double[MAX_ORDER + 1];
    private final double[] error = new double[MAX_ORDER + 1];
    private final double[][] byOrder = new double[MAX_ORDER + 1][MAX_ORDER];
    private final int[] coefficients = new int[SubframeHeader.MAX_ORDER];
    private int order;
    private int shift;

    /** @param maxFrames longest block */
    LinearAnalysis(int maxFrames) {
        windowed = new double[MAX_ORDER + maxFrames];
    }

    /** Whole-number coefficients, newest sample first, zero beyond {@link #order}. */
    int[] coefficients() {
        return coefficients;
    }

    int order() {
        return order;
    }

    int shift() {
        return shift;
    }

    /**
     * Looks at {@code x[start..start+frames)}.
     *
     * @param sampleBits bits of a sample
     * @param precision bits of a coefficient
     * @return false if nothing is to be predicted
     */
    boolean analyse(int[] x, int start, int frames, int sampleBits, int precision) {
        correlate(x, start, frames);
        int found = recurse();
        if (found == 0) {
            return false;
        }
        order = cheapestOrder(found, frames, sampleBits, precision);
        return quantise(byOrder[order], precision);
    }

    private void correlate(int[] x, int start, int frames) {
        if (window.length != frames) {
            window = tukey(frames);
        }
        double[] w = windowed;
        double[] shape = window;
        for (int i = 0; i < frames; i++) {
            w[MAX_ORDER + i] = x[start + i] * shape[i];
        }
        double r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0, r8 = 0;
        for (int i = MAX_ORDER; i < MAX_ORDER + frames; i++) {
            double now = w[i];
            r0 += now * now;
            r1 += now * w[i - 1];
            r2 += now * w[i - 2];
            r3 += now * w[i - 3];
            r4 += now * w[i - 4];
            r5 += now * w[i - 5];
            r6 += now * w[i - 6];
            r7 += now * w[i - 7];
            r8 += now * w[i - 8];
        }
        double[] r = {r0, r1, r2, r3, r4, r5, r6, r7, r8};
        System.arraycopy(r, 0, correlation, 0, r.length);
    }

    /** Flat in the middle, half cosines at both ends. */
    private static double[] tukey(int frames) {
        double[] shape = new double[frames];
        Arrays.fill(shape, 1);
        int taper = (int) (TAPER / 2 * frames);
        for (int i = 0; i < taper; i++) {
            shape[i] = 0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / taper);
            shape[frames - 1 - i] = shape[i];
        }
        return shape;
    }

    /** Levinson-Durbin: predictors of every order up to the one that is returned, and what they leave over. */
    private int recurse() {
        error[0] = correlation[0];
        for (int m = 1; m <= MAX_ORDER; m++) {
            if (!(error[m - 1] > correlation[0] * 1e-15)) {
                return m - 1;
            }
            double[] before = byOrder[m - 1];
            double[] now = byOrder[m];
            double sum = correlation[m];
            for (int i = 0; i < m - 1; i++) {
                sum -= before[i] * correlation[m - 1 - i];
            }
            double reflection = sum / error[m - 1];
            for (int i = 0; i < m - 1; i++) {
                now[i] = before[i] - reflection * before[m - 2 - i];
            }
            now[m - 1] = reflection;
            error[m] = error[m - 1] * (1 - reflection * reflection);
        }
        return MAX_ORDER;
    }

    /** By the entropy of a Laplacian residual of the error's variance, the coefficients, and the samples that start it off. */
    private int cheapestOrder(int found, int frames, int sampleBits, int precision) {
        int best = 1;
        double bestBits = Double.POSITIVE_INFINITY;
        for (int m = 1; m <= found; m++) {
            double bitsPerSample = Math.max(0, 0.5 * Math.log(error[m] / frames * 0.5) / Math.log(2));
            double bits = bitsPerSample * (frames - m) + m * (precision + sampleBits);
            if (bits < bestBits) {
                bestBits = bits;
                best = m;
            }
        }
        return best;
    }

    /** Rounds so that each coefficient takes up the rounding error of those before it. */
    private boolean quantise(double[] exact, int precision) {
        double largest = 0;
        for (int i = 0; i < order; i++) {
            largest = Math.max(largest, Math.abs(exact[i]));
        }
        shift = Math.min(MAX_SHIFT, precision - 2 - Math.getExponent(largest));
        if (shift < 0 || largest == 0) {
            return false;
        }
        int max = (1 << (precision - 1)) - 1;
        double carried = 0;
        Arrays.fill(coefficients, 0);
        for (int i = 0; i < order; i++) {
            carried += exact[i] * (1 << shift);
            int rounded = (int) Math.max(~max, Math.min(max, Math.rint(carried)));
            coefficients[i] = rounded;
            carried -= rounded;
        }
        return true;
    }
}
