package lathe.core.audio.flac;

/**
 * The five predictors without coefficients: a polynomial of degree {@code order - 1} through the last {@code order} samples
 * (RFC 9639, section 9.2.5). The residual is the signal's difference of that order.
 */
final class FixedPredictor {

    static final int MAX_ORDER = 4;

    /** Samples whose magnitudes are added up in 32 bits: one stretch of four, which tells as much as all of them. */
    private static final int STRETCH = 128;

    /** Differences of order four have up to four bits more, sums of a stretch seven, and one is spare. */
    private static final int BITS_WHOSE_SUMS_FIT = 32 - 1 - 4 - 7;

    /** Weights of the last samples, newest first, by order. */
    private static final int[][] WEIGHTS = {{0, 0, 0, 0}, {1, 0, 0, 0}, {2, -1, 0, 0}, {3, -3, 1, 0}, {4, -6, 4, -1}};

    private FixedPredictor() {}

    /**
     * Turns the residuals after {@code order} samples in {@code x[start..start+frames)} into samples. Sums wrap around at 32
     * bits, which is right for every sample that fits.
     *
     * @param start at least {@link #MAX_ORDER}, with anything before
     */
    static void restore(int order, int[] x, int start, int frames) {
        if (order == 0) {
            return;
        }
        int[] weights = WEIGHTS[order];
        int a = weights[0];
        int b = weights[1];
        int c = weights[2];
        int d = weights[3];
        int at = start + order;
        int x1 = x[at - 1];
        int x2 = x[at - 2];
        int x3 = x[at - 3];
        int x4 = x[at - 4];
        for (int i = at; i < start + frames; i++) {
            int sample = x[i] + (b * x2 + c * x3 + d * x4) + a * x1;
            x[i] = sample;
            x4 = x3;
            x3 = x2;
            x2 = x1;
            x1 = sample;
        }
    }

    /** The same for samples of more than 32 bits, whose residuals are apart. */
    static void restoreWide(int order, int[] residual, long[] x, int start, int frames) {
        int[] weights = WEIGHTS[order];
        for (int i = start + order; i < start + frames; i++) {
            x[i] = residual[i]
                    + weights[0] * x[i - 1]
                    + weights[1] * x[i - 2]
                    + weights[2] * x[i - 3]
                    + weights[3] * x[i - 4];
        }
    }

    /** Differences of {@code x[start..start+frames)} from the {@code order}-th sample on; they must fit 32 bits. */
    static void residual(int order, int[] x, int start, int frames, int[] into) {
        int a = WEIGHTS[order][0];
        int b = WEIGHTS[order][1];
        int c = WEIGHTS[order][2];
        int d = WEIGHTS[order][3];
        for (int i = start + order; i < start + frames; i++) {
            into[i] = x[i] - (a * x[i - 1] + b * x[i - 2] + c * x[i - 3] + d * x[i - 4]);
        }
    }

    /** Whether the differences fit 32 bits, the most negative number left out as the format wants it. */
    static boolean residualFits(int order, int[] x, int start, int frames) {
        int[] weights = WEIGHTS[order];
        for (int i = start + order; i < start + frames; i++) {
            long difference = x[i]
                    - ((long) weights[0] * x[i - 1]
                            + (long) weights[1] * x[i - 2]
                            + (long) weights[2] * x[i - 3]
                            + (long) weights[3] * x[i - 4]);
            if (Math.abs(difference) > Integer.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    /**
     * The order with the smallest differences; 0 for a block too short to tell.
     *
     * @param bits of a sample
     */
    static int bestOrder(int[] x, int start, int frames, int bits) {
        // Low bits are left out where the sums of a stretch would not fit.
        int shift = Math.max(0, bits - BITS_WHOSE_SUMS_FIT);
        long[] magnitudes = new long[MAX_ORDER + 1];
        int end = start + frames;
        for (int from = start + MAX_ORDER; from < end; from += 4 * STRETCH) {
            addMagnitudes(x, from, Math.min(end, from + STRETCH), shift, magnitudes);
        }
        int best = 0;
        for (int order = 1; order <= MAX_ORDER && frames > MAX_ORDER; order++) {
            if (magnitudes[order] < magnitudes[best]) {
                best = order;
            }
        }
        return best;
    }

    private static void addMagnitudes(int[] x, int from, int to, int shift, long[] magnitudes) {
        int sum0 = 0;
        int sum1 = 0;
        int sum2 = 0;
        int sum3 = 0;
        int sum4 = 0;
        for (int i = from; i < to; i++) {
            int x0 = x[i] >> shift;
            int x1 = x[i - 1] >> shift;
            int x2 = x[i - 2] >> shift;
            int x3 = x[i - 3] >> shift;
            int x4 = x[i - 4] >> shift;
            sum0 += Math.abs(x0);
            sum1 += Math.abs(x0 - x1);
            sum2 += Math.abs(x0 - 2 * x1 + x2);
            sum3 += Math.abs(x0 - 3 * (x1 - x2) - x3);
            sum4 += Math.abs(x0 - 4 * (x1 + x3) + 6 * x2 + x4);
        }
        magnitudes[0] += sum0;
        magnitudes[1] += sum1;
        magnitudes[2] += sum2;
        magnitudes[3] += sum3;
        magnitudes[4] += sum4;
    }
}
