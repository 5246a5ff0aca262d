package lathe.engine.compose.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.compose.plan.RhythmSource;
import lathe.engine.score.Meter;
import lathe.engine.score.Score;

/**
 * Bars of rhythm drawn note by note from the viewpoints of length, bent towards the wished density; of several bars the one nearest
 * to it is taken.
 */
public final class MarkovRhythm implements RhythmSource {

    private static final int DRAWS = 6;
    private static final double BEND = 1.3;
    private static final double FAVOURED = 0.9;

    private final Meter meter;
    private final Viewpoints<RhythmLine> viewpoints;

    /** @param dance how much dances count against songs, 0 to 1 */
    public MarkovRhythm(Meter meter, double dance) {
        this.meter = meter;
        viewpoints = new Viewpoints<>(
                (line, at, length) ->
                        line.set(at, line.start(at), (long) length * Score.TICKS_PER_QUARTER / RhythmLine.PARTS),
                RhythmLine.LONGEST + 1);
        for (RhythmViewpoint viewpoint : RhythmViewpoint.values()) {
            if (dance < 1) {
                viewpoints.add(viewpoint, NGramTable.songs().of(viewpoint), 1 - dance);
            }
            if (dance > 0) {
                viewpoints.add(viewpoint, NGramTable.dances().of(viewpoint), dance);
            }
        }
    }

    @Override
    public List<Long> bar(MetricGrid grid, double notes, List<Long> before, RandomGenerator random) {
        List<Long> best = List.of(0L);
        double least = Double.MAX_VALUE;
        for (int draw = 0; draw < DRAWS; draw++) {
            List<Long> bar = draw(grid, notes, before, random);
            double off = Math.abs(bar.size() - notes) + FAVOURED * random.nextDouble();
            if (off < least) {
                least = off;
                best = bar;
            }
        }
        return best;
    }

    private List<Long> draw(MetricGrid grid, double notes, List<Long> before, RandomGenerator random) {
        int steps = (int) Math.max(1, grid.barTicks() / MetricGrid.STEP);
        RhythmLine line = new RhythmLine(meter, before.size() + steps + 1);
        for (int i = 0; i < before.size(); i++) {
            long next = i + 1 < before.size() ? before.get(i + 1) : grid.barTicks();
            line.set(i, before.get(i), next - before.get(i));
        }
        double wished = Math.log(grid.barTicks() * (double) RhythmLine.PARTS / Score.TICKS_PER_QUARTER / notes);
        List<Long> onsets = new ArrayList<>();
        int event = before.size();
        long at = 0;
        while (at < grid.barTicks()) {
            onsets.add(at);
            line.set(event, grid.barTicks() + at, 1);
            at += length(line, event, grid.barTicks() - at, wished, random);
            event++;
        }
        return onsets;
    }

    private long length(RhythmLine line, int event, long left, double wished, RandomGenerator random) {
        int step = (int) (MetricGrid.STEP * RhythmLine.PARTS / Score.TICKS_PER_QUARTER);
        int most = (int) Math.min(RhythmLine.LONGEST / step, Math.max(1, left / MetricGrid.STEP));
        int[] lengths = new int[most];
        for (int i = 0; i < most; i++) {
            lengths[i] = (i + 1) * step;
        }
        double[] weights = new double[most];
        viewpoints.logProbabilities(line, event, lengths, most, weights);
        double sum = 0;
        for (int i = 0; i < most; i++) {
            double off = Math.log(lengths[i]) - wished;
            weights[i] = Math.exp(weights[i] - BEND * off * off / 2);
            sum += weights[i];
        }
        double at = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < most - 1 && at >= weights[chosen]) {
            at -= weights[chosen++];
        }
        line.set(event, line.start(event), (long) lengths[chosen] * Score.TICKS_PER_QUARTER / RhythmLine.PARTS);
        return (chosen + 1) * MetricGrid.STEP;
    }
}
