package lathe.postfx.master;

import java.util.Arrays;
import lathe.core.dsp.RealFft;
import lathe.core.dsp.Window;

/**
 * The average power of the mid signal in third-octave bands, gathered as a stream: Hann windows side by side (Welch, 1967,
 * without overlap, which long averages do not need), silence left out.
 */
final class LongTermSpectrum {

    /** Number of bands, 20 Hz to 20 kHz. */
    static final int BANDS = 31;

    private static final int SIZE = 8192;

    /** Frames whose peak stays below -70 dBFS say nothing about the balance of the music. */
    private static final float SILENCE = 3.2e-4f;

    private final RealFft fft = RealFft.of(SIZE);
    private final float[] window = Window.hann(SIZE, Window.Shape.PERIODIC);
    private final float[] mid = new float[SIZE];
    private final float[] windowed = new float[SIZE];
    private final float[] re = new float[SIZE / 2 + 1];
    private final float[] im = new float[SIZE / 2 + 1];
    private final double[] power = new double[SIZE / 2 + 1];
    private final double hzPerBin;
    private int filled;
    private long spectra;

    LongTermSpectrum(double sampleRateHz) {
        hzPerBin = sampleRateHz / SIZE;
    }

    /** Centre of a band, base-10 third octaves of IEC 61260-1: band 17 is 1 kHz. */
    static double centreHz(int band) {
        return 1000 * Math.pow(10, (band - 17) / 10.0);
    }

    void add(float[][] channels, int from, int to) {
        float scale = 1f / channels.length;
        for (int i = from; i < to; i++) {
            float sum = 0;
            for (float[] channel : channels) {
                sum += channel[i];
            }
            mid[filled] = sum * scale;
            if (++filled == SIZE) {
                analyse();
                filled = 0;
            }
        }
    }

    /** Counts what is left of a sound shorter than one window, so that short files have a spectrum too. */
    void finish() {
        if (spectra == 0 && filled > 0) {
            Arrays.fill(mid, filled, SIZE, 0);
            analyse();
        }
    }

    private void analyse() {
        float peak = 0;
        for (int i = 0; i < SIZE; i++) {
            float sample = Float.isFinite(mid[i]) ? mid[i] : 0;
            windowed[i] = sample * window[i];
            peak = Math.max(peak, Math.abs(sample));
        }
        if (peak < SILENCE) {
            return;
        }
        fft.forward(windowed, re, im);
        for (int k = 1; k < power.length; k++) {
            power[k] += (double) re[k] * re[k] + (double) im[k] * im[k];
        }
        spectra++;
    }

    /**
     * Level of each band in dB, {@code [BANDS]}; only differences mean something. Negative infinity where there is nothing,
     * NaN for bands above the Nyquist frequency.
     */
    double[] bandsDb() {
        double[] bands = new double[BANDS];
        double halfBand = Math.pow(10, 0.05);
        for (int b = 0; b < BANDS; b++) {
            double low = centreHz(b) / halfBand;
            double high = centreHz(b) * halfBand;
            bands[b] = high > hzPerBin * (power.length - 1)
                    ? Double.NaN
                    : 10 * Math.log10(powerBetween(low, high) / Math.max(1, spectra));
        }
        return bands;
    }

    /** Power from one frequency to another, bins at the edges counted by their share. */
    private double powerBetween(double lowHz, double highHz) {
        double low = lowHz / hzPerBin;
        double high = highHz / hzPerBin;
        double sum = 0;
        int last = Math.min(power.length - 1, (int) Math.ceil(high + 0.5));
        for (int k = Math.max(1, (int) Math.floor(low - 0.5)); k <= last; k++) {
            double share = Math.min(high, k + 0.5) - Math.max(low, k - 0.5);
            sum += Math.max(0, Math.min(1, share)) * power[k];
        }
        return sum;
    }

    /** Share of the power below 25 Hz in all power, 0 to 1. */
    double subsonicShare() {
        double all = powerBetween(0, hzPerBin * power.length);
        return all == 0 ? 0 : powerBetween(0, 25) / all;
    }
}
