package lathe.engine.arrange.style;

import java.util.random.RandomGenerator;
import lathe.engine.score.Note;

/**
 * How hard a player plays: the section's energy, the phrase's way up or down towards the next section, accents, and a little
 * chance.
 */
final class Touch {

    private static final int ACCENT = 12;
    private static final int GHOST = -24;

    private final SectionContext context;
    private final double loud;
    private final RandomGenerator random;

    /** @param loud velocity above what the others play */
    Touch(SectionContext context, double loud, RandomGenerator random) {
        this.context = context;
        this.loud = loud;
        this.random = random;
    }

    /** Velocity of a note. Capitals are accents, {@code g} is a ghost note; the first beat of a bar weighs a little more. */
    int velocity(long tick, char mark) {
        double velocity = 44 + 56 * context.energy() + loud + rise(context, tick);
        velocity += Character.isUpperCase(mark) ? ACCENT : mark == 'g' ? GHOST : 0;
        velocity += tick % context.barTicks() == 0 ? 4 : 0;
        velocity += random.nextGaussian() * 2.5;
        return Math.clamp(Math.round(velocity), 12, Note.MOST);
    }

    /** Velocity gained on the way to a louder section, over the last half of this one; lost on the way to a quieter one. */
    static double rise(SectionContext context, long tick) {
        double progress = (double) tick / context.ticks();
        double way = Math.max(0, progress - 0.5) * 2;
        double step = Math.clamp(context.energyAfter() - context.energy(), -0.4, 0.4);
        boolean ends = context.next().isEmpty();
        return ends ? -6 * way : way * step * (step > 0 ? 36 : 16);
    }
}
