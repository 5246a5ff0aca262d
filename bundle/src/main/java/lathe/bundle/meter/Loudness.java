package lathe.bundle.meter;

/**
 * What a meter reads at one moment. NaN where there is no value yet, negative infinity for silence.
 *
 * @param momentaryLufs last 400 ms
 * @param shortTermLufs last 3 s
 * @param integratedLufs gated, since the reset
 * @param rangeLu loudness range since the reset
 * @param maxMomentaryLufs since the reset
 * @param maxShortTermLufs since the reset
 * @param truePeakDbtp of the loudest channel since the reset, by the 4x oversampling of BS.1770
 * @param seconds measured since the reset
 */
public record Loudness(
        double momentaryLufs,
        double shortTermLufs,
        double integratedLufs,
        double rangeLu,
        double maxMomentaryLufs,
        double maxShortTermLufs,
        double truePeakDbtp,
        double seconds) {

    /** Before anything was measured. */
    public static final Loudness NONE = new Loudness(
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NEGATIVE_INFINITY, 0);
}
