package lathe.core.testing;

import lathe.core.dsp.RealFft;

/** Spectra of what tests hear, by {@link RealFft}, which has tests of its own. */
public final class Spectra {

    private Spectra() {}

    /**
     * Power of each bin of a stretch of sound under a Hann window, {@code size / 2 + 1} bins; what lies behind the sound's end is
     * silence.
     *
     * @param length of the window, at most {@code size}
     */
    public static double[] power(float[] sound, int from, int length, int size) {
        float[] windowed = new float[size];
        for (int i = 0; i < length && from + i < sound.length; i++) {
            windowed[i] = (float) (sound[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length)));
        }
        RealFft fft = RealFft.of(size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        fft.forward(windowed, re, im);
        double[] power = new double[fft.bins()];
        for (int k = 0; k < power.length; k++) {
            power[k] = re[k] * (double) re[k] + im[k] * (double) im[k];
        }
        return power;
    }
}
