package lathe.engine.sound.classic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.sound.StemTask;

/** Reads a track as its player would: pedal, breath between notes, keys struck again, sounds that silence each other. */
final class Performance {

    /** No track may be longer, so that a file cannot ask for all memory. */
    static final double MOST_SECONDS = 1800;

    private static final int SUSTAIN = 64;
    private static final int PEDAL_DOWN = 64;
    private static final double LEGATO_SECONDS = 0.035;
    private static final double LEAST_SECONDS = 0.015;
    private static final int MOST_VOICES = 40;

    private final Track track;
    private final TempoMap tempo;
    private final int rate;
    private final NavigableMap<Long, Long> pedal = new TreeMap<>();
    private final NavigableMap<Long, Integer> programs = new TreeMap<>();

    private Performance(StemTask task) {
        track = task.track();
        tempo = task.tempo();
        rate = task.sampleRateHz();
        readEvents();
    }

    /** The notes of a task in the order of their starts. */
    static List<PlayedNote> of(StemTask task) {
        return new Performance(task).read();
    }

    private List<PlayedNote> read() {
        double seconds = tempo.seconds(track.endTick());
        if (seconds > MOST_SECONDS) {
            throw new IllegalArgumentException("track " + track.name() + " lasts " + Math.round(seconds)
                    + " s; at most " + Math.round(MOST_SECONDS) + " s can be sounded");
        }
        List<Note> notes = new ArrayList<>(track.notes());
        notes.sort((a, b) -> Long.compare(a.playedTick(), b.playedTick()));
        List<PlayedNote> played = new ArrayList<>(notes.size());
        for (Note note : notes) {
            played.add(plain(note, played.size()));
        }
        boolean alone = Orchestra.find(track.instrument())
                .map(InstrumentSpec::polyphony)
                .map(most -> most == 1 && !track.percussion())
                .orElse(false);
        return track.percussion() ? choked(played) : alone ? oneByOne(played) : struckAgain(played);
    }

    private PlayedNote plain(Note note, int number) {
        double start = tempo.seconds(note.playedTick());
        long endTick = Math.max(note.playedTick() + 1, note.endTick() + note.timingTicks());
        double end = Math.max(start + LEAST_SECONDS, tempo.seconds(pedalled(endTick)));
        return new PlayedNote(
                (int) Math.round(start * rate),
                (int) Math.round(Math.min(end - start, MOST_SECONDS) * rate),
                PlayedNote.UNCUT,
                note.pitch(),
                note.velocity(),
                false,
                number,
                patch(note.playedTick()));
    }

    private void readEvents() {
        boolean down = false;
        for (TrackEvent event : track.events()) {
            if (event instanceof TrackEvent.Program change) {
                programs.put(change.tick(), change.program());
            } else if (event instanceof TrackEvent.Control control && control.controller() == SUSTAIN) {
                boolean now = control.value() >= PEDAL_DOWN;
                if (now && !down) {
                    pedal.put(control.tick(), Math.max(control.tick(), track.endTick()));
                } else if (down && !now) {
                    pedal.put(pedal.lastKey(), control.tick());
                }
                down = now;
            }
        }
    }

    /** Where the pedal lets a key's note go. */
    private long pedalled(long endTick) {
        Map.Entry<Long, Long> span = pedal.floorEntry(endTick);
        return span == null ? endTick : Math.max(endTick, span.getValue());
    }

    private Patch patch(long tick) {
        Map.Entry<Long, Integer> change = programs.floorEntry(tick);
        return change == null || change.getValue() == track.program()
                ? PatchBook.of(track.instrument(), track.program(), track.percussion())
                : PatchBook.ofProgram(change.getValue(), track.percussion());
    }

    /** A player of one note at a time: each note ends where the next begins, and runs into it where there was no gap. */
    private List<PlayedNote> oneByOne(List<PlayedNote> played) {
        List<PlayedNote> all = new ArrayList<>(played.size());
        for (int i = 0; i < played.size(); i++) {
            PlayedNote note = played.get(i);
            int held = note.heldFrames();
            if (i + 1 < played.size()) {
                held = Math.min(held, Math.max(1, played.get(i + 1).startFrame() - note.startFrame()));
            }
            boolean legato = false;
            if (i > 0) {
                PlayedNote before = played.get(i - 1);
                int gap = note.startFrame() - before.startFrame() - before.heldFrames();
                legato = gap < LEGATO_SECONDS * rate && note.pitch() != before.pitch();
            }
            all.add(changed(note, held, PlayedNote.UNCUT, legato));
        }
        return all;
    }

    /** A key struck again ends its note before; and where more sound than a player can hold, the oldest goes. */
    private List<PlayedNote> struckAgain(List<PlayedNote> played) {
        List<PlayedNote> all = new ArrayList<>(played);
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            PlayedNote note = all.get(i);
            Integer before = last.put(note.pitch(), i);
            if (before != null) {
                PlayedNote old = all.get(before);
                int most = Math.max(1, note.startFrame() - old.startFrame());
                if (old.heldFrames() > most) {
                    all.set(before, changed(old, most, old.cutFrames(), old.legato()));
                }
            }
            if (i >= MOST_VOICES) {
                PlayedNote oldest = all.get(i - MOST_VOICES);
                int most = Math.max(1, note.startFrame() - oldest.startFrame());
                all.set(i - MOST_VOICES, changed(oldest, Math.min(most, oldest.heldFrames()), most, oldest.legato()));
            }
        }
        return all;
    }

    /** A closed hat ends the open one. */
    private static List<PlayedNote> choked(List<PlayedNote> played) {
        List<PlayedNote> all = new ArrayList<>(played);
        Map<Integer, Integer> last = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            int group = DrumBook.chokeGroup(all.get(i).pitch());
            Integer before = group == 0 ? null : last.put(group, i);
            if (before != null) {
                PlayedNote old = all.get(before);
                int most = Math.max(1, all.get(i).startFrame() - old.startFrame());
                all.set(before, changed(old, old.heldFrames(), most, false));
            }
        }
        return all;
    }

    private static PlayedNote changed(PlayedNote note, int held, int cut, boolean legato) {
        return new PlayedNote(
                note.startFrame(), held, cut, note.pitch(), note.velocity(), legato, note.number(), note.patch());
    }
}
