package lathe.engine.compose.hmm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How well a model expects chorales that it was not learned from, in nats a beat: the harmony and the tune together, the tune
 * alone (all harmonies summed up by the forward algorithm; Rabiner 1989), and the harmony given the tune.
 */
final class ChoraleLikelihood {

    private final ChoraleModel model;

    ChoraleLikelihood(ChoraleModel model) {
        this.model = model;
    }

    /**
     * Sums over pieces.
     *
     * @param beats number of beats
     * @param joint negative logarithm of the chance of harmonies and tunes
     * @param tune negative logarithm of the chance of the tunes
     */
    record Sum(int beats, double joint, double tune) {

        /** Harmony and tune, nats a beat. */
        double jointPerBeat() {
            return joint / beats;
        }

        /** Tune, nats a beat. */
        double tunePerBeat() {
            return tune / beats;
        }

        /** Harmony given the tune, nats a beat. */
        double harmonyPerBeat() {
            return (joint - tune) / beats;
        }
    }

    Sum of(List<List<ChoraleBeat>> pieces) {
        int beats = 0;
        double joint = 0;
        double tune = 0;
        for (List<ChoraleBeat> piece : pieces) {
            beats += piece.size();
            joint += joint(piece);
            tune += tune(piece);
        }
        return new Sum(beats, joint, tune);
    }

    private double joint(List<ChoraleBeat> piece) {
        double sum = 0;
        for (int i = 0; i < piece.size(); i++) {
            ChordState state = piece.get(i).state();
            double chance = i == 0
                    ? model.chance(state)
                    : model.succession(piece.get(i - 1).state(), state);
            sum -= Math.log(chance)
                    + Math.log(model.emission(state, piece.get(i).degree()));
        }
        return sum;
    }

    /** Over the states that were seen; those never seen would add next to nothing. */
    private double tune(List<ChoraleBeat> piece) {
        int size = model.states().size();
        double[] forward = new double[size];
        for (int s = 0; s < size; s++) {
            forward[s] = model.chance(model.states().get(s));
        }
        double sum = 0;
        for (int i = 0; i < piece.size(); i++) {
            double[] now = i == 0 ? forward : step(forward);
            double all = 0;
            for (int s = 0; s < size; s++) {
                now[s] *= model.emission(model.states().get(s), piece.get(i).degree());
                all += now[s];
            }
            for (int s = 0; s < size; s++) {
                now[s] /= all;
            }
            sum -= Math.log(all);
            forward = now;
        }
        return sum;
    }

    /** One step of the chain; what passes by function or by the chords' own chances is summed only once. */
    private double[] step(double[] from) {
        double[] to = new double[from.length];
        double[] functions = new double[ChordState.FUNCTIONS];
        for (int s = 0; s < from.length; s++) {
            double escape = model.escape(s);
            functions[model.states().get(s).function()] += from[s] * escape;
            spread(model.successors(s), from[s] * (1 - escape), to);
        }
        double rest = 0;
        for (int f = 0; f < functions.length; f++) {
            double escape = model.functionEscape(f);
            spread(model.functionSuccessors(f), functions[f] * (1 - escape), to);
            rest += functions[f] * escape;
        }
        for (int s = 0; s < to.length; s++) {
            to[s] += rest * model.chance(model.states().get(s));
        }
        return to;
    }

    private static void spread(Map<Integer, Integer> successors, double mass, double[] to) {
        int[] counts = successors.values().stream().mapToInt(Integer::intValue).toArray();
        double total = Arrays.stream(counts).sum();
        successors.forEach((state, count) -> to[state] += mass * count / total);
    }
}
