package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;

/** A tune when it comes again: the same, a little otherwise, as a singer would. The first bar of a section stays as it was. */
final class Variation {

    private static final double CHANCE_A_NOTE = 0.14;
    private static final int THIRD = 4;

    private final Key key;
    private final List<ChordSpan> chords;
    private final long beat;
    private final RandomGenerator random;

    private Variation(Key key, Meter meter, List<ChordSpan> chords, Seed seed) {
        this.key = key;
        this.chords = chords;
        beat = meter.beatTicks(Score.TICKS_PER_QUARTER);
        random = seed.random();
    }

    /**
     * The tune varied.
     *
     * @param turn which return; the later the freer
     */
    static List<Note> onReturn(List<Note> tune, int turn, Key key, Meter meter, List<ChordSpan> chords, Seed seed) {
        long firstBar = meter.barTicks(Score.TICKS_PER_QUARTER);
        double chance = CHANCE_A_NOTE * Math.min(2, turn - 1);
        return new Variation(key, meter, chords, seed).vary(tune, firstBar, chance);
    }

    private List<Note> vary(List<Note> tune, long from, double chance) {
        List<Note> varied = new ArrayList<>();
        for (int i = 0; i < tune.size(); i++) {
            Note note = tune.get(i);
            boolean last = i == tune.size() - 1;
            if (note.startTick() < from || last || random.nextDouble() >= chance) {
                varied.add(note);
            } else {
                varied.addAll(varied(note, tune.get(i + 1)));
            }
        }
        return varied;
    }

    private List<Note> varied(Note note, Note next) {
        long eighth = Math.min(beat, Score.TICKS_PER_QUARTER) / 2;
        boolean joined = next.startTick() - note.endTick() < eighth;
        int leap = next.pitch() - note.pitch();
        if (note.durationTicks() < 2 * eighth) {
            return List.of(note);
        }
        if (joined && Math.abs(leap) >= 3 && Math.abs(leap) <= THIRD) {
            return split(note, eighth, Pitches.inScale(key, note.pitch(), Integer.signum(leap)));
        }
        if (joined && leap == 0) {
            return split(note, eighth, Pitches.inScale(key, note.pitch(), random.nextBoolean() ? 1 : -1));
        }
        if (note.durationTicks() >= 2 * beat) {
            int other = note.pitch() + (random.nextBoolean() ? 3 : -3);
            boolean fits = Pitches.at(chords, note.startTick() + beat).contains(other) && key.contains(other);
            return split(note, note.durationTicks() / 2, fits ? other : note.pitch());
        }
        return List.of(note);
    }

    /** The note cut short by a second one that takes its end. */
    private static List<Note> split(Note note, long endTicks, int pitch) {
        long first = note.durationTicks() - endTicks;
        Note second = new Note(note.startTick() + first, endTicks, Math.clamp(pitch, 0, Note.MOST), note.velocity());
        return List.of(note.withDuration(first), second.withVelocity(note.velocity() - 6));
    }
}
