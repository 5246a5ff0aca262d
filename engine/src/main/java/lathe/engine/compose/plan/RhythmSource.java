package lathe.engine.compose.plan;

import java.util.List;
import java.util.random.RandomGenerator;

/** Finds rhythms for single bars. */
@FunctionalInterface
public interface RhythmSource {

    /**
     * A rhythm for a bar.
     *
     * @param notes wished number of onsets
     * @param before onsets of the bar before, in ticks from its start; empty if there is none
     * @return onsets in ticks from the bar's start, rising, at least one
     */
    List<Long> bar(MetricGrid grid, double notes, List<Long> before, RandomGenerator random);
}
