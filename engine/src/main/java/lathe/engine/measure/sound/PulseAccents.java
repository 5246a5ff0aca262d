package lathe.engine.measure.sound;

/**
 * Whether the strokes of a pulse are equals. If every second one is much the stronger, listeners beat time with those: F. Lerdahl
 * and R. Jackendoff, "A generative theory of tonal music" (1983), metrical preference rules 3 to 5, made a number.
 */
final class PulseAccents {

    private static final double WINDOW_SECONDS = 12;

    private final double[] curve;
    private final double framesPerSecond;

    PulseAccents(double[] curve, double framesPerSecond) {
        this.curve = curve;
        this.framesPerSecond = framesPerSecond;
    }

    /** 1 if all strokes are alike, towards 0 the more every second one outdoes its neighbour. */
    double evenness(double bpm) {
        int window = (int) Math.min(curve.length, Math.round(WINDOW_SECONDS * framesPerSecond));
        double sum = 0;
        double weight = 0;
        for (int from = 0; from + window <= curve.length; from += Math.max(1, window / 2)) {
            double[] strokes = strokes(from, window, 60 * framesPerSecond / bpm);
            sum += Math.min(strokes[0], strokes[1]);
            weight += Math.max(strokes[0], strokes[1]);
        }
        return weight > 0 ? sum / weight : 1;
    }

    /** Mean strength of the even and of the odd strokes, at the phase where both together are strongest. */
    private double[] strokes(int from, int window, double period) {
        double[] best = new double[2];
        int phases = (int) Math.ceil(period);
        for (int phase = 0; phase < phases; phase++) {
            double[] sums = new double[2];
            int[] counts = new int[2];
            int stroke = 0;
            for (double at = phase; at + 1 < window; at = phase + period * ++stroke) {
                sums[stroke % 2] += around(from + (int) Math.round(at));
                counts[stroke % 2]++;
            }
            double even = sums[0] / Math.max(1, counts[0]);
            double odd = sums[1] / Math.max(1, counts[1]);
            if (even + odd > best[0] + best[1]) {
                best[0] = even;
                best[1] = odd;
            }
        }
        return best;
    }

    /** The strongest of three neighbours: players are not that exact. */
    private double around(int at) {
        double strongest = 0;
        for (int i = Math.max(0, at - 1); i <= Math.min(curve.length - 1, at + 1); i++) {
            strongest = Math.max(strongest, curve[i]);
        }
        return strongest;
    }
}
