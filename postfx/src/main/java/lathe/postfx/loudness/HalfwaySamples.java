package lathe.postfx.loudness;

import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;

/**
 * The band-limited signal halfway between samples, by fast convolution with a Kaiser-windowed sinc of 2048 taps.
 *
 * <p>So long a kernel is flat within 0.01 dB up to 0.499 of the sample rate: what lies near the Nyquist frequency is where short
 * true-peak filters read low by a decibel and more.
 */
final class HalfwaySamples {

    /** Samples needed on either side. */
    static final int REACH = 1024;

    /** Samples in one transform. */
    static final int SIZE = 8192;

    /** Halfway values from one transform. */
    static final int HOP = SIZE - 2 * REACH;

    private static final double KAISER_BETA = 6;

    private final RealFft fft = RealFft.of(SIZE);
    private final float[] kernelRe = new float[fft.bins()];
    private final float[] kernelIm = new float[fft.bins()];
    private final float[] re = new float[fft.bins()];
    private final float[] im = new float[fft.bins()];
    private final float[] halfway = new float[SIZE];

    HalfwaySamples() {
        float[] kernel = new float[SIZE];
        float[] window = Window.kaiser(2 * REACH, Window.Shape.SYMMETRIC, KAISER_BETA);
        for (int j = 0; j < REACH; j++) {
            double x = Math.PI * (j + 0.5);
            float tap = (float) (Math.sin(x) / x * window[REACH + j]);
            kernel[j] = tap;
            kernel[SIZE - 1 - j] = tap;
        }
        fft.forward(kernel, kernelRe, kernelIm);
    }

    /**
     * Interpolates {@code x[0..SIZE)}.
     *
     * @return value {@code i} lies between {@code x[i]} and {@code x[i + 1]}; right for {@code REACH - 1 <= i < REACH - 1 + HOP};
     *     overwritten by the next call
     */
    float[] of(float[] x) {
        fft.forward(x, re, im);
        for (int k = 0; k < re.length; k++) {
            float real = re[k] * kernelRe[k] - im[k] * kernelIm[k];
            im[k] = re[k] * kernelIm[k] + im[k] * kernelRe[k];
            re[k] = real;
        }
        fft.inverse(re, im, halfway);
        return halfway;
    }
}
