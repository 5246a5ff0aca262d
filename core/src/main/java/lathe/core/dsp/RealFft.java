package lathe.core.dsp;

/**
 * Discrete Fourier transform of real signals, any size from 2 up; powers of two are several times faster than the rest.
 *
 * <p>{@code X[k] = sum over n of x[n] exp(-2 pi i k n / size)}, unscaled; the inverse divides by the size, so that it undoes
 * the forward transform. Spectra are two arrays, real and imaginary parts, of {@code [size / 2 + 1]}.
 *
 * <p>An instance has working memory of its own: one per thread. Transforms allocate nothing.
 */
public interface RealFft {

    /**
     * A transform of {@code size} samples.
     *
     * @throws IllegalArgumentException if {@code size} is below 2
     */
    static RealFft of(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("size=" + size + " is below 2");
        }
        return Integer.bitCount(size) == 1 ? new PowerOfTwoFft(size) : new ChirpFft(size);
    }

    /** Number of samples. */
    int size();

    /** Number of frequencies from 0 up to half the sample rate: {@code size / 2 + 1}. */
    default int bins() {
        return size() / 2 + 1;
    }

    /**
     * Spectrum of {@code x}.
     *
     * @param x {@code [size]}, unchanged
     * @param re {@code [bins]}, overwritten
     * @param im {@code [bins]}, overwritten; zero at bin 0 and, for even sizes, at the last bin
     */
    void forward(float[] x, float[] re, float[] im);

    /**
     * Signal of a spectrum, scaled so that {@code inverse(forward(x))} is {@code x}.
     *
     * @param re {@code [bins]}, unchanged
     * @param im {@code [bins]}, unchanged; bin 0 and, for even sizes, the last bin count as zero
     * @param x {@code [size]}, overwritten
     */
    void inverse(float[] re, float[] im, float[] x);
}
