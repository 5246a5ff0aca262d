package lathe.engine.compose.markov;

import java.util.Arrays;

/**
 * What one viewpoint expects of the next event: prediction by partial matching with escape method C, longer contexts
 * mixed with shorter ones (interpolated smoothing; Pearce and Wiggins 2004).
 */
final class Prediction {

    private final int alphabet;
    private final int[] places;
    private final double[] chances;
    private final int[] recent = new int[Counts.MOST_ORDER];

    /** Room for symbols of an alphabet and so many candidates. */
    Prediction(int alphabet, int candidates) {
        this.alphabet = alphabet;
        places = new int[alphabet];
        chances = new double[candidates];
    }

    /**
     * Finds the chances of candidates that show as the given symbols; candidates that look the same share theirs.
     *
     * @param out probabilities that add up to 1
     */
    <L> void predict(Viewpoint<L> viewpoint, Counts counts, L line, int at, int[] symbols, int count, double[] out) {
        Arrays.fill(places, -1);
        int distinct = 0;
        for (int c = 0; c < count; c++) {
            if (places[symbols[c]] < 0) {
                places[symbols[c]] = distinct;
                chances[distinct++] = 1.0 / alphabet;
            }
        }
        int known = Counts.recent(viewpoint, line, at, recent);
        int frame = viewpoint.frame(line, at);
        for (int order = 0; order <= known; order++) {
            int[] after = counts.after(Counts.context(frame, recent, order));
            if (after.length == 0) {
                break;
            }
            mix(after, distinct);
        }
        double sum = 0;
        for (int c = 0; c < count; c++) {
            int alike = 0;
            for (int d = 0; d < count; d++) {
                alike += symbols[d] == symbols[c] ? 1 : 0;
            }
            out[c] = chances[places[symbols[c]]] / alike;
            sum += out[c];
        }
        for (int c = 0; c < count; c++) {
            out[c] /= sum;
        }
    }

    private void mix(int[] after, int distinct) {
        int types = after.length / 2;
        int total = types;
        for (int i = 1; i < after.length; i += 2) {
            total += after[i];
        }
        double escape = (double) types / total;
        for (int d = 0; d < distinct; d++) {
            chances[d] *= escape;
        }
        for (int i = 0; i < after.length; i += 2) {
            int place = places[after[i]];
            if (place >= 0) {
                chances[place] += (double) after[i + 1] / total;
            }
        }
    }
}
