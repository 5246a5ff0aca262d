package lathe.engine.compose.voicing;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.plan.MetricGrid;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.theory.Chord;

/**
 * A stretch of a section that gets one chord.
 *
 * @param soprano the tune's pitch at its start, or the nearest one where the tune rests
 * @param proposal the chord that the task has there
 * @param sung notes of the tune inside it
 */
public record Segment(long start, long end, int soprano, Chord proposal, List<Note> sung) {

    private static final int MIDDLE = 69;

    /** Copies the list. */
    public Segment {
        sung = List.copyOf(sung);
    }

    /** Cuts a section where its chords change, and at beats where the style goes by beats. */
    public static List<Segment> cut(SectionTask task, List<Note> tune, boolean byBeat) {
        long beat = new MetricGrid(task.meter()).beatTicks();
        List<Segment> segments = new ArrayList<>();
        for (ChordSpan span : task.chords()) {
            long start = span.startTick();
            while (start < Math.min(span.endTick(), task.ticks())) {
                long nextBeat = (start / beat + 1) * beat;
                long end = byBeat ? Math.min(nextBeat, span.endTick()) : span.endTick();
                segments.add(segment(start, Math.min(end, task.ticks()), span.chord(), tune));
                start = end;
            }
        }
        return segments;
    }

    private static Segment segment(long start, long end, Chord proposal, List<Note> tune) {
        List<Note> sung = tune.stream()
                .filter(note -> note.startTick() < end && note.endTick() > start)
                .toList();
        return new Segment(start, end, soprano(start, sung, tune), proposal, sung);
    }

    private static int soprano(long start, List<Note> sung, List<Note> tune) {
        if (!sung.isEmpty()) {
            return sung.getFirst().pitch();
        }
        int pitch = tune.isEmpty() ? MIDDLE : tune.getFirst().pitch();
        for (Note note : tune) {
            if (note.startTick() < start) {
                pitch = note.pitch();
            }
        }
        return pitch;
    }

    /** Share of the sung time that does not belong to a chord, 0 to 1. */
    public double foreign(Chord chord) {
        double all = 0;
        double foreign = 0;
        for (Note note : sung) {
            long length = Math.min(end, note.endTick()) - Math.max(start, note.startTick());
            all += length;
            foreign += chord.contains(note.pitch()) ? 0 : length;
        }
        return all == 0 ? 0 : foreign / all;
    }
}
