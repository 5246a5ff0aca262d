package lathe.engine.compose.corpus;

import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/** The key that notes are in, by correlation with the probe-tone profiles of Krumhansl and Kessler (1982). */
public final class KeyFinder {

    private static final double[] MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};
    private static final double[] MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

    private KeyFinder() {}

    /** The likeliest major or minor key, each note counting as long as it lasts; C major for no notes. */
    public static Key find(List<Note> notes) {
        double[] weights = new double[PitchClass.COUNT];
        for (Note note : notes) {
            weights[PitchClass.of(note.pitch())] += note.durationTicks();
        }
        return find(weights);
    }

    /** The likeliest key for how much each pitch class sounds. */
    public static Key find(double[] weights) {
        Key best = new Key(0, Mode.MAJOR);
        double most = Double.NEGATIVE_INFINITY;
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            for (Mode mode : List.of(Mode.MAJOR, Mode.MINOR)) {
                double fit = correlation(weights, mode == Mode.MAJOR ? MAJOR : MINOR, tonic);
                if (fit > most) {
                    most = fit;
                    best = new Key(tonic, mode);
                }
            }
        }
        return best;
    }

    private static double correlation(double[] weights, double[] profile, int tonic) {
        double meanWeight = mean(weights);
        double meanProfile = mean(profile);
        double product = 0;
        double weightSquares = 0;
        double profileSquares = 0;
        for (int i = 0; i < PitchClass.COUNT; i++) {
            double weight = weights[PitchClass.of(i + tonic)] - meanWeight;
            double expected = profile[i] - meanProfile;
            product += weight * expected;
            weightSquares += weight * weight;
            profileSquares += expected * expected;
        }
        return weightSquares == 0 ? 0 : product / Math.sqrt(weightSquares * profileSquares);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
