package lathe.core.dsp;

/**
 * Short-time Fourier transform, a frame at a time: {@link RealFft} of the windowed signal every {@code hop} samples.
 *
 * <p>Frame {@code k} covers {@code size} samples from {@code k * hop - padding} on. With {@code padding = size / 2} frames are
 * centred on multiples of the hop, as {@code torch.stft} and librosa do with {@code center=True}. A window shorter than the
 * transform is padded first: {@link Window#centredIn}. {@link InverseStft} is the way back.
 *
 * <p>An instance has working memory of its own: one per thread. Nothing is allocated per frame if the size is a power of two.
 */
public final class Stft {

    /** What is read before the first sample and after the last. */
    public enum Edge {
        /** Silence. */
        ZERO,
        /** The signal mirrored at its first and at its last sample, which are not repeated. */
        REFLECT
    }

    private final float[] window;
    private final int hop;
    private final int padding;
    private final Edge edge;
    private final RealFft fft;
    private final float[] windowed;

    /**
     * Sets up a transform.
     *
     * @param window {@code [size]}, copied
     * @param hop samples from frame to frame, at least 1
     * @param padding samples that the first frame starts before the signal, 0 to {@code size}
     */
    public Stft(float[] window, int hop, int padding, Edge edge) {
        if (hop < 1) {
            throw new IllegalArgumentException("hop=" + hop + " is below 1");
        }
        if (padding < 0 || padding > window.length) {
            throw new IllegalArgumentException("padding=" + padding + " is outside 0 to " + window.length);
        }
        this.window = window.clone();
        this.hop = hop;
        this.padding = padding;
        this.edge = edge;
        fft = RealFft.of(window.length);
        windowed = new float[window.length];
    }

    /** Frames centred on multiples of the hop, the signal mirrored at its ends. */
    public static Stft centred(float[] window, int hop) {
        return new Stft(window, hop, window.length / 2, Edge.REFLECT);
    }

    /** Samples in a frame. */
    public int size() {
        return window.length;
    }

    /** Frequencies in a frame: {@code size / 2 + 1}. */
    public int bins() {
        return fft.bins();
    }

    /** Samples from frame to frame. */
    public int hop() {
        return hop;
    }

    /** Samples that the first frame starts before the signal. */
    public int padding() {
        return padding;
    }

    /** Frames that lie wholly within the padded signal: what torch and librosa return. */
    public int frames(int length) {
        long room = length + 2L * padding - window.length;
        return room < 0 ? 0 : Math.toIntExact(room / hop + 1);
    }

    /** Frames that touch the signal: what {@link InverseStft} needs to give all of it back. */
    public int coveringFrames(int length) {
        return length == 0 ? 0 : Math.toIntExact((length - 1L + padding) / hop + 1);
    }

    /**
     * Spectrum of one frame of a whole signal.
     *
     * @param length of the signal in {@code x}, from index 0 on, at least 1
     * @param frame 0 and up; beyond the signal the edge goes on
     * @param re {@code [bins]}, overwritten
     * @param im {@code [bins]}, overwritten
     */
    public void forward(float[] x, int length, int frame, float[] re, float[] im) {
        long from = (long) frame * hop - padding;
        if (from >= 0 && from + window.length <= length) {
            forwardAt(x, (int) from, re, im);
            return;
        }
        for (int i = 0; i < window.length; i++) {
            windowed[i] = window[i] * sampleAt(x, length, from + i);
        }
        fft.forward(windowed, re, im);
    }

    /** Spectrum of {@code x[from..from + size)}, for callers that keep the recent signal themselves. */
    public void forwardAt(float[] x, int from, float[] re, float[] im) {
        for (int i = 0; i < window.length; i++) {
            windowed[i] = window[i] * x[from + i];
        }
        fft.forward(windowed, re, im);
    }

    private float sampleAt(float[] x, int length, long at) {
        if (at >= 0 && at < length) {
            return x[(int) at];
        }
        if (edge == Edge.ZERO) {
            return 0;
        }
        // Mirrored at both ends the signal repeats every 2 (length - 1) samples.
        int period = Math.max(1, 2 * (length - 1));
        int phase = (int) Math.floorMod(at, (long) period);
        return x[Math.min(phase, period - phase) % length];
    }
}
