package lathe.postfx.dynamics;

/**
 * Decibels from levels and gains from decibels, a whole array at a time, without the library's logarithm and power. Both
 * are within 0.0001 dB of exact over the ranges named.
 */
final class FastDecibels {

    /** 20 log10 of 2. */
    static final double DB_PER_OCTAVE = 6.020599913279624;

    /** Smallest level told apart from silence; in decibels -240 as an amplitude, -120 as a power. */
    static final float LOWEST = 1e-12f;

    private static final int ONE_OVER_ROOT_TWO = 0x3f3504f3;
    private static final float LOG2_E_TWICE = 2.88539f;
    private static final float LN_2 = 0.6931472f;

    private FastDecibels() {}

    /** Replaces amplitudes by {@code 20 log10}; those below {@link #LOWEST} count as that. */
    static void fromAmplitudes(float[] levels, int frames) {
        scaledLog2(levels, frames, (float) DB_PER_OCTAVE);
    }

    /** Replaces powers by {@code 10 log10}; those below {@link #LOWEST} count as that. */
    static void fromPowers(float[] levels, int frames) {
        scaledLog2(levels, frames, (float) (0.5 * DB_PER_OCTAVE));
    }

    /**
     * The logarithm of the mantissa, kept between 1/sqrt 2 and sqrt 2, is twice the area tangent of {@code t = (m - 1) /
     * (m + 1)}, whose series after the seventh power leaves less than 1e-7 octaves.
     */
    private static void scaledLog2(float[] levels, int frames, float scale) {
        for (int i = 0; i < frames; i++) {
            int bits = Float.floatToRawIntBits(Math.max(levels[i], LOWEST));
            int octave = (bits - ONE_OVER_ROOT_TWO) >> 23;
            float mantissa = Float.intBitsToFloat(bits - (octave << 23));
            float t = (mantissa - 1) / (mantissa + 1);
            float square = t * t;
            float series = 1 + square * (1 / 3f + square * (0.2f + square * (1 / 7f)));
            levels[i] = scale * (octave + LOG2_E_TWICE * t * series);
        }
    }

    /**
     * Replaces decibels, -700 to 700, by amplitudes. 0 dB gives exactly 1. The power of two of the fraction, between -1/2
     * and 1/2, is its Taylor series to the sixth power.
     */
    static void toAmplitudes(float[] decibels, int frames) {
        for (int i = 0; i < frames; i++) {
            float octaves = decibels[i] * (float) (1 / DB_PER_OCTAVE);
            int whole = (int) (octaves + 1024.5f) - 1024;
            float x = (octaves - whole) * LN_2;
            float power = 1 + x * (1 + x * (1 / 2f + x * (1 / 6f + x * (1 / 24f + x * (1 / 120f + x * (1 / 720f))))));
            decibels[i] = power * Float.intBitsToFloat((whole + 127) << 23);
        }
    }
}
