package lathe.postfx.master;

import java.util.Locale;

/**
 * How loud a master shall be, and how high its peaks may go.
 *
 * @param name as given on the command line: {@code spotify}, or {@code -14 LUFS} for a bare number
 * @param label for people
 * @param integratedLufs programme loudness, ITU-R BS.1770-5
 * @param ceilingDbtp highest true peak
 */
public record LoudnessTarget(String name, String label, double integratedLufs, double ceilingDbtp) {

    /** Quietest loudness that can be asked for. */
    public static final double MIN_LUFS = -40;

    /** Loudest loudness that can be asked for. */
    public static final double MAX_LUFS = -5;

    /** Lowest ceiling that can be asked for. */
    public static final double MIN_CEILING_DBTP = -12;

    /** @throws IllegalArgumentException with name=value if a number is out of range */
    public LoudnessTarget {
        if (!(integratedLufs >= MIN_LUFS && integratedLufs <= MAX_LUFS)) {
            throw new IllegalArgumentException(
                    "target=" + integratedLufs + " LUFS is outside " + MIN_LUFS + " to " + MAX_LUFS);
        }
        if (!(ceilingDbtp >= MIN_CEILING_DBTP && ceilingDbtp <= 0)) {
            throw new IllegalArgumentException(
                    "ceiling=" + ceilingDbtp + " dBTP is outside " + MIN_CEILING_DBTP + " to 0");
        }
    }

    /** A loudness without a platform's name, under the usual ceiling of -1 dBTP. */
    public static LoudnessTarget ofLufs(double integratedLufs) {
        String text = String.format(Locale.ROOT, "%.1f LUFS", integratedLufs);
        return new LoudnessTarget(text, "as asked", integratedLufs, -1);
    }

    /** The same under another ceiling. */
    public LoudnessTarget withCeiling(double newCeilingDbtp) {
        return new LoudnessTarget(name, label, integratedLufs, newCeilingDbtp);
    }
}
