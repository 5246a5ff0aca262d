package lathe.postfx.reverb;

import java.util.Arrays;

/**
 * The last so many samples of a signal in one straight piece, so that taps read without wrapping.
 *
 * <p>The samples slide back to the front of the array when it is full, once in many chunks.
 */
final class History {

    private final double[] samples;
    private final int longestDelay;
    private int end;

    /**
     * @param longestDelay in frames
     * @param longestChunk most samples that one {@link #append} brings
     */
    History(int longestDelay, int longestChunk) {
        this.longestDelay = longestDelay + longestChunk;
        samples = new double[2 * this.longestDelay + 16 * longestChunk];
        clear();
    }

    void clear() {
        Arrays.fill(samples, 0);
        end = longestDelay;
    }

    /** Appends {@code source[from..to)}; delays are counted from here. */
    void append(double[] source, int from, int to) {
        int count = to - from;
        if (end + count > samples.length) {
            System.arraycopy(samples, end - longestDelay, samples, 0, longestDelay);
            end = longestDelay;
        }
        System.arraycopy(source, from, samples, end, count);
        end += count;
    }

    /** Fills {@code target[from..to)} with the samples last appended as they were {@code delay} frames before. */
    void read(double[] target, int delay, int from, int to) {
        int count = to - from;
        System.arraycopy(samples, end - count - delay, target, from, count);
    }
}
