package lathe.postfx.loudness;

import lathe.core.dsp.FirBank;
import lathe.core.dsp.Kernels;

/** The 4x oversampling of ITU-R BS.1770-5, Annex 2: 48 taps in four phases of twelve. */
final class StandardPeak {

    /** Samples that one output needs. */
    static final int TAPS = 12;

    private static final float[] PHASE_0 = scaled(14, 90, -161, 272, -487, 1125, 7964, -838, 390, -218, 122, -68);
    private static final float[] PHASE_1 = scaled(-239, 240, -424, 730, -1364, 3810, 6388, -1641, 832, -477, 271, -155);

    private static final float LARGEST_GAIN = Math.max(magnitudeSum(PHASE_0), magnitudeSum(PHASE_1));

    private static final int CHUNK = 512;

    private final Kernels kernels = Kernels.best();
    /** The table's phases 2 and 3 are 1 and 0 backwards. */
    private final FirBank phases = new FirBank(reversed(PHASE_0), reversed(PHASE_1), PHASE_1, PHASE_0);

    private final float[][] oversampled = new float[4][CHUNK];

    /**
     * The larger of {@code peak} and the oversampled magnitudes of the windows {@code x[i..i+12)}, {@code from <= i < to}.
     * Stretches too quiet to reach {@code peak} are passed over.
     */
    float raise(float peak, float[] x, int from, int to) {
        float highest = peak;
        for (int start = from; start < to; start += CHUNK) {
            int length = Math.min(CHUNK, to - start);
            if (kernels.peak(x, start, start + length + TAPS - 1) * LARGEST_GAIN <= highest) {
                continue;
            }
            phases.process(x, start, oversampled, 0, length);
            for (float[] phase : oversampled) {
                highest = Math.max(highest, kernels.peak(phase, 0, length));
            }
        }
        return highest;
    }

    /** The table's values are whole multiples of 1/8192. */
    private static float[] scaled(int... taps) {
        float[] values = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            values[i] = taps[i] / 8192f;
        }
        return values;
    }

    private static float[] reversed(float[] taps) {
        float[] back = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            back[i] = taps[taps.length - 1 - i];
        }
        return back;
    }

    /** The most that a filter can make of full scale, rounding included. */
    private static float magnitudeSum(float[] taps) {
        float sum = 0;
        for (float tap : taps) {
            sum += Math.abs(tap);
        }
        return sum * 1.00001f;
    }
}
