package lathe.engine.compose.hmm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.voicing.Segment;
import lathe.engine.compose.voicing.VoiceRanges;
import lathe.engine.compose.voicing.Voicing;
import lathe.engine.compose.voicing.VoicingFinder;
import lathe.engine.compose.voicing.VoicingRules;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;

/**
 * Finds lower voices for a tune, and its chords where they are open: the states of the model that fit the soprano are the columns of
 * a lattice, succession and part-writing weigh its edges, and a path is found by the Viterbi algorithm or drawn by forward
 * filtering and backward sampling.
 */
final class Harmoniser {

    private static final int COLUMN = 40;

    /** How much the model has to say on a chord that is given. */
    private static final double MODEL_SHARE = 0.3;

    private static final double FOREIGN = 4;
    private static final double CADENCE = 5;
    private static final double PROPOSED = 2.2;
    private static final double OTHERWISE = -9;
    private static final int FIFTH = 7;

    private final SectionTask task;
    private final ChoraleModel model;
    private final int tonic;

    Harmoniser(SectionTask task) {
        this.task = task;
        model = ChoraleModel.shipped(task.key().mode().isMinor());
        tonic = task.key().tonic();
    }

    /**
     * A chord as it may be set.
     *
     * @param state number of its state in the model, -1 for one that never came
     * @param weight what speaks for it alone, in natural logarithms
     */
    record Candidate(Voicing voicing, Chord chord, int state, double weight) {}

    /** The likeliest path. */
    List<Candidate> likeliest(List<Segment> segments) {
        List<List<Candidate>> columns = columns(segments);
        List<double[]> best = new ArrayList<>();
        List<int[]> from = new ArrayList<>();
        for (int t = 0; t < columns.size(); t++) {
            List<Candidate> column = columns.get(t);
            double[] now = new double[column.size()];
            int[] back = new int[column.size()];
            for (int c = 0; c < now.length; c++) {
                double most = t == 0 ? 0 : Double.NEGATIVE_INFINITY;
                for (int p = 0; t > 0 && p < best.get(t - 1).length; p++) {
                    double path = best.get(t - 1)[p] + edge(columns.get(t - 1).get(p), column.get(c));
                    if (path > most) {
                        most = path;
                        back[c] = p;
                    }
                }
                now[c] = most + column.get(c).weight();
            }
            best.add(now);
            from.add(back);
        }
        return trace(columns, from, largest(best.getLast()));
    }

