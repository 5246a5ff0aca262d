package lathe.core.dsp;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Magnitudes of real signals in double precision, any even size: logarithms of spectra need more than the 140 dB below the
 * loudest bin that {@link RealFft} can tell.
 */
final class DoubleFft {

    private final int size;
    private final DoubleFFT_1D transform;

    DoubleFft(int size) {
        this.size = size;
        ConcurrencyUtils.setNumberOfThreads(1); // the library would start a thread pool of its own for large sizes
        transform = new DoubleFFT_1D(size);
    }

    /**
     * {@code re^2 + im^2} of each bin.
     *
     * @param x {@code [size]}, destroyed
     * @param squares {@code [size / 2 + 1]}, overwritten
     */
    void squaredMagnitudes(double[] x, double[] squares) {
        transform.realForward(x);
        // Packed as re0, re(last), re1, im1, ...; for odd sizes x[1] is the last imaginary part.
        int last = size / 2;
        squares[0] = x[0] * x[0];
        for (int k = 1; k < last; k++) {
            squares[k] = x[2 * k] * x[2 * k] + x[2 * k + 1] * x[2 * k + 1];
        }
        if (last > 0) {
            double re = size % 2 == 0 ? x[1] : x[size - 1];
            double im = size % 2 == 0 ? 0 : x[1];
            squares[last] = re * re + im * im;
        }
    }
}
