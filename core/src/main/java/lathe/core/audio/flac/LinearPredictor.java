package lathe.core.audio.flac;

/**
 * A sample predicted as the weighted sum of those before it, shifted down (RFC 9639, section 9.2.6).
 *
 * <p>Coefficients come newest sample first and are zero beyond the order; before the samples stand {@link
 * SubframeHeader#MAX_ORDER} others of any value. So a short predictor may run as one of 8 or 12 with the loop unrolled.
 */
final class LinearPredictor {

    private LinearPredictor() {}

    /**
     * Turns the residuals after {@code order} samples in {@code x[start..start+frames)} into samples.
     *
     * @param bits of a sample
     */
    static void restore(int[] coefficients, int order, int shift, int bits, int[] x, int start, int frames) {
        int from = start + order;
        int to = start + frames;
        boolean sumFitsInt = sumFitsInt(coefficients, bits);
        if (order > 12) {
            restoreLong(coefficients, order, shift, x, from, to);
        } else if (sumFitsInt && order <= 8) {
            restore8(coefficients, shift, x, from, to);
        } else if (sumFitsInt) {
            restore12(coefficients, shift, x, from, to);
        } else if (order <= 8) {
            restore8Long(coefficients, shift, x, from, to);
        } else {
            restore12Long(coefficients, shift, x, from, to);
        }
    }

    /** Whether no samples of so many bits can take the weighted sum beyond 32 bits. */
    static boolean sumFitsInt(int[] coefficients, int bits) {
        long weight = 0;
        for (int coefficient : coefficients) {
            weight += Math.abs(coefficient);
        }
        return weight << (bits - 1) <= Integer.MAX_VALUE;
    }

    private static void restore8(int[] c, int shift, int[] x, int from, int to) {
        int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        int newest = x[from - 1];
        for (int i = from; i < to; i++) {
            // The newest sample comes last into the sum: it is the one that is waited for.
            int older = c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4] + c4 * x[i - 5] + c5 * x[i - 6] + c6 * x[i - 7];
            newest = x[i] + ((older + c7 * x[i - 8] + c0 * newest) >> shift);
            x[i] = newest;
        }
    }

    private static void restore12(int[] c, int shift, int[] x, int from, int to) {
        int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        int c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        int newest = x[from - 1];
        for (int i = from; i < to; i++) {
            int older = c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4] + c4 * x[i - 5] + c5 * x[i - 6] + c6 * x[i - 7];
            int oldest = c7 * x[i - 8] + c8 * x[i - 9] + c9 * x[i - 10] + c10 * x[i - 11] + c11 * x[i - 12];
            newest = x[i] + ((older + oldest + c0 * newest) >> shift);
            x[i] = newest;
        }
    }

    private static void restore8Long(int[] c, int shift, int[] x, int from, int to) {
        long c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        int newest = x[from - 1];
        for (int i = from; i < to; i++) {
            long older = c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4] + c4 * x[i - 5] + c5 * x[i - 6] + c6 * x[i - 7];
            newest = x[i] + (int) ((older + c7 * x[i - 8] + c0 * newest) >> shift);
            x[i] = newest;
        }
    }

    private static void restore12Long(int[] c, int shift, int[] x, int from, int to) {
        long c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        long c8 = c[8], c9 = c[9], c10 = c[10], c11 = c[11];
        int newest = x[from - 1];
        for (int i = from; i < to; i++) {
            long older = c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4] + c4 * x[i - 5] + c5 * x[i - 6] + c6 * x[i - 7];
            long oldest = c7 * x[i - 8] + c8 * x[i - 9] + c9 * x[i - 10] + c10 * x[i - 11] + c11 * x[i - 12];
            newest = x[i] + (int) ((older + oldest + c0 * newest) >> shift);
            x[i] = newest;
        }
    }

    private static void restoreLong(int[] c, int order, int shift, int[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            long sum = 0;
            for (int k = 0; k < order; k++) {
                sum += (long) c[k] * x[i - 1 - k];
            }
            x[i] += (int) (sum >> shift);
        }
    }

    /** The same for samples of more than 32 bits, whose residuals are apart. */
    static void restoreWide(int[] c, int order, int shift, int[] residual, long[] x, int start, int frames) {
        for (int i = start + order; i < start + frames; i++) {
            long sum = 0;
            for (int k = 0; k < order; k++) {
                sum += c[k] * x[i - 1 - k];
            }
            x[i] = residual[i] + (sum >> shift);
        }
    }

    /**
     * What a prediction of order 8 or less leaves of {@code x[from..to)}.
     *
     * @return false if something does not fit 32 bits, the most negative number left out as the format wants it
     */
    static boolean residual(int[] c, int shift, int bits, int[] x, int from, int to, int[] into) {
        if (!sumFitsInt(c, bits)) {
            return residualLong(c, shift, x, from, to, into);
        }
        int c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        for (int i = from; i < to; i++) {
            int newer = c0 * x[i - 1] + c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4];
            int older = c4 * x[i - 5] + c5 * x[i - 6] + c6 * x[i - 7] + c7 * x[i - 8];
            into[i] = x[i] - ((newer + older) >> shift);
        }
        return true;
    }

    private static boolean residualLong(int[] c, int shift, int[] x, int from, int to, int[] into) {
        long c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3], c4 = c[4], c5 = c[5], c6 = c[6], c7 = c[7];
        long magnitudes = 0;
        for (int i = from; i < to; i++) {
            long newer = c0 * x[i - 1] + c1 * x[i - 2] + c2 * x[i - 3] + c3 * x[i - 4];
            long older = c4 * x[i - 5] + c5 * x[i - 6] + c6 * x[i - 7] + c7 * x[i - 8];
            long left = x[i] - ((newer + older) >> shift);
            magnitudes |= Math.abs(left);
            into[i] = (int) left;
        }
        return magnitudes <= Integer.MAX_VALUE;
    }
}
