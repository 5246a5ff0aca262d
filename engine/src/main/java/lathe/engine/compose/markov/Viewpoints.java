package lathe.engine.compose.markov;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several viewpoints and several memories brought together: a weighted geometric mean, in which those count most that are surest
 * (weights by relative entropy: Conklin 1990; geometric mean: Pearce, Conklin and Wiggins 2004).
 *
 * @param <L> the line
 */
final class Viewpoints<L> {

    /** How much more a sure viewpoint counts. */
    private static final double BIAS = 1.5;

    private static final double LEAST_ENTROPY = 0.15;

    /** Puts a candidate into the line, so that viewpoints can look at it. */
    @FunctionalInterface
    interface Setter<L> {
        void set(L line, int event, int candidate);
    }

    private record Voice<L>(Viewpoint<L> viewpoint, Counts counts, double weight, Prediction prediction) {}

    private final List<Voice<L>> voices = new ArrayList<>();
    private final Setter<L> setter;
    private final int most;
    private final int[] symbols;
    private final double[] chances;

    /** @param most candidates at a time */
    Viewpoints(Setter<L> setter, int most) {
        this.setter = setter;
        this.most = most;
        symbols = new int[most];
        chances = new double[most];
    }

    /** Adds a memory of a viewpoint. */
    void add(Viewpoint<L> viewpoint, Counts counts, double weight) {
        voices.add(new Voice<>(viewpoint, counts, weight, new Prediction(viewpoint.alphabet(), most)));
    }

    /**
     * How likely each candidate is as the event at an index.
     *
     * @param out natural logarithms of probabilities that add up to 1
     */
    void logProbabilities(L line, int at, int[] candidates, int count, double[] out) {
        Arrays.fill(out, 0, count, 0);
        double weights = 0;
        for (Voice<L> voice : voices) {
            if (see(voice.viewpoint(), line, at, candidates, count)) {
                voice.prediction().predict(voice.viewpoint(), voice.counts(), line, at, symbols, count, chances);
                double weight = voice.weight() * sureness(count);
                weights += weight;
                for (int c = 0; c < count; c++) {
                    out[c] += weight * Math.log(chances[c]);
                }
            }
        }
        normalise(out, count, Math.max(weights, Double.MIN_NORMAL));
    }

    private boolean see(Viewpoint<L> viewpoint, L line, int at, int[] candidates, int count) {
        for (int c = 0; c < count; c++) {
            setter.set(line, at, candidates[c]);
            symbols[c] = viewpoint.symbol(line, at);
            if (symbols[c] < 0) {
                return false;
            }
        }
        return true;
    }

    private double sureness(int count) {
        if (count < 2) {
            return 1;
        }
        double entropy = 0;
        for (int c = 0; c < count; c++) {
            entropy -= chances[c] * Math.log(chances[c]);
        }
        return Math.pow(Math.max(LEAST_ENTROPY, entropy / Math.log(count)), -BIAS);
    }

    private static void normalise(double[] out, int count, double weights) {
        double sum = 0;
        for (int c = 0; c < count; c++) {
            out[c] /= weights;
            sum += Math.exp(out[c]);
        }
        double log = Math.log(sum);
        for (int c = 0; c < count; c++) {
            out[c] -= log;
        }
    }
}
