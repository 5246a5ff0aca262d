package lathe.engine.compose.markov;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.compose.craft.Craft;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.Slot;
import lathe.engine.theory.PitchRange;

/**
 * Finds pitches for a rhythm, from left to right: several lines grow side by side, drawn with chances that the model and the wishes
 * of good melody give together, and the best of them is kept at each phrase's end. The draw is a beam search with Gumbel noise (Kool,
 * van Hoof and Welling 2019), so that a line that is cornered gives way to one that foresaw.
 */
final class PitchSearch {

    private static final int BEAM = 10;
    private static final int BRANCHES = 4;

    private final List<Slot> slots;
    private final PitchModel model;
    private final Craft craft;
    private final int[] candidates;

    /** @param range pitches to choose from */
    PitchSearch(List<Slot> slots, PitchRange range, PitchModel model, Craft craft) {
        this.slots = slots;
        this.model = model;
        this.craft = craft;
        candidates = new int[range.high() - range.low() + 1];
        for (int i = 0; i < candidates.length; i++) {
            candidates[i] = range.low() + i;
        }
    }

    private record Path(MelodyLine line, double score, double noisy) {}

    private record Step(Path path, int pitch, double score, double noisy) {}

    /** Fills the line with pitches. */
    MelodyLine search(MelodyLine empty, RandomGenerator random) {
        List<Path> beam = List.of(new Path(empty, 0, 0));
        int learned = 0;
        for (int at = 0; at < slots.size(); at++) {
            beam = grow(beam, at, random);
            if (slots.get(at).phraseEnd()) {
                Path best = beam.stream()
                        .max(Comparator.comparingDouble(Path::score))
                        .orElseThrow();
                model.learn(best.line(), learned, at + 1);
                learned = at + 1;
                beam = List.of(new Path(best.line(), 0, 0));
            }
        }
        return beam.getFirst().line();
    }

    private List<Path> grow(List<Path> beam, int at, RandomGenerator random) {
        List<Step> steps = new ArrayList<>();
        for (Path path : beam) {
            branch(path, at, random, steps);
        }
        steps.sort(Comparator.comparingDouble(Step::noisy).reversed());
        List<Path> grown = new ArrayList<>();
        for (Step step : steps.subList(0, Math.min(BEAM, steps.size()))) {
            MelodyLine line = step.path().line().fork(at);
            line.pitch(at, step.pitch());
            grown.add(new Path(line, step.score(), step.noisy()));
        }
        return grown;
    }

    private void branch(Path path, int at, RandomGenerator random, List<Step> steps) {
        int given = slots.get(at).pitch();
        if (given >= 0) {
            steps.add(new Step(path, given, path.score(), path.noisy()));
            return;
        }
        double[] weights = weights(path.line(), at);
        List<Step> own = new ArrayList<>();
        for (int c = 0; c < candidates.length; c++) {
            double gumbel = -Math.log(-Math.log(random.nextDouble() * (1 - 2e-12) + 1e-12));
            double score = path.score() + weights[c];
            own.add(new Step(path, candidates[c], score, path.noisy() + weights[c] + gumbel));
        }
        own.sort(Comparator.comparingDouble(Step::noisy).reversed());
        steps.addAll(own.subList(0, Math.min(BRANCHES, own.size())));
    }

    private double[] weights(MelodyLine line, int at) {
        double[] weights = new double[candidates.length];
        model.logProbabilities(line, at, candidates, weights);
        for (int c = 0; c < candidates.length; c++) {
            line.pitch(at, candidates[c]);
            weights[c] += craft.weigh(line, at, candidates[c]);
        }
        return weights;
    }
}
