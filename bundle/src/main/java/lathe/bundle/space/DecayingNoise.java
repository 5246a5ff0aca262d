package lathe.bundle.space;

import java.util.SplittableRandom;

/**
 * The late part of a reverberation: noise in octaves, each of which falls by 60 dB in its own time (J. A. Moorer, "About This
 * Reverberation Business", Computer Music Journal 3 (2), 1979, drawn out by frequency). Channels are independent.
 */
final class DecayingNoise {

    private static final double LOWEST_HZ = 62.5;
    private static final int OCTAVES = 9;

    /** ln(1000): 60 dB. */
    private static final double SIXTY_DB = 6.907755;

    private DecayingNoise() {}

    /**
     * Two channels of noise.
     *
     * @param seconds length
     * @param decaySeconds time of 60 dB at 1 kHz
     * @param low times that at 125 Hz
     * @param high times that at 8 kHz
     */
    static float[][] make(
            double sampleRateHz, double seconds, double decaySeconds, double low, double high, long seed) {
        int frames = (int) Math.max(16, Math.round(seconds * sampleRateHz));
        float[][] out = new float[2][frames];
        for (int c = 0; c < 2; c++) {
            SplittableRandom random = Responses.random(seed, c);
            for (int octave = 0; octave < OCTAVES; octave++) {
                double centre = LOWEST_HZ * Math.pow(2, octave);
                addOctave(out[c], centre, sampleRateHz, decaySeconds * factor(centre, low, high), random);
            }
        }
        return out;
    }

    /** Decay times between and beyond 125 Hz, 1 kHz and 8 kHz, straight over octaves. */
    private static double factor(double hz, double low, double high) {
        double octaves = Math.log(hz / 1000) / Math.log(2);
        double end = octaves < 0 ? low : high;
        return Math.pow(end, Math.abs(octaves) / 3);
    }

    private static void addOctave(
            float[] out, double centreHz, double sampleRateHz, double decaySeconds, SplittableRandom random) {
        if (centreHz > 0.35 * sampleRateHz) {
            return;
        }
        // A band-pass of two poles, as wide as an octave; its output has the power of the noise times about pi/2 w/Q.
        double w = 2 * Math.PI * centreHz / sampleRateHz;
        double alpha = Math.sin(w) / (2 * 1.41);
        double gain = alpha / (1 + alpha);
        double a1 = -2 * Math.cos(w) / (1 + alpha);
        double a2 = (1 - alpha) / (1 + alpha);
        double level = Math.sqrt(centreHz / 1000) / Math.sqrt(gain);
        double perFrame = Math.exp(-SIXTY_DB / (decaySeconds * sampleRateHz));
        double envelope = level;
        double z1 = 0;
        double z2 = 0;
        for (int i = 0; i < out.length; i++) {
            double x = gain * (2 * random.nextDouble() - 1);
            double y = x + z1;
            z1 = z2 - a1 * y;
            z2 = -x - a2 * y;
            out[i] += (float) (envelope * y);
            envelope *= perFrame;
        }
    }
}
