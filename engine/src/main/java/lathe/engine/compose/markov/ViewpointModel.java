package lathe.engine.compose.markov;

import java.util.EnumMap;
import java.util.Map;
import lathe.engine.compose.craft.MelodyLine;

/** Pitches by all viewpoints, in three memories: old songs, old dances, and the tune itself as far as it is written. */
final class ViewpointModel implements PitchModel {

    private static final double OWN = 1.2;
    private static final int MOST_CANDIDATES = 128;

    private final Viewpoints<MelodyLine> viewpoints = new Viewpoints<>(MelodyLine::pitch, MOST_CANDIDATES);
    private final Map<PitchViewpoint, GrowingCounts> own = new EnumMap<>(PitchViewpoint.class);

    /** @param dance how much dances count against songs, 0 to 1 */
    ViewpointModel(double dance) {
        for (PitchViewpoint viewpoint : PitchViewpoint.values()) {
            GrowingCounts counts = new GrowingCounts();
            own.put(viewpoint, counts);
            if (dance < 1) {
                viewpoints.add(viewpoint, NGramTable.songs().of(viewpoint), 1 - dance);
            }
            if (dance > 0) {
                viewpoints.add(viewpoint, NGramTable.dances().of(viewpoint), dance);
            }
            viewpoints.add(viewpoint, counts, OWN);
        }
    }

    @Override
    public void logProbabilities(MelodyLine line, int at, int[] candidates, double[] out) {
        viewpoints.logProbabilities(line, at, candidates, candidates.length, out);
    }

    @Override
    public void learn(MelodyLine line, int from, int to) {
        for (Map.Entry<PitchViewpoint, GrowingCounts> entry : own.entrySet()) {
            for (int i = from; i < to; i++) {
                entry.getValue().learn(entry.getKey(), line, i);
            }
        }
    }
}
