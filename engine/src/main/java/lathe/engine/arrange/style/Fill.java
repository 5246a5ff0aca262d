package lathe.engine.arrange.style;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lathe.engine.blueprint.SectionKind;

/**
 * What drums play at the end of a section, written from its end backwards so that it serves bars of any length.
 *
 * @param name of the family that it belongs to
 * @param steps 16ths
 * @param lines a drum each
 */
record Fill(String name, int steps, List<Pattern.Line> lines) {

    /**
     * The fill that suits the way on: a beat between equals, half a bar before more, a whole bar before much more; none
     * where the next section is far quieter or the song ends.
     */
    static Optional<Fill> choose(List<Fill> table, String name, SectionContext context, RandomGenerator random) {
        int steps = steps(context);
        List<Fill> suiting = table.stream()
                .filter(fill -> fill.name().equals(name) && fill.steps() == steps)
                .toList();
        return suiting.isEmpty() ? Optional.empty() : Optional.of(suiting.get(random.nextInt(suiting.size())));
    }

    private static int steps(SectionContext context) {
        if (context.next().isEmpty()) {
            return 0;
        }
        double rise = context.energyAfter() - context.energy();
        SectionKind next = context.next().get();
        boolean toHighPoint = next == SectionKind.CHORUS || next == SectionKind.DROP || next == SectionKind.HOOK;
        if (rise > 0.25 || (toHighPoint && rise > 0.12)) {
            return 16;
        }
        if (rise > 0.05 || toHighPoint) {
            return 8;
        }
        return rise < -0.25 ? 0 : 4;
    }
}
