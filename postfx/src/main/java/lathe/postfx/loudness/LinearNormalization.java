package lathe.postfx.loudness;

/**
 * The one gain that brings a programme to a loudness, as far as a peak ceiling allows. It never becomes dynamic: where the
 * ceiling is in the way the loudness is missed, and {@link #missedByDb} says by how much.
 *
 * @param gainDb gain to apply to the whole programme
 * @param missedByDb how much quieter than the target the result stays, 0 or more
 */
public record LinearNormalization(double gainDb, double missedByDb) {

    /**
     * Works the gain out.
     *
     * @param integratedLufs measured loudness, ITU-R BS.1770-5; NaN where the programme has none (silence, or under 0.4 s)
     * @param truePeakDbtp measured true peak
     * @param targetLufs loudness wanted
     * @param ceilingDbtp highest true peak allowed
     */
    public static LinearNormalization of(
            double integratedLufs, double truePeakDbtp, double targetLufs, double ceilingDbtp) {
        double headroomDb = ceilingDbtp - truePeakDbtp;
        if (Double.isNaN(integratedLufs)) {
            return new LinearNormalization(Math.min(0, headroomDb), 0);
        }
        double wantedDb = targetLufs - integratedLufs;
        double gainDb = Math.min(wantedDb, headroomDb);
        return new LinearNormalization(gainDb, wantedDb - gainDb);
    }

    /** True if the target is met. */
    public boolean reachesTarget() {
        return missedByDb == 0;
    }
}
