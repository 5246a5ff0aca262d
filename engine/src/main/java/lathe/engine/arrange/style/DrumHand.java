package lathe.engine.arrange.style;

import java.util.random.RandomGenerator;
import lathe.engine.score.Note;

/** The drummer's hand: velocity of each hit. */
final class DrumHand {

    private final SectionContext context;
    private final RandomGenerator random;

    DrumHand(SectionContext context, RandomGenerator random) {
        this.context = context;
        this.random = random;
    }

    Note hit(DrumVoice voice, long tick, long ticks, char mark) {
        Touch touch = new Touch(context, "hat".equals(voice.group()) ? -8 : 6, random);
        return new Note(tick, Math.max(1, ticks), voice.key(), touch.velocity(tick, mark));
    }
}
