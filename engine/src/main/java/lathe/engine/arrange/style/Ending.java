package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Note;

/** How a song ends: on the last chord, struck once and held. */
final class Ending {

    private Ending() {}

    /** Where the last chord begins, or the last bar if the chord is older than that. */
    static long tick(SectionContext context) {
        return Math.max(
                context.ticks() - context.barTicks(), context.chords().getLast().startTick());
    }

    /** The notes with all that begins after the last chord taken away, and the last chord struck where it begins and held. */
    static List<Note> hold(List<Note> notes, SectionContext context) {
        if (context.next().isPresent() || context.bars() < 2) {
            return notes;
        }
        long end = tick(context);
        long first = notes.stream()
                .mapToLong(Note::startTick)
                .filter(start -> start >= end)
                .min()
                .orElse(end);
        List<Note> held = new ArrayList<>();
        for (Note note : notes) {
            if (note.startTick() == first) {
                held.add(note.movedBy(end - first).withDuration(context.ticks() - end));
            } else if (note.startTick() < end) {
                held.add(note);
            }
        }
        return held;
    }
}
