package lathe.engine.score.heard;

import java.util.List;
import java.util.Optional;
import lathe.engine.score.Note;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/** The key whose profile the durations of the pitch classes are most like. Source: Krumhansl and Kessler (1982). */
final class KeyProfile {

    private static final List<Double> MAJOR =
            List.of(6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88);
    private static final List<Double> MINOR =
            List.of(6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17);

    private KeyProfile() {}

    static Optional<Key> likeliest(List<Note> notes) {
        if (notes.isEmpty()) {
            return Optional.empty();
        }
        double[] weights = new double[PitchClass.COUNT];
        for (Note note : notes) {
            weights[PitchClass.of(note.pitch())] += note.durationTicks();
        }
        Key best = new Key(0, Mode.MAJOR);
        double most = -2;
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            for (Mode mode : List.of(Mode.MAJOR, Mode.MINOR)) {
                double likeness = correlation(weights, mode == Mode.MAJOR ? MAJOR : MINOR, tonic);
                if (likeness > most) {
                    most = likeness;
                    best = new Key(tonic, mode);
                }
            }
        }
        return Optional.of(best);
    }

    /** Pearson's. */
    private static double correlation(double[] weights, List<Double> profile, int tonic) {
        double meanWeight = 0;
        double meanProfile = 0;
        for (int i = 0; i < PitchClass.COUNT; i++) {
            meanWeight += weights[i] / PitchClass.COUNT;
            meanProfile += profile.get(i) / PitchClass.COUNT;
        }
        double both = 0;
        double own = 1e-12;
        double other = 0;
        for (int i = 0; i < PitchClass.COUNT; i++) {
            double a = weights[i] - meanWeight;
            double b = profile.get(PitchClass.of(i - tonic)) - meanProfile;
            both += a * b;
            own += a * a;
            other += b * b;
        }
        return both / Math.sqrt(own * other);
    }
}
