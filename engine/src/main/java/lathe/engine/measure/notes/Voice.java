package lathe.engine.measure.notes;

import java.util.List;
import lathe.engine.score.Note;

/** What tells a single line from chords. */
final class Voice {

    /** Most of the notes that may begin while the one before still sounds, beyond the overlap of legato. */
    private static final double MOST_TOGETHER = 0.05;

    private Voice() {}

    /** True if nearly all notes come one after the other; notes in a track's order. */
    static boolean isSingle(List<Note> notes) {
        int together = 0;
        for (int i = 1; i < notes.size(); i++) {
            Note before = notes.get(i - 1);
            long overlap = before.endTick() - notes.get(i).startTick();
            together += overlap > before.durationTicks() / 2 ? 1 : 0;
        }
        return together <= MOST_TOGETHER * notes.size();
    }

    static double meanPitch(List<Note> notes) {
        double sum = 0;
        for (Note note : notes) {
            sum += note.pitch();
        }
        return sum / notes.size();
    }
}
