package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.Track;

/** Makes sure that an instrument can play what is written: every note in its range, never more at once, as played, than it holds. */
public final class Playable {

    private Playable() {}

    /** A track for its own instrument; as it is if nobody knows that. */
    public static Track made(Track track) {
        Optional<InstrumentSpec> spec = Orchestra.find(track.instrument());
        if (spec.isEmpty()) {
            return track;
        }
        return track.withNotes(made(track.notes(), spec.get()));
    }

    /** Pitches are moved by octaves into the range; of too many notes the oldest ends when a new one begins. */
    public static List<Note> made(List<Note> notes, InstrumentSpec spec) {
        List<Note> sounding = new ArrayList<>();
        List<Note> done = new ArrayList<>();
        for (Note written : sorted(notes)) {
            Note note = fit(written, spec);
            long now = note.playedTick();
            sounding.removeIf(old -> old.playedTick() + old.durationTicks() <= now && done.add(old));
            Optional<Note> same =
                    sounding.stream().filter(old -> old.pitch() == note.pitch()).findFirst();
            if (same.isPresent() && isDouble(same.get(), note)) {
                continue;
            }
            same.ifPresent(old -> end(old, now, sounding, done));
            if (sounding.size() >= spec.polyphony() && !makeRoom(now, sounding, done)) {
                continue;
            }
            sounding.add(note);
        }
        done.addAll(sounding);
        return sorted(done);
    }

    /** The notes of a section, none reaching beyond its end. */
    static List<Note> made(List<Note> notes, InstrumentSpec spec, long ticks) {
        return made(
                notes.stream()
                        .filter(note -> note.startTick() < ticks)
                        .map(note -> note.withDuration(Math.min(note.durationTicks(), ticks - note.startTick())))
                        .toList(),
                spec);
    }

    private static boolean isDouble(Note old, Note note) {
        return old.startTick() == note.startTick() || old.playedTick() == note.playedTick();
    }

    /** The higher of two at once goes first, so that the tune is what stays on instruments of one voice. */
    private static List<Note> sorted(List<Note> notes) {
        return notes.stream()
                .sorted(Comparator.comparingLong(Note::playedTick)
                        .thenComparing(Comparator.comparingInt(Note::pitch).reversed())
                        .thenComparing(
                                Comparator.comparingLong(Note::durationTicks).reversed()))
                .toList();
    }

    private static Note fit(Note note, InstrumentSpec spec) {
        if (spec.range().contains(note.pitch())) {
            return note;
        }
        return note.withPitch(
                spec.isPercussion()
                        ? Math.clamp(
                                note.pitch(), spec.range().low(), spec.range().high())
                        : spec.range().fold(note.pitch()));
    }

    private static boolean makeRoom(long now, List<Note> sounding, List<Note> done) {
        Optional<Note> oldest = sounding.stream()
                .filter(note -> note.playedTick() < now)
                .min(Comparator.comparingLong(Note::playedTick));
        oldest.ifPresent(old -> end(old, now, sounding, done));
        return oldest.isPresent();
    }

    private static void end(Note old, long now, List<Note> sounding, List<Note> done) {
        sounding.remove(old);
        done.add(old.withDuration(now - old.playedTick()));
    }
}
