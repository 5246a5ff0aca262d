package lathe.engine.measure.preference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.engine.measure.HumanBands;
import lathe.engine.measure.notes.ScoreMeasure;
import lathe.engine.measure.notes.ScoreMeasures;
import lathe.engine.score.Score;

/**
 * A piece as a preference sees it: the measures of its score, nothing else. What is kept of a rated song is this and no note.
 *
 * @param values by the measure's id; measures that do not exist are left out
 */
public record Portrait(SequencedMap<String, Double> values) {

    /** Standard deviations from the 5th to the 95th percentile of a normal distribution. */
    private static final double DEVIATIONS_IN_BAND = 3.29;

    /** So that one odd figure does not outvote all others. */
    private static final double FARTHEST = 4;

    private static final String YARDSTICK = "songs";

    /** Copies the map, in the order of its keys. */
    public Portrait {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** Measures a score. */
    public static Portrait of(Score score) {
        return of(ScoreMeasures.of(score));
    }

    /** The measures of a score. */
    public static Portrait of(ScoreMeasures measures) {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            double value = measures.get(measure);
            if (Double.isFinite(value)) {
                // As many digits as a file keeps, so that a portrait is the same before and after.
                values.put(measure.id(), Math.rint(value * 1e6) / 1e6);
            }
        }
        return new Portrait(values);
    }

    /** Names of the coordinates of {@link #standard}. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            names.add(measure.id());
        }
        return names;
    }

    /**
     * Each measure less the median of human songs, in standard deviations of theirs, -4 to 4; 0 where it does not exist. The yardstick
     * is fixed, so that a vote means the same whatever other votes there are.
     */
    double[] standard() {
        ScoreMeasure[] measures = ScoreMeasure.values();
        double[] standard = new double[measures.length];
        for (int i = 0; i < standard.length; i++) {
            Double value = values.get(measures[i].id());
            HumanBands.Band band = HumanBands.of(YARDSTICK, measures[i]).orElse(null);
            if (value != null && band != null && band.high() > band.low()) {
                double deviation = (band.high() - band.low()) / DEVIATIONS_IN_BAND;
                standard[i] = Math.clamp((value - band.median()) / deviation, -FARTHEST, FARTHEST);
            }
        }
        return standard;
    }
}