    private static List<Candidate> trace(List<List<Candidate>> columns, List<int[]> from, int last) {
        List<Candidate> path = new ArrayList<>();
        int at = last;
        for (int t = columns.size() - 1; t >= 0; t--) {
            path.addFirst(columns.get(t).get(at));
            at = from.get(t)[at];
        }
        return path;
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    /**
     * A path drawn by its chance.
     *
     * @param boldness 1 draws as the model says, less keeps nearer to the likeliest path
     */
    List<Candidate> drawn(List<Segment> segments, double boldness, RandomGenerator random) {
        List<List<Candidate>> columns = columns(segments);
        List<double[]> forward = new ArrayList<>();
        for (int t = 0; t < columns.size(); t++) {
            List<Candidate> column = columns.get(t);
            double[] now = new double[column.size()];
            for (int c = 0; c < now.length; c++) {
                double before =
                        t == 0 ? 0 : logSum(incoming(forward.get(t - 1), columns.get(t - 1), column.get(c), boldness));
                now[c] = before + column.get(c).weight() / boldness;
            }
            forward.add(now);
        }
        List<Candidate> path = new ArrayList<>();
        path.add(columns.getLast().get(draw(forward.getLast(), random)));
        for (int t = columns.size() - 2; t >= 0; t--) {
            double[] weights = incoming(forward.get(t), columns.get(t), path.getFirst(), boldness);
            path.addFirst(columns.get(t).get(draw(weights, random)));
        }
        return path;
    }

    private double[] incoming(double[] forward, List<Candidate> before, Candidate next, double boldness) {
        double[] weights = new double[forward.length];
        for (int p = 0; p < weights.length; p++) {
            weights[p] = forward[p] + edge(before.get(p), next) / boldness;
        }
        return weights;
    }

    private static double logSum(double[] values) {
        double most = values[largest(values)];
        double sum = 0;
        for (double value : values) {
            sum += Math.exp(value - most);
        }
        return most + Math.log(sum);
    }

    private static int draw(double[] weights, RandomGenerator random) {
        double all = logSum(weights);
        double at = random.nextDouble();
        int chosen = 0;
        while (chosen < weights.length - 1 && at >= Math.exp(weights[chosen] - all)) {
            at -= Math.exp(weights[chosen] - all);
            chosen++;
        }
        return chosen;
    }

    private double edge(Candidate from, Candidate to) {
        double known =
                from.state() >= 0 && to.state() >= 0 ? Math.log(model.succession(from.state(), to.state())) : OTHERWISE;
        return known - VoicingRules.motion(from.voicing(), to.voicing());
    }

    private List<List<Candidate>> columns(List<Segment> segments) {
        List<List<Candidate>> columns = new ArrayList<>();
        for (int t = 0; t < segments.size(); t++) {
            Segment segment = segments.get(t);
            int soprano = VoiceRanges.SOPRANO.fold(segment.soprano());
            List<Candidate> column = new ArrayList<>(task.chordsFixed() ? List.of() : open(segment, soprano));
            if (column.isEmpty()) {
                column.addAll(given(segment.proposal(), soprano));
            }
            if (t == segments.size() - 1 && !task.chordsFixed()) {
                column.replaceAll(this::atCadence);
            }
            column.sort(Comparator.comparingDouble(Candidate::weight).reversed());
            columns.add(List.copyOf(column.subList(0, Math.min(COLUMN, column.size()))));
        }
        return columns;
    }

    private List<Candidate> open(Segment segment, int soprano) {
        List<Candidate> open = new ArrayList<>();
        int degree = PitchClass.of(soprano - tonic);
        for (int number : model.singing(degree)) {
            ChordState state = model.states().get(number);
            Voicing voicing = state.under(soprano);
            if (VoiceRanges.hold(voicing) && voicing.inOrder()) {
                Chord chord = chord(state, voicing);
                double weight = Math.log(model.chance(state) * model.emission(state, degree))
                        - FOREIGN * segment.foreign(chord)
                        + (alike(chord, segment.proposal()) ? PROPOSED : 0);
                open.add(new Candidate(voicing, chord, number, weight));
            }
        }
        return open;
    }

    private Chord chord(ChordState state, Voicing voicing) {
        return new Chord(PitchClass.of(state.root() + tonic), state.quality(), PitchClass.of(voicing.bass()));
    }

    private static boolean alike(Chord chord, Chord proposal) {
        return chord.root() == proposal.root()
                && chord.quality().isMinor() == proposal.quality().isMinor();
    }

    private List<Candidate> given(Chord chord, int soprano) {
        List<Candidate> given = new ArrayList<>();
        int function = ChordState.functionOf(chord, tonic);
        for (VoicingFinder.Priced priced : VoicingFinder.find(chord, soprano, COLUMN)) {
            int state = model.number(ChordState.of(priced.voicing(), function));
            double known = state >= 0 ? Math.log(model.chance(model.states().get(state))) : OTHERWISE;
            given.add(new Candidate(priced.voicing(), chord, state, MODEL_SHARE * known - priced.cost()));
        }
        return given;
    }

    /** A section comes to rest on the tonic or leads on from the dominant. */
    private Candidate atCadence(Candidate candidate) {
        int wanted = task.endsOpen() ? PitchClass.of(tonic + FIFTH) : tonic;
        Chord chord = candidate.chord();
        boolean fits = chord.root() == wanted && chord.bass() == wanted;
        return fits
                ? new Candidate(candidate.voicing(), chord, candidate.state(), candidate.weight() + CADENCE)
                : candidate;
    }
}
