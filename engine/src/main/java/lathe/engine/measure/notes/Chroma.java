package lathe.engine.measure.notes;

import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.theory.PitchClass;

/** How long each pitch class sounds in each of many equal stretches of time. */
final class Chroma {

    private Chroma() {}

    /** A note's place in any unit of time. */
    interface Clock {
        double at(long tick);
    }

    /**
     * Sounding times of pitch classes.
     *
     * @param clock time of a tick, in stretches
     * @return {@code [stretches][12]}, in stretches
     */
    static double[][] of(List<Note> notes, Clock clock, int stretches) {
        double[][] chroma = new double[stretches][PitchClass.COUNT];
        for (Note note : notes) {
            double from = clock.at(note.startTick());
            double to = clock.at(note.endTick());
            int last = (int) Math.min(stretches - 1, Math.ceil(to) - 1);
            for (int i = (int) Math.max(0, Math.floor(from)); i <= last; i++) {
                double overlap = Math.min(to, i + 1.0) - Math.max(from, i);
                chroma[i][PitchClass.of(note.pitch())] += Math.max(0, overlap);
            }
        }
        return chroma;
    }
}
