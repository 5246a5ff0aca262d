package lathe.core.dsp;

import java.util.Arrays;

/**
 * Overlap-add, a frame at a time: the signal whose short-time Fourier transform comes nearest to the given frames.
 *
 * <p>Frames are windowed again, added, and divided by the sum of the squared windows that met at each sample, so edges are as
 * exact as the middle. Source: D. W. Griffin and J. S. Lim, "Signal estimation from modified short-time Fourier transform",
 * IEEE Trans. ASSP 32 (1984), equation 6. Where no window reaches, the signal is silent.
 *
 * <p>To have a signal back from {@link Stft}, feed its {@link Stft#coveringFrames} with a hop of at most half the size and
 * padding of half the size; the first samples of a tapered window alone cannot be divided out again.
 */
public final class InverseStft {

    /** Sums below this are held to be no window at all. */
    private static final float NO_WEIGHT = 1e-11f;

    private final float[] window;
    private final int hop;
    private final int padding;
    private final RealFft fft;
    private final float[] frame;
    private final float[] sum;
    private final float[] weight;
    private int toSkip;

    /** The way back from a transform with the same settings. */
    public InverseStft(float[] window, int hop, int padding) {
        if (hop < 1 || hop > window.length) {
            throw new IllegalArgumentException("hop=" + hop + " is outside 1 to " + window.length);
        }
        if (padding < 0 || padding > window.length) {
            throw new IllegalArgumentException("padding=" + padding + " is outside 0 to " + window.length);
        }
        this.window = window.clone();
        this.hop = hop;
        this.padding = padding;
        fft = RealFft.of(window.length);
        frame = new float[window.length];
        sum = new float[window.length];
        weight = new float[window.length];
        toSkip = padding;
    }

    /** Forgets all frames. */
    public void reset() {
        Arrays.fill(sum, 0);
        Arrays.fill(weight, 0);
        toSkip = padding;
    }

    /**
     * Adds the next frame and writes the samples that no later frame can change.
     *
     * @param re {@code [size / 2 + 1]}
     * @param im {@code [size / 2 + 1]}
     * @param out written from {@code outFrom} on, room for {@code hop} samples
     * @return samples written: {@code hop}, or less while the padding passes
     */
    public int add(float[] re, float[] im, float[] out, int outFrom) {
        fft.inverse(re, im, frame);
        for (int i = 0; i < frame.length; i++) {
            sum[i] += window[i] * frame[i];
            weight[i] += window[i] * window[i];
        }
        int written = write(hop, out, outFrom);
        int kept = sum.length - hop;
        System.arraycopy(sum, hop, sum, 0, kept);
        System.arraycopy(weight, hop, weight, 0, kept);
        Arrays.fill(sum, kept, sum.length, 0);
        Arrays.fill(weight, kept, weight.length, 0);
        return written;
    }

    /**
     * Writes what the frames so far hold beyond the samples already given, and forgets all frames.
     *
     * @param out written from {@code outFrom} on, room for {@code size - hop} samples
     * @return samples written
     */
    public int finish(float[] out, int outFrom) {
        int written = write(sum.length - hop, out, outFrom);
        reset();
        return written;
    }

    private int write(int count, float[] out, int outFrom) {
        int skipped = Math.min(toSkip, count);
        toSkip -= skipped;
        for (int i = skipped; i < count; i++) {
            out[outFrom + i - skipped] = weight[i] > NO_WEIGHT ? sum[i] / weight[i] : 0;
        }
        return count - skipped;
    }
}
