package lathe.engine.measure.sound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Beats a minute as heard.
 *
 * @param candidates the likeliest first, at most five; empty for sound without a pulse
 */
public record Tempo(List<Candidate> candidates) {

    /**
     * A tempo that fits.
     *
     * @param bpm beats a minute, 30 to 300
     * @param strength 0 to 1, the likeliest 1
     */
    public record Candidate(double bpm, double strength) {}

    /** How a heard tempo stands to an asked one. */
    public enum Agreement {
        /** Within the tolerance. */
        AGREES,
        /** The pulse is right and felt half as fast. */
        HALF,
        /** The pulse is right and felt twice as fast. */
        DOUBLE,
        /** Anything else. */
        DIFFERS
    }

    /** What counts as the same tempo, as the share by which it may differ: MIREX audio tempo extraction allows 8 %. */
    public static final double TOLERANCE = 0.04;

    /** Copies the list. */
    public Tempo {
        candidates = List.copyOf(candidates);
    }

    /** The likeliest; NaN for sound without a pulse. */
    public double bpm() {
        return candidates.isEmpty() ? Double.NaN : candidates.getFirst().bpm();
    }

    /** How the likeliest tempo stands to an asked one. */
    public Agreement against(double askedBpm) {
        double ratio = bpm() / askedBpm;
        if (near(ratio, 1)) {
            return Agreement.AGREES;
        }
        if (near(ratio, 0.5)) {
            return Agreement.HALF;
        }
        return near(ratio, 2) ? Agreement.DOUBLE : Agreement.DIFFERS;
    }

    /** Strength of a tempo beside the likeliest, 0 to 1; 0 if it is no candidate. */
    public double strengthNear(double bpm) {
        return candidates.stream()
                .filter(candidate -> near(candidate.bpm() / bpm, 1))
                .mapToDouble(Candidate::strength)
                .findFirst()
                .orElse(0);
    }

    private static boolean near(double ratio, double expected) {
        return Math.abs(ratio / expected - 1) <= TOLERANCE;
    }

    /** The best of many, with the same tempo taken only once. */
    static Tempo ofBest(List<Candidate> all) {
        List<Candidate> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(Candidate::strength).reversed());
        List<Candidate> kept = new ArrayList<>();
        for (Candidate next : sorted) {
            boolean fresh = kept.stream().noneMatch(other -> near(next.bpm() / other.bpm(), 1));
            if (fresh && kept.size() < 5 && next.strength() > 0) {
                double share =
                        kept.isEmpty() ? 1 : next.strength() / sorted.getFirst().strength();
                kept.add(new Candidate(next.bpm(), share));
            }
        }
        return new Tempo(kept);
    }
}
