package lathe.core.param;

/** How a parameter's range is spread over the travel of a knob, 0..1. */
public enum Curve {
    /** Equal steps of the knob are equal differences. */
    LINEAR,
    /** Equal steps of the knob are equal ratios; the range must be above zero. For frequencies and times. */
    LOGARITHMIC,
    /** Whole numbers only: switches, choices and counts. */
    STEPPED;

    double toKnob(double value, double min, double max) {
        return switch (this) {
            case LINEAR, STEPPED -> (value - min) / (max - min);
            case LOGARITHMIC -> Math.log(value / min) / Math.log(max / min);
        };
    }

    double fromKnob(double knob, double min, double max) {
        return switch (this) {
            case LINEAR -> min + knob * (max - min);
            case LOGARITHMIC -> min * Math.pow(max / min, knob);
            case STEPPED -> Math.rint(min + knob * (max - min));
        };
    }
}
