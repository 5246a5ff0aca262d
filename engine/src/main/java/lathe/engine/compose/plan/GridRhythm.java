package lathe.engine.compose.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** Rhythms by metrical strength alone: the stronger a place, the likelier an onset. */
public final class GridRhythm implements RhythmSource {

    private static final double[] WEIGHTS = {0.04, 1, 3, 4.5, 7};

    @Override
    public List<Long> bar(MetricGrid grid, double notes, List<Long> before, RandomGenerator random) {
        List<Long> places = new ArrayList<>();
        for (long tick = 0; tick < grid.barTicks(); tick += MetricGrid.STEP) {
            places.add(tick);
        }
        int wanted = (int) Math.clamp(Math.round(notes + random.nextDouble() - 0.5), 1L, (long) places.size());
        TreeSet<Long> onsets = new TreeSet<>();
        while (onsets.size() < wanted) {
            onsets.add(places.remove(draw(grid, places, random)));
        }
        return List.copyOf(onsets);
    }

    private static int draw(MetricGrid grid, List<Long> places, RandomGenerator random) {
        double sum = 0;
        for (long place : places) {
            sum += WEIGHTS[grid.strength(place)];
        }
        double at = random.nextDouble() * sum;
        int i = 0;
        while (i < places.size() - 1) {
            at -= WEIGHTS[grid.strength(places.get(i))];
            if (at < 0) {
                return i;
            }
            i++;
        }
        return i;
    }
}
