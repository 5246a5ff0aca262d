package lathe.core.audio;

/**
 * A-law and mu-law, 8 bits on a logarithmic scale. Source: ITU-T G.711 (11/1988), tables 1a to 2b.
 *
 * <p>A segment of the law is a power of two and its sixteen steps are the upper bits of what follows the leading one:
 * exactly what a float keeps in its exponent and the top of its fraction, so encoding reads the code out of the float.
 */
final class CompandingLaw {

    /** Values of the 256 codes. */
    private static final float[] A_LAW = new float[256];

    private static final float[] MU_LAW = new float[256];

    static {
        for (int code = 0; code < 256; code++) {
            A_LAW[code] = aLawValue(code);
            MU_LAW[code] = muLawValue(code);
        }
    }

    /** A float's exponent and the upper four bits of its fraction. */
    private static final int SEGMENT_AND_STEP_SHIFT = 19;

    private static final int SEGMENT_OF_16 = Float.floatToRawIntBits(16f) >> SEGMENT_AND_STEP_SHIFT;
    private static final int SEGMENT_OF_32 = Float.floatToRawIntBits(32f) >> SEGMENT_AND_STEP_SHIFT;

    private CompandingLaw() {}

    /** Values by code; not a copy. */
    static float[] aLawValues() {
        return A_LAW;
    }

    /** Values by code; not a copy. */
    static float[] muLawValues() {
        return MU_LAW;
    }

    /** Table 1a: 13 bits, full scale 4096; even bits inverted. */
    private static float aLawValue(int code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int step = bits & 15;
        int value = segment == 0 ? 2 * step + 1 : (2 * step + 33) << (segment - 1);
        return ((bits & 0x80) != 0 ? value : -value) / 4096f;
    }

    /** Table 2a: 14 bits, full scale 8192 with 8159 as the overload point; all bits inverted. */
    private static float muLawValue(int code) {
        int bits = ~code;
        int segment = (bits >> 4) & 7;
        int step = bits & 15;
        int value = ((2 * step + 33) << segment) - 33;
        return ((bits & 0x80) != 0 ? -value : value) / 8192f;
    }

    /** The code of the interval that the sample lies in. */
    static byte aLawCode(float sample) {
        float magnitude = Math.abs(sample) * 4096f;
        int code;
        if (magnitude < 32) {
            code = (int) magnitude >> 1;
        } else if (magnitude < 4095) {
            code = (Float.floatToRawIntBits(magnitude) >> SEGMENT_AND_STEP_SHIFT) - SEGMENT_OF_16;
        } else {
            code = magnitude >= 4095 ? 127 : 0; // the 0 is for NaN
        }
        return (byte) ((sample < 0 ? code : code | 0x80) ^ 0x55);
    }

    /** The code of the interval that the sample lies in. */
    static byte muLawCode(float sample) {
        float magnitude = Math.abs(sample) * 8192f;
        int code;
        if (magnitude < 8158) {
            code = (Float.floatToRawIntBits(magnitude + 33) >> SEGMENT_AND_STEP_SHIFT) - SEGMENT_OF_32;
        } else {
            code = magnitude >= 8158 ? 127 : 0; // the 0 is for NaN
        }
        return (byte) ~(sample < 0 ? code | 0x80 : code);
    }
}
