package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Key;

/**
 * Sees that no finished tune has {@link MelodyIndex#LONG} notes in a row in common with what the composers learned from. The
 * composers avoid that inside a section; this looks at what came of their work: motifs, seams between sections, returns that were
 * varied. One note of such a run goes to a neighbour in the key; all of its onset go along, so that octaves stay octaves.
 */
final class Uncopied {

    /** Nearest first: a fifth is the widest step in the key that a note is moved by. */
    private static final List<Integer> STEPS = List.of(-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -7, 7);

    private final MelodyIndex index = MelodyIndex.shipped();
    private final InstrumentSpec spec;
    private final List<Timed<Key>> keys;
    private final List<Note> notes;
    /** The highest note of each onset, by its place in {@link #notes}. */
    private final List<Integer> line = new ArrayList<>();

    private Uncopied(Track track, List<Timed<Key>> keys) {
        spec = Orchestra.get(track.instrument());
        this.keys = keys;
        notes = new ArrayList<>(track.notes());
        for (int i = 0; i < notes.size(); i++) {
            boolean together =
                    i > 0 && notes.get(i - 1).startTick() == notes.get(i).startTick();
            if (!together) {
                line.add(i);
            } else if (notes.get(line.getLast()).pitch() < notes.get(i).pitch()) {
                line.set(line.size() - 1, i);
            }
        }
    }

    /** The track, a few notes moved if need be; only tunes and answers to them are looked at. */
    static Track made(Track track, List<Timed<Key>> keys) {
        boolean tune = track.role() == TrackRole.MELODY || track.role() == TrackRole.COUNTER;
        if (!tune || track.percussion() || keys.isEmpty()) {
            return track;
        }
        Uncopied uncopied = new Uncopied(track, keys);
        return uncopied.changes() ? track.withNotes(uncopied.notes) : track;
    }

    private boolean changes() {
        boolean changes = false;
        for (int from = 0; from + MelodyIndex.LONG <= line.size(); from++) {
            changes |= isKnown(from) && freed(from);
        }
        return changes;
    }

    private boolean isKnown(int from) {
        List<Note> run = new ArrayList<>();
        for (int place : line.subList(from, from + MelodyIndex.LONG)) {
            run.add(notes.get(place));
        }
        return index.contains(run, 0, MelodyIndex.LONG, Score.TICKS_PER_QUARTER);
    }

    /** Moves one note of the run, by as little as can be, so that no run with it is known. */
    private boolean freed(int from) {
        for (int step : STEPS) {
            for (int at = from + MelodyIndex.LONG - 2; at > from; at--) {
                if (moved(at, step)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean moved(int at, int step) {
        long tick = notes.get(line.get(at)).startTick();
        List<Note> before = List.copyOf(notes);
        boolean fits = true;
        for (int i = 0; i < notes.size(); i++) {
            Note note = notes.get(i);
            if (note.startTick() == tick) {
                int pitch = note.pitch() + step;
                fits &= key(tick).contains(pitch) && spec.range().contains(pitch);
                notes.set(i, fits ? note.withPitch(pitch) : note);
            }
        }
        fits &= !touchesKnown(at);
        if (!fits) {
            notes.clear();
            notes.addAll(before);
        }
        return fits;
    }

    private boolean touchesKnown(int at) {
        int last = Math.min(at, line.size() - MelodyIndex.LONG);
        for (int from = Math.max(0, at - MelodyIndex.LONG + 1); from <= last; from++) {
            if (isKnown(from)) {
                return true;
            }
        }
        return false;
    }

    private Key key(long tick) {
        Key key = keys.getFirst().value();
        for (Timed<Key> change : keys) {
            key = change.tick() <= tick ? change.value() : key;
        }
        return key;
    }
}
