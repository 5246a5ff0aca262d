package lathe.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One edge of a chart.
 *
 * @param from value at the left or the bottom
 * @param to value at the right or the top
 * @param logarithmic whether equal ratios are equally long
 * @param ticks where a line is drawn and a label stands
 */
record Axis(double from, double to, boolean logarithmic, List<Tick> ticks) {

    /** A place on the axis and what is written there. */
    record Tick(double value, String label) {}

    private static final int MOST_TIME_TICKS = 6;
    private static final int[] TIME_STEPS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400};

    /** From the start of a sound to its end. */
    static Axis time(double seconds) {
        double length = Math.max(seconds, 0.1);
        double step = length / 4;
        if (length >= 2) {
            for (int candidate : TIME_STEPS) {
                step = candidate;
                if (length / candidate <= MOST_TIME_TICKS) {
                    break;
                }
            }
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i * step <= length * 1.0001; i++) {
            ticks.add(new Tick(i * step, clock(i * step, length)));
        }
        return new Axis(0, length, false, ticks);
    }

    private static String clock(double seconds, double length) {
        if (length < 2) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        long whole = Math.round(seconds);
        return length < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    /** The frequencies of a {@link SpectrumPicture}. */
    static Axis frequency() {
        return new Axis(
                SpectrumPicture.LOW_HZ,
                SpectrumPicture.HIGH_HZ,
                true,
                List.of(
                        new Tick(20, "20"),
                        new Tick(50, "50"),
                        new Tick(100, "100"),
                        new Tick(200, "200"),
                        new Tick(500, "500"),
                        new Tick(1000, "1k"),
                        new Tick(2000, "2k"),
                        new Tick(5000, "5k"),
                        new Tick(10_000, "10k"),
                        new Tick(20_000, "20k")));
    }

    /** Levels, with a tick every so many decibels. */
    static Axis level(double fromDb, double toDb, double stepDb) {
        List<Tick> ticks = new ArrayList<>();
        for (double value = Math.ceil(fromDb / stepDb) * stepDb; value <= toDb; value += stepDb) {
            ticks.add(new Tick(value, Figure.whole(value)));
        }
        return new Axis(fromDb, toDb, false, ticks);
    }

    /** Place of a value, 0 at {@code from} and 1 at {@code to}; held within both. */
    double place(double value) {
        double share = logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return Math.max(0, Math.min(1, share));
    }
}
