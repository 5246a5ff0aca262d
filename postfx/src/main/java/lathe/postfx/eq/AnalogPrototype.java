package lathe.postfx.eq;

/**
 * The analog filters that the digital ones imitate, as squared magnitudes. {@code ratio} is the frequency over the
 * band's frequency. Bell, shelves, notch: the prototypes of the Audio EQ Cookbook.
 */
final class AnalogPrototype {

    private AnalogPrototype() {}

    /** Of a whole band; {@code order} is the slope over 6 dB/oct and counts for high-pass and low-pass only. */
    static double power(BandType type, double ratio, double gainDb, double q, int order) {
        return switch (type) {
            case BELL -> bell(ratio, gainDb, q);
            case LOW_SHELF -> lowShelf(ratio, gainDb, q);
            case HIGH_SHELF -> Math.pow(10, gainDb / 10) * lowShelf(ratio, -gainDb, q);
            case LOW_PASS -> lowPass(ratio, q, order);
            case HIGH_PASS -> lowPass(1 / ratio, q, order);
            case NOTCH -> notch(ratio, q);
            case TILT -> tilt(ratio, gainDb);
            case ALL_PASS -> 1;
        };
    }

    static double bell(double ratio, double gainDb, double q) {
        double a = Math.pow(10, gainDb / 40);
        double reactive = square(1 - ratio * ratio);
        return (reactive + square(ratio * a / q)) / (reactive + square(ratio / (a * q)));
    }

    static double lowShelf(double ratio, double gainDb, double q) {
        double a = Math.pow(10, gainDb / 40);
        double squared = ratio * ratio;
        double resistive = a * squared / (q * q);
        return a * a * (square(a - squared) + resistive) / (square(1 - a * squared) + resistive);
    }

    static double notch(double ratio, double q) {
        double reactive = square(1 - ratio * ratio);
        return reactive / (reactive + square(ratio / q));
    }

    static double tilt(double ratio, double gainDb) {
        double gain = Math.pow(10, gainDb / 20);
        return (gain * ratio * ratio + 1) / (ratio * ratio + gain);
    }

    private static double lowPass(double ratio, double q, int order) {
        double power = order % 2 == 0 ? 1 : 1 / (1 + ratio * ratio);
        for (int section = 0; section < order / 2; section++) {
            double sectionQ = Butterworth.sectionQ(order, section, q);
            power /= square(1 - ratio * ratio) + square(ratio / sectionQ);
        }
        return power;
    }

    private static double square(double x) {
        return x * x;
    }
}
