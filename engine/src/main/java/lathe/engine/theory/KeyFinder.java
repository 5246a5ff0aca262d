package lathe.engine.theory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The key that twelve weights of pitch classes speak for: the correlation of the weights with the profile of each major and minor
 * key. Method: C. L. Krumhansl, "Cognitive foundations of musical pitch" (1990), chapter 4. Profiles: how often each tone occurs in
 * pieces of known key, J. Albrecht and D. Shanahan, "The use of large corpora to train a new type of key-finding algorithm", Music
 * Perception 31 (2013). On 382 chorales of Bach they find the root of the last chord in 88 of 100, and the profiles that Krumhansl
 * and Kessler had from listeners in 78, as those lean to the dominant.
 */
public final class KeyFinder {

    private static final double[] MAJOR = {.238, .006, .111, .006, .137, .094, .016, .214, .009, .080, .008, .081};
    private static final double[] MINOR = {.220, .006, .104, .123, .019, .103, .012, .214, .062, .022, .061, .052};

    private static final double EXTRA_OF_ROOT = 0.5;

    private static final double[] HEARD_MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88
    };
    private static final double[] HEARD_MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17
    };

    private KeyFinder() {}

    /**
     * A key and how well it fits.
     *
     * @param key major or natural minor
     * @param correlation Pearson's, -1 to 1
     */
    public record Fit(Key key, double correlation) {}

    /**
     * All 24 keys, the best first; equal ones in the order of their tonics from C, major before minor.
     *
     * @param weights {@code [12]} from C, not negative: time or number of notes, or energy of a chroma
     * @return empty if all weights are equal, as of silence
     */
    public static List<Fit> ranked(double[] weights) {
        if (weights.length != PitchClass.COUNT) {
            throw new IllegalArgumentException("weights=" + weights.length);
        }
        List<Fit> fits = new ArrayList<>();
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            fits.add(new Fit(new Key(tonic, Mode.MAJOR), correlation(weights, MAJOR, tonic)));
            fits.add(new Fit(new Key(tonic, Mode.MINOR), correlation(weights, MINOR, tonic)));
        }
        fits.removeIf(fit -> Double.isNaN(fit.correlation()));
        fits.sort(Comparator.comparingDouble(Fit::correlation).reversed());
        return List.copyOf(fits);
    }

    /** The best of {@link #ranked}; C major if all weights are equal. */
    public static Key best(double[] weights) {
        return ranked(weights).stream().map(Fit::key).findFirst().orElse(new Key(0, Mode.MAJOR));
    }

    /**
     * All 24 keys for a progression, the best first: each tone of a chord counts once, a root half as much again, and the first
     * root once more, as progressions mostly begin at home.
     *
     * @return empty for no chords
     */
    public static List<Fit> ofChords(List<Chord> chords) {
        double[] weights = new double[PitchClass.COUNT];
        for (Chord chord : chords) {
            chord.pitchClasses().forEach(pitchClass -> weights[pitchClass]++);
            weights[chord.root()] += EXTRA_OF_ROOT;
        }
        if (!chords.isEmpty()) {
            weights[chords.getFirst().root()]++;
        }
        return ranked(weights);
    }

    /** How well one key fits; other modes are taken for major or minor by their third. NaN if all weights are equal. */
    public static double correlation(double[] weights, Key key) {
        return correlation(weights, key.mode().isMinor() ? MINOR : MAJOR, key.tonic());
    }

    /**
     * How clearly weights speak for any key at all: the best correlation with what listeners found fitting, C. L. Krumhansl and
     * E. J. Kessler, "Tracing the dynamic changes in perceived tonal organization", Psychological Review 89 (1982). This is what
     * published measures of generated music mean by key correlation; -1 to 1, NaN if all weights are equal.
     */
    public static double clearness(double[] weights) {
        double best = Double.NaN;
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            double major = correlation(weights, HEARD_MAJOR, tonic);
            double minor = correlation(weights, HEARD_MINOR, tonic);
            best = Double.isNaN(best) ? Math.max(major, minor) : Math.max(best, Math.max(major, minor));
        }
        return best;
    }

    private static double correlation(double[] weights, double[] profile, int tonic) {
        double meanWeight = mean(weights);
        double meanProfile = mean(profile);
        double product = 0;
        double ofWeights = 0;
        double ofProfile = 0;
        for (int step = 0; step < PitchClass.COUNT; step++) {
            double weight = weights[PitchClass.of(tonic + step)] - meanWeight;
            double expected = profile[step] - meanProfile;
            product += weight * expected;
            ofWeights += weight * weight;
            ofProfile += expected * expected;
        }
        return ofWeights > 0 ? product / Math.sqrt(ofWeights * ofProfile) : Double.NaN;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
