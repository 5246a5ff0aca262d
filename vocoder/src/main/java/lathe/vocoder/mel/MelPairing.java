package lathe.vocoder.mel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelLevel;
import lathe.core.dsp.MelLevel.Curve;
import lathe.neural.session.ModelException;

/**
 * What makes frames of one front end suit a vocoder that was trained on another. Only what can be undone exactly is: another base of the logarithm, another
 * mapping to a range, a lower floor. Frames cut elsewhere, other filters or another power would sound wrong, and are refused.
 *
 * @param gain first multiplied by this
 * @param offset then this is added
 * @param least then held at or above this
 * @param most and at or below this
 * @param warnings what was done, a sentence each
 */
record MelPairing(double gain, double offset, double least, double most, List<String> warnings) {

    MelPairing {
        warnings = List.copyOf(warnings);
    }

    /** Whether both describe sound in the same way, whatever they are called. */
    static boolean same(MelFrontEnd a, MelFrontEnd b) {
        return sameButLevel(a, b) && a.level().equals(b.level());
    }

    private static boolean sameButLevel(MelFrontEnd a, MelFrontEnd b) {
        return a.sampleRateHz() == b.sampleRateHz()
                && a.framing().equals(b.framing())
                && a.filters().equals(b.filters());
    }

    /**
     * Compares them.
     *
     * @param where what messages call the vocoder
     * @throws ModelException if frames of one cannot be made those of the other
     */
    static MelPairing of(String where, MelFrontEnd made, MelFrontEnd wanted) throws ModelException {
        MelLevel from = made.level();
        MelLevel to = wanted.level();
        boolean sameCurve = from.curve() == to.curve() && from.exponent() == to.exponent();
        boolean bothLogarithms = logarithm(from.curve()) > 0 && logarithm(to.curve()) > 0;
        boolean convertible = sameButLevel(made, wanted)
                && from.power() == to.power()
                && from.inputGain() == to.inputGain()
                && (sameCurve || bothLogarithms);
        if (!convertible) {
            List<String> differences = wanted.differences(made);
            throw new ModelException(
                    where,
                    "was trained on mels of " + wanted.name() + ", these are of " + made.name() + ": "
                            + String.join("; ", differences.subList(0, Math.min(4, differences.size()))),
                    "make the mel with --frontend " + wanted.name() + ", or choose another vocoder");
        }
        double bases = sameCurve ? 1 : logarithm(from.curve()) / logarithm(to.curve());
        double gain = from.std() * bases / to.std();
        double offset = (from.mean() * bases - to.mean()) / to.std();
        return new MelPairing(
                gain, offset, scaled(to, to.floor()), scaled(to, to.ceiling()), warnings(where, from, to));
    }

    private static List<String> warnings(String where, MelLevel from, MelLevel to) {
        List<String> warnings = new ArrayList<>();
        if (from.curve() != to.curve()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s takes %s, the mel is in %s: multiplied by %.6f",
                    where,
                    name(to.curve()),
                    name(from.curve()),
                    logarithm(from.curve()) / logarithm(to.curve())));
        }
        if (from.mean() != to.mean() || from.std() != to.std()) {
            warnings.add(where + ": the mel was mapped from mean " + from.mean() + ", std " + from.std() + " to mean "
                    + to.mean() + ", std " + to.std());
        }
        if (from.floor() < to.floor()) {
            warnings.add(where + ": the mel was raised to the floor of " + to.floor() + " that it was trained with");
        }
        if (from.floor() > to.floor()) {
            warnings.add(where + " was trained with a floor of " + to.floor() + ", the mel ends at " + from.floor()
                    + ": silence will sound different");
        }
        if (from.magnitudeEpsilon() != to.magnitudeEpsilon()) {
            warnings.add(where + " was trained with a magnitude epsilon of " + to.magnitudeEpsilon() + ", not "
                    + from.magnitudeEpsilon() + ": near silence will sound different");
        }
        return warnings;
    }

    /** How many natural units one of a curve is, 0 for what is no logarithm. */
    private static double logarithm(Curve curve) {
        return switch (curve) {
            case LN -> 1;
            case LOG10 -> Math.log(10);
            case LOG2 -> Math.log(2);
            case POWER, NONE -> 0;
        };
    }

    private static String name(Curve curve) {
        return switch (curve) {
            case LN -> "natural logarithms";
            case LOG10 -> "decimal logarithms";
            case LOG2 -> "binary logarithms";
            case POWER -> "powers";
            case NONE -> "plain sums";
        };
    }

    /** A filter's sum as a vocoder of this level is given it. */
    static double scaled(MelLevel level, double sum) {
        double curved = switch (level.curve()) {
            case LN, LOG10, LOG2 -> Math.log(sum) / logarithm(level.curve());
            case POWER -> Math.pow(sum, level.exponent());
            case NONE -> sum;
        };
        return (curved - level.mean()) / level.std();
    }

    float of(float value) {
        return (float) Math.clamp(value * gain + offset, least, most);
    }
}
