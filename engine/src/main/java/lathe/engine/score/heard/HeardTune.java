package lathe.engine.score.heard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lathe.core.hearing.Heard;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.Key;

/**
 * A tune taken down from a recording, on a grid of sixteenths.
 *
 * @param notes one voice, {@link Score#TICKS_PER_QUARTER} to a quarter; tick 0 lies at {@code startSeconds}
 * @param quartersPerMinute tempo of the grid
 * @param startSeconds where the recording has tick 0: the first note's place on the grid
 * @param key the likeliest one; nothing without notes
 */
public record HeardTune(List<Note> notes, double quartersPerMinute, double startSeconds, Optional<Key> key) {

    private static final int STEP = Score.TICKS_PER_QUARTER / 4;
    private static final int LOUDNESS = 90;

    /** Copies the list. */
    public HeardTune {
        notes = List.copyOf(notes);
    }

    /** Takes down what was heard. */
    public static HeardTune of(Heard heard) {
        List<SungNote> sung = SungNote.all(heard);
        double tempo = GridFit.quartersPerMinute(sung, heard.beatsPerMinute());
        if (sung.isEmpty()) {
            return new HeardTune(List.of(), tempo, 0, Optional.empty());
        }
        double step = 60 / tempo / 4;
        double start = sung.getFirst().start() + GridFit.offset(sung, step);
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < sung.size(); i++) {
            SungNote note = sung.get(i);
            long from = Math.max(0, Math.round((note.start() - start) / step));
            long to = Math.round((note.end() - start) / step);
            if (i + 1 < sung.size()) {
                long next = Math.round((sung.get(i + 1).start() - start) / step);
                to = next - to <= 1 ? next : to; // a breath is no rest
            }
            if (!notes.isEmpty() && notes.getLast().startTick() >= from * STEP) {
                from = notes.getLast().startTick() / STEP + 1;
            }
            if (!notes.isEmpty() && notes.getLast().endTick() > from * STEP) {
                Note before = notes.removeLast();
                notes.add(before.withDuration(from * STEP - before.startTick()));
            }
            notes.add(new Note(from * STEP, Math.max(1, to - from) * STEP, note.pitch(), LOUDNESS));
        }
        return new HeardTune(notes, tempo, start, KeyProfile.likeliest(notes));
    }
}
