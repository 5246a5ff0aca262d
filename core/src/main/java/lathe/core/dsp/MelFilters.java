package lathe.core.dsp;

/**
 * Which triangles a front end sums frequencies under.
 *
 * @param mels how many
 * @param minHz where the first begins
 * @param maxHz where the last ends
 * @param scale what makes them equally far apart
 * @param slopes on which axis their sides are straight
 * @param norm how high they are
 */
public record MelFilters(int mels, double minHz, double maxHz, Scale scale, Slopes slopes, Norm norm) {

    private static final int MOST_MELS = 4096;

    /** Formulas of the mel, a unit of pitch as heard. */
    public enum Scale {
        /** {@code 2595 log10(1 + f / 700)}. Source: D. O'Shaughnessy, "Speech communication" (1987), as in HTK. */
        HTK,
        /** Straight to 1 kHz, logarithmic above. Source: M. Slaney, "Auditory toolbox", Interval report 1998-010. */
        SLANEY;

        private static final double LINEAR_HZ_PER_MEL = 200.0 / 3;
        private static final double BREAK_HZ = 1000;
        private static final double BREAK_MEL = BREAK_HZ / LINEAR_HZ_PER_MEL;
        private static final double LOG_STEP = Math.log(6.4) / 27;

        double mel(double hz) {
            if (this == HTK) {
                return 2595 * Math.log10(1 + hz / 700);
            }
            return hz < BREAK_HZ ? hz / LINEAR_HZ_PER_MEL : BREAK_MEL + Math.log(hz / BREAK_HZ) / LOG_STEP;
        }

        double hz(double mel) {
            if (this == HTK) {
                return 700 * (Math.pow(10, mel / 2595) - 1);
            }
            return mel < BREAK_MEL ? mel * LINEAR_HZ_PER_MEL : BREAK_HZ * Math.exp((mel - BREAK_MEL) * LOG_STEP);
        }
    }

    /** The axis on which a triangle is one. */
    public enum Slopes {
        /** As librosa and torchaudio draw them. */
        HERTZ,
        /** As HTK and TensorFlow draw them; the bin of 0 Hz belongs to none. */
        MEL
    }

    /** The height of the triangles. */
    public enum Norm {
        /** All peak at 1. */
        NONE,
        /** All cover the same area: {@code 2 / (upper - lower edge in Hz)}. */
        SLANEY
    }

    /** @throws IllegalArgumentException naming what is out of range */
    public MelFilters {
        if (mels < 1 || mels > MOST_MELS) {
            throw new IllegalArgumentException("n_mels=" + mels + " is outside 1 to " + MOST_MELS);
        }
        if (!(minHz >= 0)) {
            throw new IllegalArgumentException("fmin=" + minHz + " is below 0 Hz");
        }
        if (!(maxHz > minHz && maxHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("fmax=" + maxHz + " is not above fmin=" + minHz);
        }
    }

    /** As librosa makes them unless told otherwise. */
    public static MelFilters slaney(int mels, double minHz, double maxHz) {
        return new MelFilters(mels, minHz, maxHz, Scale.SLANEY, Slopes.HERTZ, Norm.SLANEY);
    }

    /** As torchaudio makes them unless told otherwise. */
    public static MelFilters htk(int mels, double minHz, double maxHz) {
        return new MelFilters(mels, minHz, maxHz, Scale.HTK, Slopes.HERTZ, Norm.NONE);
    }
}
