package lathe.postfx.limiter;

/** The filters that find peaks between samples: Kaiser-windowed sinc functions, and the standard's table. */
final class LimiterFilters {

    /** Phases 0 and 1 of the interpolator of ITU-R BS.1770-5, Annex 2, in steps of 2^-13; 3 and 2 are their mirror images. */
    private static final int[][] STANDARD_PHASES = {
        {14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68},
        {-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155}
    };

    private LimiterFilters() {}

    /**
     * High-pass of linear phase that keeps the last bit of the band below half the rate.
     *
     * @param taps odd
     * @param edge frequency of -6 dB, in cycles per frame
     */
    static float[] highPass(int taps, double edge, double beta) {
        float[] filter = new float[taps];
        int middle = taps / 2;
        double width = 0.5 - edge;
        double sum = 0;
        double[] h = new double[taps];
        for (int k = 0; k < taps; k++) {
            h[k] = 2 * width * sinc(2 * width * (k - middle)) * kaiser(k - middle, middle + 1, beta);
            sum += h[k];
        }
        for (int k = 0; k < taps; k++) {
            filter[k] = (float) (h[k] / sum * ((k - middle) % 2 == 0 ? 1 : -1));
        }
        return filter;
    }

    /** The value {@code fraction} of a step after tap {@code taps / 2 - 1}; {@code taps} even, gain 1 at frequency 0. */
    static float[] interpolator(int taps, double fraction, double beta) {
        double[] h = new double[taps];
        double sum = 0;
        for (int k = 0; k < taps; k++) {
            double distance = k - (taps / 2 - 1) - fraction;
            h[k] = sinc(distance) * kaiser(distance, taps / 2.0, beta);
            sum += h[k];
        }
        float[] filter = new float[taps];
        for (int k = 0; k < taps; k++) {
            filter[k] = (float) (h[k] / sum);
        }
        return filter;
    }

    /** {@link #interpolator} for each of some equal steps from one frame to the next; the first is the frame itself. */
    static float[][] interpolators(int taps, int steps, double beta) {
        float[][] filters = new float[steps][];
        for (int step = 0; step < steps; step++) {
            filters[step] = interpolator(taps, (double) step / steps, beta);
        }
        return filters;
    }

    /**
     * The interpolator of ITU-R BS.1770-5 as a correlation: phase {@code p} over frames {@code n - 5 .. n + 6} gives the
     * value at {@code n + (2p + 1) / 8}.
     */
    static float[][] standardInterpolator() {
        float[][] phases = new float[4][12];
        for (int k = 0; k < 12; k++) {
            for (int p = 0; p < 2; p++) {
                float tap = STANDARD_PHASES[p][k] / 8192f;
                // The standard's rows are impulse responses: they run back in time.
                phases[p][11 - k] = tap;
                phases[3 - p][k] = tap;
            }
        }
        return phases;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x, double halfWidth, double beta) {
        double inside = 1 - x * x / (halfWidth * halfWidth);
        return inside <= 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
    }

    private static double besselI0(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
