package lathe.engine.sound.classic;

import java.util.Arrays;
import lathe.core.dsp.RealFft;

/**
 * One period of a tone at several brightnesses, band-limited by construction. Sixteen samples or more to the shortest wave keep
 * what linear interpolation leaves over below -50 dB of that wave, which is itself far below the fundamental.
 */
final class ToneTables {

    /** Brightnesses from 0 to 1, evenly. */
    static final int LEVELS = 6;

    /** Tables no shorter than this. */
    private static final int LEAST_BITS = 11;

    private static final int MOST_BITS = 13;
    private static final int SAMPLES_A_WAVE = 16;

    /** Where the level is the same for all instruments; half of the difference stays at other brightnesses. */
    private static final double REFERENCE = 0.6;

    private final float[][] levels = new float[LEVELS][];
    private final int bits;

    ToneTables(Spectrum spectrum, double hz, boolean dispersed) {
        int needed = 32 - Integer.numberOfLeadingZeros(SAMPLES_A_WAVE * spectrum.count(hz) - 1);
        bits = Math.clamp(needed, LEAST_BITS, MOST_BITS);
        double reference = Spectrum.loudness(spectrum.amplitudes(hz, REFERENCE), hz);
        RealFft fft = RealFft.of(1 << bits);
        for (int i = 0; i < LEVELS; i++) {
            double[] amplitudes = spectrum.amplitudes(hz, i / (LEVELS - 1.0));
            double own = Spectrum.loudness(amplitudes, hz);
            double norm = Math.sqrt(Loudness.TARGET / Math.sqrt(Math.max(1e-30, own * reference)));
            levels[i] = period(fft, amplitudes, norm, dispersed);
        }
    }

    /** With a phase that grows with the square of the harmonic's number, the pulse becomes a chirp, as long resonances make it. */
    private static float[] period(RealFft fft, double[] amplitudes, double norm, boolean dispersed) {
        int size = fft.size();
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        for (int n = 1; n < amplitudes.length && n < size / 2; n++) {
            double phase = -Math.PI / 2 + (dispersed ? Math.PI * n * n / amplitudes.length : 0);
            re[n] = (float) (0.5 * size * norm * amplitudes[n] * Math.cos(phase));
            im[n] = (float) (0.5 * size * norm * amplitudes[n] * Math.sin(phase));
        }
        float[] samples = new float[size];
        fft.inverse(re, im, samples);
        float[] closed = Arrays.copyOf(samples, size + 1);
        closed[size] = samples[0];
        return closed;
    }

    /** The table of a brightness, one sample longer than the period. */
    float[] level(int index) {
        return levels[index];
    }

    /** Logarithm of the period's length. */
    int bits() {
        return bits;
    }
}
