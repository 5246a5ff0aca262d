package lathe.vocoder.musicgen;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/**
 * Chooses tokens so that any program can choose the same: one uniform number is drawn for every row of every column,
 * column after column, row 0 first, whether the choice needs it or not. The numbers are SplitMix64 (Steele, Lea, Flood
 * 2014) started at the seed, the upper 53 bits of each word over 2^53. A row takes the first of its best tokens, best
 * first and the lower id first among equals, at which the running sum of {@code exp((score - best) / temperature)}
 * exceeds the uniform number times the sum of all; in double precision throughout.
 */
final class TokenSampler {

    private final Sampling sampling;
    private final SplittableRandom uniforms;

    TokenSampler(Sampling sampling) {
        this.sampling = sampling;
        this.uniforms = new SplittableRandom(sampling.seed());
    }

    /**
     * The token for the next row.
     *
     * @param scores the model's scores with the prompt
     * @param from where the row begins in them
     * @param without where the row without the prompt begins; not read without guidance
     * @param tokens how many tokens there are
     * @return a token, or -1 if a score is not a number
     */
    int next(float[] scores, int from, int without, int tokens) {
        double uniform = uniforms.nextDouble();
        double[] guided = new double[tokens];
        for (int i = 0; i < tokens; i++) {
            double with = scores[from + i];
            double base = sampling.guided() ? scores[without + i] : 0;
            guided[i] = sampling.guided() ? base + sampling.guidance() * (with - base) : with;
            if (Double.isNaN(guided[i])) {
                return -1;
            }
        }
        return sampling.temperature() == 0 ? best(guided) : choose(guided, uniform);
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    private int choose(double[] scores, double uniform) {
        int[] candidates = candidates(scores);
        double highest = scores[candidates[0]];
        double[] weights = new double[candidates.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            // An infinite best score beside itself would be no number: it has all the weight there is.
            double below = scores[candidates[i]] == highest ? 0 : scores[candidates[i]] - highest;
            weights[i] = Math.exp(below / sampling.temperature());
            total += weights[i];
        }
        double running = 0;
        for (int i = 0; i < weights.length; i++) {
            running += weights[i];
            if (running > uniform * total) {
                return candidates[i];
            }
        }
        return candidates[candidates.length - 1];
    }

    /** The ids of the best tokens, best first, the lower id first among equals. */
    private int[] candidates(double[] scores) {
        int kept = sampling.topK() == 0 ? scores.length : Math.min(sampling.topK(), scores.length);
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        double last = ascending[ascending.length - kept];
        Integer[] best = new Integer[scores.length];
        int count = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] >= last) {
                best[count] = i;
                count++;
            }
        }
        Comparator<Integer> order = Comparator.comparingDouble(id -> -scores[id]);
        Arrays.sort(best, 0, count, order); // stable: equals stay in the order of their ids
        int[] ids = new int[kept];
        Arrays.setAll(ids, i -> best[i]);
        return ids;
    }
}
