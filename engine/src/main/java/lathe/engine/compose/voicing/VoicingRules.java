package lathe.engine.compose.voicing;

import lathe.engine.theory.PitchClass;

/** What part-writing costs, in natural logarithms: customary rules of four-part harmony, as weights. */
public final class VoicingRules {

    private static final double PARALLEL = 7;
    private static final double HIDDEN = 1;
    private static final double OVERLAP = 2.5;
    private static final double LEAP = 0.35;
    private static final double TRITONE = 1;
    private static final int THIRD = 4;
    private static final int OCTAVE = 12;

    private VoicingRules() {}

    /** What it costs to go from one voicing to the next. */
    public static double motion(Voicing from, Voicing to) {
        double cost = PARALLEL * from.parallels(to);
        cost += from.hiddenParallel(to) ? HIDDEN : 0;
        cost += from.overlaps(to) ? OVERLAP : 0;
        for (int voice = 1; voice < Voicing.VOICES; voice++) {
            int size = Math.abs(to.voice(voice) - from.voice(voice));
            boolean bass = voice == Voicing.VOICES - 1;
            cost += bass ? bassLeap(size) : LEAP * Math.max(0, size - 2);
            cost += PitchClass.of(size) == 6 ? TRITONE : 0;
        }
        return cost;
    }

    private static double bassLeap(int size) {
        return size == OCTAVE ? LEAP : LEAP / 2 * Math.max(0, size - THIRD) + (size > OCTAVE ? 4 : 0);
    }

    /** What the spacing of one voicing costs. */
    public static double spacing(Voicing voicing) {
        double cost = voicing.closeEnough() ? 0 : 3;
        cost += 1.5 * Math.max(0, voicing.tenor() - voicing.bass() - 19) / 6.0;
        cost += voicing.tenor() == voicing.alto() || voicing.tenor() == voicing.bass() ? 0.7 : 0;
        return cost + (voicing.alto() == voicing.soprano() ? 0.7 : 0);
    }
}
