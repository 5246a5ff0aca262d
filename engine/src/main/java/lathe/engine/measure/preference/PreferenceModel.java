package lathe.engine.measure.preference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.engine.score.Score;
import lathe.engine.song.Song;

/**
 * A linear reward: the better the score, the likelier the listener prefers the piece, by R. A. Bradley and M. E. Terry, "Rank analysis
 * of incomplete block designs", Biometrika 39 (1952). The probability that one piece is preferred to another is the logistic function of
 * the difference of their scores; weights are those that make the votes likeliest under a normal prior around 0 (ridge), found by
 * Newton's method. Without votes all pieces score 0, and few votes move little.
 */
public final class PreferenceModel {

    /** Precision of the prior: one vote for a piece that differs by one deviation in one measure moves its weight by 0.3. */
    private static final double RIDGE = 1.5;

    private static final int MOST_STEPS = 50;
    private static final double CONVERGED = 1e-10;

    private final double[] weights;
    private final int votes;

    private PreferenceModel(double[] weights, int votes) {
        this.weights = weights;
        this.votes = votes;
    }

    /**
     * A measure and what the listener makes of it.
     *
     * @param measure id, such as {@code groove_similarity}
     * @param weight score for each standard deviation of human songs more
     */
    public record Leaning(String measure, double weight) {}

    /** Learns from votes; the order does not matter beyond rounding. */
    public static PreferenceModel of(List<Vote> votes) {
        List<double[]> differences = new ArrayList<>();
        for (Vote vote : votes) {
            double[] difference = vote.preferred().standard();
            double[] other = vote.other().standard();
            for (int i = 0; i < difference.length; i++) {
                difference[i] -= other[i];
            }
            differences.add(difference);
        }
        double[] weights = new double[Portrait.names().size()];
        for (int step = 0; step < MOST_STEPS && !differences.isEmpty(); step++) {
            double[] move = newtonStep(weights, differences);
            double square = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] += move[i];
                square += move[i] * move[i];
            }
            if (square < CONVERGED) {
                break;
            }
        }
        return new PreferenceModel(weights, votes.size());
    }

    /** Solves (ridge I + sum p (1 - p) d d') move = sum (1 - p) d - ridge w. */
    private static double[] newtonStep(double[] weights, List<double[]> differences) {
        int n = weights.length;
        double[][] hessian = new double[n][n];
        double[] gradient = new double[n];
        for (int i = 0; i < n; i++) {
            hessian[i][i] = RIDGE;
            gradient[i] = -RIDGE * weights[i];
        }
        for (double[] d : differences) {
            double p = logistic(dot(weights, d));
            for (int i = 0; i < n; i++) {
                gradient[i] += (1 - p) * d[i];
                for (int j = 0; j < n; j++) {
                    hessian[i][j] += p * (1 - p) * d[i] * d[j];
                }
            }
        }
        return solve(hessian, gradient);
    }

    /** Cholesky; the ridge keeps the matrix positive definite. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = a[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= a[i][k] * a[j][k];
                }
                a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                x[i] -= a[i][k] * x[k];
            }
            x[i] /= a[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                x[i] -= a[k][i] * x[k];
            }
            x[i] /= a[i][i];
        }
        return x;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Number of votes it was learned from. */
    public int votes() {
        return votes;
    }

    /** How much a piece is liked: 0 is what human songs have on the whole, and all there is without votes. */
    public double score(Portrait portrait) {
        return dot(weights, portrait.standard());
    }

    /** The same of a song. */
    public double score(Song song) {
        return score(song.score());
    }

    /** The same of notes. */
    public double score(Score score) {
        return score(Portrait.of(score));
    }

    /** The probability that a listener of these votes prefers one to the other, 0 to 1; 0.5 without votes. */
    public double preference(Portrait one, Portrait other) {
        return logistic(score(one) - score(other));
    }

    /** The measures by how much they sway the score, the strongest first. */
    public List<Leaning> leanings() {
        List<Leaning> leanings = new ArrayList<>();
        List<String> names = Portrait.names();
        for (int i = 0; i < weights.length; i++) {
            leanings.add(new Leaning(names.get(i), weights[i]));
        }
        leanings.sort(Comparator.comparingDouble((Leaning leaning) -> -Math.abs(leaning.weight())));
        return List.copyOf(leanings);
    }
}
