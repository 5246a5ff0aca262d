package lathe.core.dsp;

import java.util.Arrays;

/**
 * Several FIR filters of one length over the same signal: the phases of an interpolator, or a single long filter.
 *
 * <p>{@code y[f][yFrom + n] = sum over k of filters[f][k] * x[xFrom + n + k]}, in float, summed from the first tap to the last,
 * whatever the lengths of the calls. Taps are a correlation, not a convolution: reverse them if they are not symmetric.
 *
 * <p>An instance has working memory of its own: one per thread. It allocates nothing after construction.
 */
public final class FirBank {

    /*
     * HotSpot vectorises a loop over arrays only where all are indexed by the loop variable alone. So the shifted views of
     * x are copied to arrays of their own, which costs a quarter of a pass and buys vector code out of plain Java, at once
     * and without the Vector API's slow start. The chunk is sized for a 32 kB first-level cache.
     */
    private static final int CHUNK = 1024;

    private final float[][] filters;
    private final int taps;
    private final float[][] sums;
    private final float[] shifted0 = new float[CHUNK];
    private final float[] shifted1 = new float[CHUNK];
    private final float[] shifted2 = new float[CHUNK];
    private final float[] shifted3 = new float[CHUNK];

    /**
     * Copies the filters.
     *
     * @param filters {@code [filter][tap]}, at least one of at least one tap, all of one length
     */
    public FirBank(float[]... filters) {
        if (filters.length == 0 || filters[0].length == 0) {
            throw new IllegalArgumentException("filters=" + filters.length + ": a filter with a tap is needed");
        }
        taps = filters[0].length;
        this.filters = new float[filters.length][];
        for (int f = 0; f < filters.length; f++) {
            if (filters[f].length != taps) {
                throw new IllegalArgumentException("filters of " + taps + " and " + filters[f].length + " taps");
            }
            this.filters[f] = filters[f].clone();
        }
        sums = new float[filters.length][CHUNK];
    }

    /** Number of filters. */
    public int filters() {
        return filters.length;
    }

    /** Taps of each filter. */
    public int taps() {
        return taps;
    }

    /**
     * Filters {@code length} frames.
     *
     * @param x read from {@code xFrom} to {@code xFrom + length + taps - 1}
     * @param y {@code [filter][frame]}, written from {@code yFrom} on; none of them is {@code x}
     */
    public void process(float[] x, int xFrom, float[][] y, int yFrom, int length) {
        for (int done = 0; done < length; done += CHUNK) {
            int n = Math.min(CHUNK, length - done);
            sumChunk(x, xFrom + done, n);
            for (int f = 0; f < filters.length; f++) {
                System.arraycopy(sums[f], 0, y[f], yFrom + done, n);
            }
        }
    }

    private void sumChunk(float[] x, int xFrom, int n) {
        for (float[] sum : sums) {
            Arrays.fill(sum, 0, n, 0f);
        }
        int k = 0;
        for (; k < taps - 3; k += 4) {
            System.arraycopy(x, xFrom + k, shifted0, 0, n);
            System.arraycopy(x, xFrom + k + 1, shifted1, 0, n);
            System.arraycopy(x, xFrom + k + 2, shifted2, 0, n);
            System.arraycopy(x, xFrom + k + 3, shifted3, 0, n);
            for (int f = 0; f < filters.length; f++) {
                addFourTaps(sums[f], filters[f], k, shifted0, shifted1, shifted2, shifted3, n);
            }
        }
        for (; k < taps; k++) {
            System.arraycopy(x, xFrom + k, shifted0, 0, n);
            for (int f = 0; f < filters.length; f++) {
                addOneTap(sums[f], filters[f][k], shifted0, n);
            }
        }
    }

    /** Adds {@code filter[k] * x0 + ... + filter[k + 3] * x3} to the sums, in this order, for {@code n} frames. */
    static void addFourTaps(float[] sum, float[] filter, int k, float[] x0, float[] x1, float[] x2, float[] x3, int n) {
        float tap0 = filter[k];
        float tap1 = filter[k + 1];
        float tap2 = filter[k + 2];
        float tap3 = filter[k + 3];
        for (int i = 0; i < n; i++) {
            sum[i] = sum[i] + tap0 * x0[i] + tap1 * x1[i] + tap2 * x2[i] + tap3 * x3[i];
        }
    }

    private static void addOneTap(float[] sum, float tap, float[] x, int n) {
        for (int i = 0; i < n; i++) {
            sum[i] += tap * x[i];
        }
    }
}
