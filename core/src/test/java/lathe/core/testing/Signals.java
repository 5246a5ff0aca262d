package lathe.core.testing;

import java.util.Random;
import lathe.core.audio.AudioBuffer;

/** Test signals; the same arguments always give the same samples. */
public final class Signals {

    private Signals() {}

    /** White noise, uniform between plus and minus {@code amplitude}, channels independent. */
    public static AudioBuffer noise(int frames, int channels, double amplitude, int sampleRateHz, long seed) {
        Random random = new Random(seed);
        float[][] samples = new float[channels][frames];
        for (float[] channel : samples) {
            for (int i = 0; i < frames; i++) {
                channel[i] = (float) (amplitude * (2 * random.nextDouble() - 1));
            }
        }
        return AudioBuffer.of(sampleRateHz, samples);
    }

    /** A sine in every channel, in phase. */
    public static AudioBuffer sine(double hz, double peakDbfs, int frames, int channels, int sampleRateHz) {
        float[][] samples = new float[channels][frames];
        double amplitude = Math.pow(10, peakDbfs / 20);
        for (int i = 0; i < frames; i++) {
            float sample = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / sampleRateHz));
            for (float[] channel : samples) {
                channel[i] = sample;
            }
        }
        return AudioBuffer.of(sampleRateHz, samples);
    }

    /** Silence with a single sample of {@code height} at {@code at} in every channel. */
    public static AudioBuffer impulse(int frames, int at, double height, int channels, int sampleRateHz) {
        float[][] samples = new float[channels][frames];
        for (float[] channel : samples) {
            channel[at] = (float) height;
        }
        return AudioBuffer.of(sampleRateHz, samples);
    }

    /**
     * Something like music for robustness tests: noise bursts over a decaying chord, with silences and full-scale peaks.
     */
    public static AudioBuffer bursts(int frames, int channels, int sampleRateHz, long seed) {
        AudioBuffer out = noise(frames, channels, 1, sampleRateHz, seed);
        for (int c = 0; c < channels; c++) {
            float[] samples = out.channel(c);
            for (int i = 0; i < frames; i++) {
                double beat = (i % (sampleRateHz / 2)) / (double) sampleRateHz;
                double chord = 0.3 * Math.sin(2 * Math.PI * 110 * i / sampleRateHz)
                        + 0.2 * Math.sin(2 * Math.PI * (329.6 + c) * i / sampleRateHz);
                double envelope = beat > 0.4 ? 0 : Math.exp(-beat * 18);
                samples[i] = (float)
                        ((i / sampleRateHz) % 3 == 2 ? 0 : samples[i] * envelope + chord * (beat > 0.4 ? 0 : 1));
            }
        }
        return out;
    }
}
