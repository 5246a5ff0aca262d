package lathe.engine.sound.classic;

/**
 * The harmonics of a steady tone: a source, a low-pass that opens with brightness, and a body.
 *
 * <p>Settings: {@code source} ({@code saw}, {@code square}, {@code pulse} or {@code list}), {@code slope} (amplitudes fall as the harmonic's
 * number to this power), {@code even} (level of even harmonics), {@code duty} (of the pulse), {@code harmonics} (rows of number
 * and amplitude, for a list); {@code dark} and {@code light} in Hz, where the low-pass stands at brightness 0 and 1 for middle C,
 * {@code track}, {@code poles}, {@code q}; {@code body} and {@code floor}.
 */
final class Spectrum {

    private static final double MIDDLE_C_HZ = 261.63;
    private static final double HIGHEST_HZ = 17_500;

    private final String source;
    private final double slope;
    private final double even;
    private final double duty;
    private final double[][] list;
    private final double darkHz;
    private final double lightHz;
    private final double track;
    private final double poles;
    private final double q;
    private final Body body;
    private final double highestHz;

    Spectrum(Patch patch, double rate) {
        source = patch.word("source", "saw");
        slope = patch.number("slope", 1);
        even = patch.number("even", 1);
        duty = patch.number("duty", 0.5);
        list = patch.rows("harmonics");
        darkHz = patch.number("dark", 1000);
        lightHz = patch.number("light", 8000);
        track = patch.number("track", 0.5);
        poles = patch.number("poles", 2);
        q = patch.number("q", 0.7);
        body = Body.of(patch);
        highestHz = Math.min(HIGHEST_HZ, 0.42 * rate);
    }

    /** How many harmonics a tone has; at least one. */
    int count(double hz) {
        int most = Math.max(1, (int) (highestHz / hz));
        return list.length == 0 ? most : Math.min(most, (int) list[list.length - 1][0]);
    }

    /**
     * Amplitudes of the harmonics, the fundamental at index 1.
     *
     * @param brightness 0 to 1
     */
    double[] amplitudes(double hz, double brightness) {
        double[] amplitudes = new double[count(hz) + 1];
        double edge = darkHz * Math.pow(lightHz / darkHz, brightness) * Math.pow(hz / MIDDLE_C_HZ, track);
        for (int n = 1; n < amplitudes.length; n++) {
            amplitudes[n] = source(n) * lowPass(n * hz / edge) * body.gain(n * hz);
        }
        return amplitudes;
    }

    private double source(int n) {
        return switch (source) {
            case "saw" -> Math.pow(n, -slope) * (n % 2 == 0 ? even : 1);
            case "square" -> n % 2 == 0 ? even * Math.pow(n, -slope) : Math.pow(n, -slope);
            case "pulse" -> Math.abs(Math.sin(Math.PI * n * duty)) * Math.pow(n, -slope);
            case "list" -> listed(n);
            default -> throw new IllegalStateException("patches.tsv: source=" + source);
        };
    }

    private double listed(int n) {
        for (double[] row : list) {
            if (row[0] == n) {
                return row[1];
            }
        }
        return 0;
    }

    /** A resonant second-order low-pass, raised to the number of pole pairs. */
    private double lowPass(double ratio) {
        double square = ratio * ratio;
        double real = 1 - square;
        double power = 1 / (real * real + square / (q * q));
        return Math.pow(power, poles / 4);
    }

    /** Weighted mean square of amplitudes, as {@link Loudness} has it. */
    static double loudness(double[] amplitudes, double hz) {
        double sum = 0;
        for (int n = 1; n < amplitudes.length; n++) {
            sum += 0.5 * amplitudes[n] * amplitudes[n] * Loudness.weight(n * hz);
        }
        return sum;
    }
}
