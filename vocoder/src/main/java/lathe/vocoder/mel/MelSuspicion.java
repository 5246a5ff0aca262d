package lathe.vocoder.mel;

import java.util.Locale;
import java.util.Optional;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelLevel;
import lathe.core.dsp.MelLevel.Curve;

/** Looks at a spectrogram of unknown origin for signs that it is not what a vocoder takes. */
final class MelSuspicion {

    /** Natural logarithms in one decimal. */
    private static final double LN_10 = Math.log(10);

    /** Rounding, and networks that undershoot. */
    private static final double MARGIN = 0.25;

    private static final double AT_FLOOR = 0.01;
    private static final double RARE = 1e-3;

    private MelSuspicion() {}

    /** A sentence, if something looks wrong. */
    static Optional<String> of(String where, MelFrames frames, MelFrontEnd wanted) {
        MelLevel level = wanted.level();
        if (level.curve() != Curve.LN && level.curve() != Curve.LOG10) {
            return Optional.empty();
        }
        double floor = MelPairing.scaled(level, level.floor());
        double decimalFloor = Math.log10(level.floor());
        double least = Double.POSITIVE_INFINITY;
        long count = 0;
        long atDecimalFloor = 0;
        for (int m = 0; m < frames.mels(); m++) {
            for (int t = 0; t < frames.frames(); t++) {
                float value = frames.at(m, t);
                least = Math.min(least, value);
                atDecimalFloor += Math.abs(value - decimalFloor) < AT_FLOOR ? 1 : 0;
                count++;
            }
        }
        if (least < floor - MARGIN * LN_10) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s: the mel goes down to %.2f, below the floor of %.2f of %s; is it of another front end?",
                    where,
                    least,
                    floor,
                    wanted.name()));
        }
        boolean endsThere = least > decimalFloor - AT_FLOOR && atDecimalFloor > RARE * count;
        if (level.curve() == Curve.LN && endsThere) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s takes natural logarithms, and the mel ends at %.2f as decimal ones do; multiply it by %.6f if they are",
                    where,
                    least,
                    LN_10));
        }
        return Optional.empty();
    }
}
