package lathe.engine.arrange;

import java.util.List;
import java.util.Map;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.seed.Seed;

/**
 * The step up at the last chorus where a style is fond of it. Not where a section to be lifted was given its chords, nor
 * where the key was asked for or locked: what the user wrote is played as written.
 */
final class KeyLift {

    private static final Map<String, Double> CHANCE =
            Map.of("schlager", 0.8, "trot", 0.4, "k-ballad", 0.6, "k-pop", 0.3, "pop", 0.1);

    /** How the source of a value begins that no word has set. */
    private static final String DEFAULT = "default";

    private KeyLift() {}

    static int semitones(Blueprint blueprint, List<SectionPlan> plans, int climax) {
        List<SectionPlan> lifted = plans.subList(climax, plans.size());
        boolean asked = !blueprint.sources().getOrDefault("key", DEFAULT).startsWith(DEFAULT);
        boolean free = !asked
                && !blueprint.locked().contains("key")
                && lifted.stream().allMatch(plan -> plan.chords().isEmpty())
                && lifted.stream().skip(1).allMatch(plan -> plan.kind() == SectionKind.OUTRO);
        var random = new Seed(blueprint.seed()).child("key lift").random();
        if (!free || random.nextDouble() >= CHANCE.getOrDefault(blueprint.style(), 0.0)) {
            return 0;
        }
        return random.nextBoolean() ? 1 : 2;
    }
}
