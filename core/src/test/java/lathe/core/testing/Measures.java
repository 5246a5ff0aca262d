package lathe.core.testing;

import lathe.core.audio.AudioBuffer;

/** What tests measure, in double precision and without help from the code under test. */
public final class Measures {

    private Measures() {}

    /** Largest magnitude in dB re full scale; negative infinity for silence. */
    public static double peakDbfs(float[] x) {
        double peak = 0;
        for (float sample : x) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return 20 * Math.log10(peak);
    }

    /** Root mean square of {@code x[from..to)} in dB re 1.0. */
    public static double rmsDb(float[] x, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) x[i] * x[i];
        }
        return 10 * Math.log10(sum / (to - from));
    }

    /** Largest difference between two signals in dB re full scale; negative infinity if they are equal. */
    public static double nullDepthDb(AudioBuffer a, AudioBuffer b) {
        if (a.channels() != b.channels() || a.frames() != b.frames()) {
            throw new IllegalArgumentException(
                    "shapes differ: " + a.channels() + "x" + a.frames() + " and " + b.channels() + "x" + b.frames());
        }
        double worst = 0;
        for (int c = 0; c < a.channels(); c++) {
            for (int i = 0; i < a.frames(); i++) {
                worst = Math.max(worst, Math.abs((double) a.channel(c)[i] - b.channel(c)[i]));
            }
        }
        return 20 * Math.log10(worst);
    }

    /** Gain in dB from input to output at one frequency, by correlation with sine and cosine over {@code [from..to)}. */
    public static double gainDb(float[] input, float[] output, double hz, int sampleRateHz, int from, int to) {
        return 20
                * Math.log10(
                        amplitude(output, hz, sampleRateHz, from, to) / amplitude(input, hz, sampleRateHz, from, to));
    }

    /** Amplitude of the component at one frequency over {@code [from..to)}; whole periods give exact results. */
    public static double amplitude(float[] x, double hz, int sampleRateHz, int from, int to) {
        double re = 0;
        double im = 0;
        for (int i = from; i < to; i++) {
            double phase = 2 * Math.PI * hz * i / sampleRateHz;
            re += x[i] * Math.cos(phase);
            im += x[i] * Math.sin(phase);
        }
        return 2 * Math.hypot(re, im) / (to - from);
    }
}
