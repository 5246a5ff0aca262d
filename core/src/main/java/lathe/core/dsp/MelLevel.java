package lathe.core.dsp;

/**
 * What a front end makes of a spectrum: {@code m = sqrt(re^2 + im^2 + epsilon)^power} in each bin, the filters' sums of them
 * held between floor and ceiling, their curve, and {@code (y - mean) / std} of that.
 *
 * @param inputGain what samples in -1..1 are multiplied by: 1, or 32768 where the scale of 16-bit integers is meant
 * @param magnitudeEpsilon added under the root
 * @param power of the magnitude, 1 or 2
 * @param curve what is done to a filter's sum
 * @param exponent of {@link Curve#POWER}, 1 for all others
 * @param floor the least sum before the curve, above 0 for logarithms
 * @param ceiling the largest, perhaps infinite
 * @param mean taken off after the curve; 0 where models take plain values
 * @param std divided by then; 1 where models take plain values
 */
public record MelLevel(
        double inputGain,
        double magnitudeEpsilon,
        int power,
        Curve curve,
        double exponent,
        double floor,
        double ceiling,
        double mean,
        double std) {

    /** Curves in use. */
    public enum Curve {
        /** Natural logarithm. */
        LN,
        /** Decimal logarithm. */
        LOG10,
        /** Binary logarithm. */
        LOG2,
        /** A power. */
        POWER,
        /** As it is. */
        NONE;

        boolean isLogarithm() {
            return this == LN || this == LOG10 || this == LOG2;
        }
    }

    /** @throws IllegalArgumentException naming what is out of range */
    public MelLevel {
        requireIn("input_gain", inputGain, Double.MIN_NORMAL, 1e9);
        requireIn("magnitude_epsilon", magnitudeEpsilon, 0, 1);
        if (power != 1 && power != 2) {
            throw new IllegalArgumentException("power=" + power + " is neither 1 nor 2");
        }
        requireIn("exponent", exponent, 1e-3, 1e3);
        if (exponent != 1 && curve != Curve.POWER) {
            throw new IllegalArgumentException("exponent=" + exponent + " goes with log=power only");
        }
        requireIn("floor", floor, curve.isLogarithm() ? Double.MIN_NORMAL : 0, 1e30);
        if (!(ceiling > floor)) {
            throw new IllegalArgumentException("ceiling=" + ceiling + " is not above floor=" + floor);
        }
        requireIn("mean", mean, -1e9, 1e9);
        requireIn("std", std, 1e-9, 1e9);
    }

    private static void requireIn(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + "=" + value + " is outside " + low + " to " + high);
        }
    }

    /** A logarithm of magnitudes, held above a floor, nothing else. */
    public static MelLevel log(Curve logarithm, double magnitudeEpsilon, double floor) {
        return new MelLevel(1, magnitudeEpsilon, 1, logarithm, 1, floor, Double.POSITIVE_INFINITY, 0, 1);
    }

    /** The same held below a ceiling too. */
    public MelLevel upTo(double newCeiling) {
        return new MelLevel(inputGain, magnitudeEpsilon, power, curve, exponent, floor, newCeiling, mean, std);
    }

    /** The same with {@code low..high} mapped to -1..1. */
    public MelLevel mappedFrom(double low, double high) {
        return new MelLevel(
                inputGain,
                magnitudeEpsilon,
                power,
                curve,
                exponent,
                floor,
                ceiling,
                (low + high) / 2,
                (high - low) / 2);
    }

    /** What a model is given for a filter's sum. */
    public double of(double sum) {
        double held = Math.min(ceiling, Math.max(floor, sum));
        double curved = switch (curve) {
            case LN -> Math.log(held);
            case LOG10 -> Math.log10(held);
            case LOG2 -> Math.log(held) / Math.log(2);
            case POWER -> Math.pow(held, exponent);
            case NONE -> held;
        };
        return (curved - mean) / std;
    }

    /** The filter's sum that a value was made of, as far as floor and ceiling let it be known. */
    public double sumOf(double value) {
        double curved = value * std + mean;
        double sum = switch (curve) {
            case LN -> Math.exp(curved);
            case LOG10 -> Math.pow(10, curved);
            case LOG2 -> Math.pow(2, curved);
            case POWER -> Math.pow(Math.max(0, curved), 1 / exponent);
            case NONE -> curved;
        };
        return Math.min(ceiling, Math.max(0, sum));
    }
}
