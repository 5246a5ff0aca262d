package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;

/** Two or three steps that lead into a section's first note, where the section before leaves its last beat free. */
final class Pickup {

    private static final double CHANCE = 0.6;

    private Pickup() {}

    /** The tune with the steps that lead on at its end; the same tune where there is no room or the next one starts late. */
    static List<Note> before(Optional<Note> first, List<Note> tune, Place place, Key nextKey, Seed seed) {
        RandomGenerator random = seed.random();
        long eighth = Score.TICKS_PER_QUARTER / 2;
        long free = tune.isEmpty() ? 0 : tune.getLast().endTick();
        boolean wanted = place.next()
                .filter(kind -> kind == SectionKind.CHORUS
                        || kind == SectionKind.VERSE
                        || kind == SectionKind.THEME
                        || kind == SectionKind.REPRISE)
                .isPresent();
        if (!wanted || first.isEmpty() || random.nextDouble() >= CHANCE) {
            return tune;
        }
        int count = random.nextInt(3) == 0 ? 3 : 2;
        long start = place.ticks() - count * eighth;
        if (first.get().startTick() > 0 || free > start || start < 0 || tune.isEmpty()) {
            return tune;
        }
        int direction = tune.getLast().pitch() > first.get().pitch() ? 1 : -1;
        List<Note> longer = new ArrayList<>(tune);
        for (int i = 0; i < count; i++) {
            int pitch = Pitches.inScale(nextKey, first.get().pitch(), direction * (count - i));
            longer.add(new Note(start + i * eighth, eighth, Math.clamp(pitch, 0, Note.MOST), 70));
        }
        return longer;
    }
}
