package lathe.core.dsp;

/**
 * How a front end cuts sound into frames.
 *
 * @param fftSize samples in a frame, {@code n_fft}
 * @param windowSize samples under the window, which stands in the middle of the frame, {@code win_length}
 * @param hop samples from frame to frame
 * @param window which samples count how much; always periodic
 * @param padding what is read before the first sample and after the last
 * @param padLeft samples before the first, 0 for {@link Padding#END}
 * @param padRight samples after the last, 0 for {@link Padding#END}
 */
public record MelFraming(
        int fftSize, int windowSize, int hop, WindowKind window, Padding padding, int padLeft, int padRight) {

    /** Far beyond any published front end; keeps a hostile setting from taking all memory. */
    private static final int LARGEST = 1 << 18;

    /** Window functions in use. */
    public enum WindowKind {
        HANN,
        HAMMING,
        BLACKMAN,
        RECTANGULAR;

        float[] samples(int size) {
            return switch (this) {
                case HANN -> Window.hann(size, Window.Shape.PERIODIC);
                case HAMMING -> Window.hamming(size, Window.Shape.PERIODIC);
                case BLACKMAN -> Window.blackman(size, Window.Shape.PERIODIC);
                case RECTANGULAR -> Window.rectangular(size);
            };
        }
    }

    /** What is read where there is no signal. */
    public enum Padding {
        /** The signal mirrored at its first and last sample, which are not repeated. */
        REFLECT,
        /** Silence. */
        ZERO,
        /** Windows begin with the signal, every hop of it has a frame, and silence fills the last ones. */
        END
    }

    /** @throws IllegalArgumentException naming what is out of range */
    public MelFraming {
        if (fftSize < 2 || fftSize > LARGEST) {
            throw new IllegalArgumentException("n_fft=" + fftSize + " is outside 2 to " + LARGEST);
        }
        if (windowSize < 1 || windowSize > fftSize) {
            throw new IllegalArgumentException("win_length=" + windowSize + " is outside 1 to n_fft=" + fftSize);
        }
        if (hop < 1 || hop > LARGEST) {
            throw new IllegalArgumentException("hop_length=" + hop + " is outside 1 to " + LARGEST);
        }
        requirePad("pad_left", padLeft, fftSize);
        requirePad("pad_right", padRight, fftSize);
        if (padding == Padding.END && padLeft + padRight > 0) {
            throw new IllegalArgumentException("pad_left=" + padLeft + " pad_right=" + padRight
                    + " contradict end padding, which follows from the length");
        }
    }

    private static void requirePad(String name, int pad, int fftSize) {
        if (pad < 0 || pad > fftSize) {
            throw new IllegalArgumentException(name + "=" + pad + " is outside 0 to n_fft=" + fftSize);
        }
    }

    /** Hann windows as large as the frame, mirrored by {@code (fftSize - hop) / 2}: frames are exactly the length over the hop. */
    public static MelFraming mirrored(int fftSize, int hop) {
        int all = fftSize - hop;
        return new MelFraming(fftSize, fftSize, hop, WindowKind.HANN, Padding.REFLECT, all / 2, all - all / 2);
    }

    /** Hann windows centred on multiples of the hop, mirrored at the ends: one frame more than the length over the hop. */
    public static MelFraming centred(int fftSize, int windowSize, int hop) {
        return new MelFraming(fftSize, windowSize, hop, WindowKind.HANN, Padding.REFLECT, fftSize / 2, fftSize / 2);
    }

    /** True if frames are centred on multiples of the hop, as {@code center=True} means it. */
    public boolean isCentred() {
        return padding != Padding.END && padLeft == fftSize / 2 && padRight == fftSize / 2;
    }

    /** The number of frames of so many samples. */
    public long frames(long samples) {
        if (samples <= 0) {
            return 0;
        }
        if (padding == Padding.END) {
            return (samples - 1) / hop + 1;
        }
        long room = samples + padLeft + padRight - fftSize;
        return room < 0 ? 0 : room / hop + 1;
    }

    /** Samples that are read before the first one. */
    int samplesBefore() {
        return padding == Padding.END ? windowOffset() : padLeft;
    }

    /** Samples that are read after the last of so many. */
    long samplesAfter(long samples) {
        return padding == Padding.END
                ? Math.max(0, (frames(samples) - 1) * hop + fftSize - samples - windowOffset())
                : padRight;
    }

    /** Where in the frame the window begins. */
    int windowOffset() {
        return (fftSize - windowSize) / 2;
    }
}
