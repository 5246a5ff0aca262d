package lathe.core.dsp;

import java.util.function.DoubleUnaryOperator;

/**
 * Window functions, computed in double precision.
 *
 * <p>A <em>periodic</em> window of {@code size} is one period of the sampled function, for transforms and overlap-add: the
 * sample that would repeat the first one is left out. A <em>symmetric</em> one includes it, for filter design. Both peak
 * at 1. Source: F. J. Harris, "On the use of windows for harmonic analysis with the discrete Fourier transform", Proc. IEEE
 * 66 (1978).
 */
public final class Window {

    private Window() {}

    /** Which samples of the window function are taken. */
    public enum Shape {
        /** One period: {@code w[0]} is not repeated at the end. */
        PERIODIC,
        /** Equal forwards and backwards. */
        SYMMETRIC
    }

    /** All ones. */
    public static float[] rectangular(int size) {
        return sampled(size, Shape.PERIODIC, t -> 1);
    }

    /** Half a period of a sine, zero at the edges: the square root of a Hann window. */
    public static float[] sine(int size, Shape shape) {
        return sampled(size, shape, t -> Math.sin(Math.PI * t));
    }

    /** Raised cosine, zero at the edges. */
    public static float[] hann(int size, Shape shape) {
        return cosines(size, shape, 0.5, 0.5);
    }

    /** Raised cosine on a pedestal of 0.08: side lobes at -43 dB. */
    public static float[] hamming(int size, Shape shape) {
        return cosines(size, shape, 0.54, 0.46);
    }

    /** Three terms 0.42, 0.5, 0.08: side lobes at -58 dB. */
    public static float[] blackman(int size, Shape shape) {
        return cosines(size, shape, 0.42, 0.5, 0.08);
    }

    /** Four terms, minimum side lobes: -92 dB. */
    public static float[] blackmanHarris(int size, Shape shape) {
        return cosines(size, shape, 0.35875, 0.48829, 0.14128, 0.01168);
    }

    /**
     * Kaiser window {@code I0(beta sqrt(1 - r^2)) / I0(beta)}.
     *
     * @param beta 0 (rectangular) and up; see {@link #kaiserBeta}
     */
    public static float[] kaiser(int size, Shape shape, double beta) {
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("beta=" + beta + " is below 0");
        }
        return sampled(size, shape, t -> kaiserAt(2 * t - 1, beta));
    }

    /** The Kaiser window as a function of {@code r} from -1 to 1, zero beyond. */
    public static double kaiserAt(double r, double beta) {
        double inside = 1 - r * r;
        return inside < 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
    }

    /**
     * The Kaiser beta whose low-pass has ripples of {@code -attenuationDb}, equation 7.75 in Oppenheim and Schafer,
     * "Discrete-Time Signal Processing" (3rd edition).
     */
    public static double kaiserBeta(double attenuationDb) {
        if (attenuationDb > 50) {
            return 0.1102 * (attenuationDb - 8.7);
        }
        if (attenuationDb >= 21) {
            return 0.5842 * Math.pow(attenuationDb - 21, 0.4) + 0.07886 * (attenuationDb - 21);
        }
        return 0;
    }

    /** The window in the middle of {@code size} samples, zeros around it: for transforms longer than their window. */
    public static float[] centredIn(float[] window, int size) {
        if (size < window.length) {
            throw new IllegalArgumentException("size=" + size + " is below the window's " + window.length);
        }
        float[] padded = new float[size];
        System.arraycopy(window, 0, padded, (size - window.length) / 2, window.length);
        return padded;
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double besselI0(double x) {
        double term = 1;
        double sum = 1;
        double quarterSquare = x * x / 4;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= quarterSquare / ((double) k * k);
            sum += term;
        }
        return sum;
    }

    /** {@code terms[0] - terms[1] cos(2 pi t) + terms[2] cos(4 pi t) - ...} */
    private static float[] cosines(int size, Shape shape, double... terms) {
        return sampled(size, shape, t -> {
            double value = 0;
            for (int k = 0; k < terms.length; k++) {
                value += (k % 2 == 0 ? 1 : -1) * terms[k] * Math.cos(2 * Math.PI * k * t);
            }
            return value;
        });
    }

    private static float[] sampled(int size, Shape shape, DoubleUnaryOperator window) {
        if (size < 1) {
            throw new IllegalArgumentException("size=" + size + " is below 1");
        }
        int intervals = shape == Shape.PERIODIC ? size : size - 1;
        float[] samples = new float[size];
        for (int i = 0; i < size; i++) {
            // The second half mirrors the first, so that rounding cannot make the window lopsided.
            int mirrored = Math.min(i, intervals - i);
            samples[i] = (float) (intervals == 0 ? 1 : window.applyAsDouble(mirrored / (double) intervals));
        }
        return samples;
    }
}
