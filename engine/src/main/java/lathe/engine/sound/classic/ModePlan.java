package lathe.engine.sound.classic;

import java.util.random.RandomGenerator;

/**
 * A bar, bell, tine or skin: modes that stand in ratios of their own.
 *
 * <p>Settings: {@code modes} in rows of ratio, amplitude, share of the decay and how the amplitude follows the velocity;
 * {@code decay} in seconds at middle C and {@code decaytrack}; {@code edge} in Hz, above which modes are weak; {@code body}. Ratios of bars and
 * bells: N. H. Fletcher and T. D. Rossing, "The Physics of Musical Instruments", chapters 18 to 21.
 */
final class ModePlan implements PartialPlan {

    private static final int MIDDLE_C = 60;
    private static final double HIGHEST_HZ = 18_000;

    private final double[][] modes;
    private final double decay;
    private final double decayTrack;
    private final double edgeHz;
    private final double rough;
    private final double highestHz;
    private final Body body;

    ModePlan(Patch patch, double rate) {
        modes = patch.rows("modes");
        decay = patch.number("decay", 2);
        decayTrack = patch.number("decaytrack", 0.6);
        edgeHz = patch.number("edge", 20_000);
        rough = patch.number("rough", 0.1);
        highestHz = Math.min(HIGHEST_HZ, 0.45 * rate);
        body = Body.of(patch);
    }

    @Override
    public double longestT60(int pitch) {
        double longest = 0;
        for (double[] mode : modes) {
            longest = Math.max(longest, mode[2]);
        }
        return longest * t60(pitch);
    }

    private double t60(int pitch) {
        return Math.clamp(decay * Math.pow(2, decayTrack * (MIDDLE_C - pitch) / 12.0), 0.05, 20);
    }

    @Override
    public void plan(PlayedNote note, RandomGenerator random, Partials partials) {
        double t60 = t60(note.pitch());
        for (double[] mode : modes) {
            double hz = note.hz() * mode[0];
            if (hz > highestHz) {
                continue;
            }
            double ratio = hz / edgeHz;
            double amplitude = mode[1] * Math.pow(note.force(), mode[3]) / (1 + ratio * ratio) * body.gain(hz);
            partials.add(hz, amplitude * (1 + rough * (2 * random.nextDouble() - 1)), t60 * mode[2]);
        }
    }
}
