package lathe.engine.sound.classic;

import java.util.random.RandomGenerator;

/**
 * A string struck or plucked at a point.
 *
 * <p>Partials are those of a stiff string, {@code n f sqrt(1 + B n^2)}, moved so that the first one is in tune; where the
 * string is excited decides which are missing, how hard decides where they end, and high ones die sooner. Sources: H. Fletcher,
 * "Normal vibration frequencies of a stiff piano string", JASA 36 (1964); N. H. Fletcher and T. D. Rossing, "The Physics of
 * Musical Instruments", chapters 2, 9 and 12.
 *
 * <p>Settings: {@code place} (0 to 0.5 of the length), {@code slope} (of partials), {@code hz} and {@code track} (where they
 * end at middle C and velocity 100, and how that follows the pitch), {@code order} (how steeply), {@code bright} (how it follows the
 * velocity), {@code stiff} (B at middle C), {@code decay}, {@code decaytrack}, {@code damp}, {@code body}, {@code odd}.
 */
final class StringPlan implements PartialPlan {

    private static final int MIDDLE_C = 60;
    private static final double MIDDLE_C_HZ = 261.63;
    private static final double HIGHEST_HZ = 17_000;
    private static final int MOST = 140;

    private final double place;
    private final double slope;
    private final double edgeHz;
    private final double track;
    private final double order;
    private final double bright;
    private final double stiff;
    private final double decay;
    private final double decayTrack;
    private final double damp;
    private final double even;
    private final double rough;
    private final double highestHz;
    private final Body body;

    StringPlan(Patch patch, double rate) {
        place = patch.number("place", 0.13);
        slope = patch.number("slope", 1);
        edgeHz = patch.number("hz", 2500);
        track = patch.number("track", 0.3);
        order = patch.number("order", 2);
        bright = patch.number("bright", 0.8);
        stiff = patch.number("stiff", 5e-5);
        decay = patch.number("decay", 4);
        decayTrack = patch.number("decaytrack", 0.8);
        damp = patch.number("damp", 0.8);
        even = patch.number("even", 1);
        rough = patch.number("rough", 0.12);
        highestHz = Math.min(HIGHEST_HZ, 0.45 * rate);
        body = Body.of(patch);
    }

    @Override
    public double longestT60(int pitch) {
        return Math.clamp(decay * Math.pow(2, decayTrack * (MIDDLE_C - pitch) / 12.0), 0.08, 30);
    }

    @Override
    public void plan(PlayedNote note, RandomGenerator random, Partials partials) {
        double hz = note.hz();
        double stiffness = stiff * Math.max(0.6, Math.pow(2, 1.1 * (note.pitch() - MIDDLE_C) / 12.0));
        double first = hz / Math.sqrt(1 + stiffness);
        double edge = edgeHz * Math.pow(note.force(), bright) * Math.pow(hz / MIDDLE_C_HZ, track);
        double longest = longestT60(note.pitch());
        for (int n = 1; n <= MOST; n++) {
            double partial = n * first * Math.sqrt(1 + stiffness * n * n);
            if (partial > highestHz) {
                break;
            }
            double shape = Math.abs(Math.sin(Math.PI * n * place)) + 0.03;
            double ratio = partial / edge;
            double amplitude = shape * Math.pow(n, -slope) / Math.pow(1 + ratio * ratio, order / 2);
            amplitude *= body.gain(partial) * (n % 2 == 0 ? even : 1) * (1 + rough * (2 * random.nextDouble() - 1));
            partials.add(partial, amplitude, longest / (1 + damp * (partial - hz) / 1000));
        }
    }
}
