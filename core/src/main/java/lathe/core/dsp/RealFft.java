package lathe.core.dsp;

import org.jtransforms.fft.FloatFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Discrete Fourier transform of real signals, any size from 2 up; fastest for powers of two.
 *
 * <p>{@code X[k] = sum over n of x[n] exp(-2 pi i k n / size)}, unscaled; the inverse divides by the size, so that it undoes
 * the forward transform. Spectra are two arrays, real and imaginary parts, of {@code [size / 2 + 1]}.
 *
 * <p>An instance has working memory of its own: one per thread.
 */
public final class RealFft {

    private final int size;
    private final FloatFFT_1D transform;
    private final float[] packed;

    private RealFft(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("size=" + size + " is below 2");
        }
        this.size = size;
        // The library would start a thread pool of its own for large sizes.
        ConcurrencyUtils.setNumberOfThreads(1);
        transform = new FloatFFT_1D(size);
        packed = new float[size];
    }

    /**
     * A transform of {@code size} samples.
     *
     * @throws IllegalArgumentException if {@code size} is below 2
     */
    public static RealFft of(int size) {
        return new RealFft(size);
    }

    /** Number of samples. */
    public int size() {
        return size;
    }

    /** Number of frequencies from 0 up to half the sample rate: {@code size / 2 + 1}. */
    public int bins() {
        return size / 2 + 1;
    }

    /**
     * Spectrum of {@code x}.
     *
     * @param x {@code [size]}, unchanged
     * @param re {@code [bins]}, overwritten
     * @param im {@code [bins]}, overwritten; zero at bin 0 and, for even sizes, at the last bin
     */
    public void forward(float[] x, float[] re, float[] im) {
        System.arraycopy(x, 0, packed, 0, size);
        transform.realForward(packed);
        // The library packs 0..size-1 as re0, re(last) or im(last), re1, im1, re2, ...
        int pairs = (size + 1) / 2;
        re[0] = packed[0];
        im[0] = 0;
        for (int k = 1; k < pairs; k++) {
            re[k] = packed[2 * k];
            im[k] = packed[2 * k + 1 < size ? 2 * k + 1 : 1];
        }
        if (size % 2 == 0) {
            re[pairs] = packed[1];
            im[pairs] = 0;
        }
    }

    /**
     * Signal of a spectrum, scaled so that {@code inverse(forward(x))} is {@code x}.
     *
     * @param re {@code [bins]}, unchanged
     * @param im {@code [bins]}, unchanged; bin 0 and, for even sizes, the last bin count as zero
     * @param x {@code [size]}, overwritten
     */
    public void inverse(float[] re, float[] im, float[] x) {
        int pairs = (size + 1) / 2;
        packed[0] = re[0];
        for (int k = 1; k < pairs; k++) {
            packed[2 * k] = re[k];
            packed[2 * k + 1 < size ? 2 * k + 1 : 1] = im[k];
        }
        if (size % 2 == 0) {
            packed[1] = re[pairs];
        }
        transform.realInverse(packed, true);
        System.arraycopy(packed, 0, x, 0, size);
    }
}
