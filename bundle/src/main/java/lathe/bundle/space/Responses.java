package lathe.bundle.space;

import java.util.SplittableRandom;
import lathe.core.audio.AudioBuffer;

/**
 * Impulse responses made by formula, in stereo, at any rate: nothing here was recorded, so nobody has rights in it.
 *
 * <p>Rooms: the reflections of a box by the image-source method (J. B. Allen and D. A. Berkley, JASA 65, 1979) heard by two
 * microphones, then noise that decays as fast as each octave should. Plate and spring: echoes whose high frequencies come
 * earlier or later, as bending waves in a plate and waves along a helix do.
 */
final class Responses {

    /** Names in the order of the parameter's choices after the first, which is the musician's own file; a promise for ever. */
    static final String[] NAMES = {
        "concert hall", "cathedral", "chamber", "small room", "plate", "spring", "reverse swell"
    };

    private static final long SEED = 20;

    private Responses() {}

    /** The response of an index into {@link #NAMES}; the same for the same rate, sample for sample. */
    static AudioBuffer make(int index, double sampleRateHz) {
        float[][] channels = switch (index) {
            case 0 -> new Room(26, 38, 15, 2.1, 1.3, 0.85).response(sampleRateHz);
            case 1 -> new Room(24, 62, 28, 5.2, 1.1, 0.5).response(sampleRateHz);
            case 2 -> new Room(7.1, 9.3, 4.4, 1.1, 1.0, 0.8).response(sampleRateHz);
            case 3 -> new Room(3.9, 5.3, 2.6, 0.45, 1.0, 0.75).response(sampleRateHz);
            case 4 -> Dispersion.plate(sampleRateHz);
            case 5 -> Dispersion.spring(sampleRateHz);
            default -> swell(sampleRateHz);
        };
        fadeEnd(channels, sampleRateHz);
        return AudioBuffer.of((int) Math.round(sampleRateHz), channels);
    }

    /** Noise that grows for 1.2 s and stops: a tail backwards. */
    private static float[][] swell(double sampleRateHz) {
        float[][] tail = DecayingNoise.make(sampleRateHz, 1.2, 1.4, 1.0, 0.7, SEED);
        for (float[] channel : tail) {
            for (int i = 0, k = channel.length - 1; i < k; i++, k--) {
                float swap = channel[i];
                channel[i] = channel[k];
                channel[k] = swap;
            }
        }
        return tail;
    }

    /** The last 5 ms go to zero, so that no response ends in a step. */
    private static void fadeEnd(float[][] channels, double sampleRateHz) {
        int fade = (int) Math.max(1, Math.min(channels[0].length, 0.005 * sampleRateHz));
        for (float[] channel : channels) {
            for (int i = 0; i < fade; i++) {
                channel[channel.length - 1 - i] *= (float) i / fade;
            }
        }
    }

    /** Independent numbers for each channel of each response. */
    static SplittableRandom random(long seed, int channel) {
        return new SplittableRandom(seed * 31 + channel);
    }
}
