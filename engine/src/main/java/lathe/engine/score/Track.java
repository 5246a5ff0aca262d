package lathe.engine.score;

import java.util.Comparator;
import java.util.List;

/**
 * One instrument's notes.
 *
 * @param name shown to the user, and the name of its stem; unique within a score
 * @param instrument id in {@link lathe.engine.orchestra.Orchestra}
 * @param program General MIDI program 0 to 127 at the start
 * @param percussion true if pitches are percussion keys
 * @param notes by start, then pitch
 * @param events by tick
 */
public record Track(
        String name,
        String instrument,
        int program,
        boolean percussion,
        TrackRole role,
        List<Note> notes,
        List<TrackEvent> events) {

    /** The order of notes in a track. */
    public static final Comparator<Note> ORDER = Comparator.comparingLong(Note::startTick)
            .thenComparingInt(Note::pitch)
            .thenComparingLong(Note::durationTicks)
            .thenComparingInt(Note::velocity)
            .thenComparingInt(Note::timingTicks);

    /** Sorts notes and events. */
    public Track {
        if (program < 0 || program > Note.MOST) {
            throw new IllegalArgumentException("program=" + program);
        }
        notes = notes.stream().sorted(ORDER).toList();
        events = events.stream()
                .sorted(Comparator.comparingLong(TrackEvent::tick))
                .toList();
    }

    /** The track with other notes. */
    public Track withNotes(List<Note> other) {
        return new Track(name, instrument, program, percussion, role, other, events);
    }

    /** First tick after the last note. */
    public long endTick() {
        return notes.stream().mapToLong(Note::endTick).max().orElse(0);
    }
}
