package lathe.engine.measure.notes;

import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/** Shares of pitch classes. */
final class PitchStatistics {

    private static final double LN_2 = Math.log(2);

    private PitchStatistics() {}

    /** Time that each pitch class sounds, in ticks. */
    static double[] sounding(List<Note> notes) {
        double[] ticks = new double[PitchClass.COUNT];
        for (Note note : notes) {
            ticks[PitchClass.of(note.pitch())] += note.durationTicks();
        }
        return ticks;
    }

    /** Mean entropy of the onsets' pitch classes over all windows of so many bars that have notes; NaN without any. */
    static double entropy(List<Note> notes, BarGrid grid, int windowBars) {
        int[][] counts = new int[grid.bars()][PitchClass.COUNT];
        for (Note note : notes) {
            int bar = grid.at(note.startTick());
            if (bar >= 0) {
                counts[bar][PitchClass.of(note.pitch())]++;
            }
        }
        int window = Math.min(windowBars, grid.bars());
        double sum = 0;
        int windows = 0;
        for (int first = 0; window > 0 && first + window <= grid.bars(); first++) {
            int[] together = new int[PitchClass.COUNT];
            for (int bar = first; bar < first + window; bar++) {
                for (int pc = 0; pc < together.length; pc++) {
                    together[pc] += counts[bar][pc];
                }
            }
            double entropy = entropy(together);
            if (!Double.isNaN(entropy)) {
                sum += entropy;
                windows++;
            }
        }
        return sum / windows;
    }

    /** Shannon entropy of counts in bits; NaN if all are 0. */
    static double entropy(int[] counts) {
        double all = 0;
        for (int count : counts) {
            all += count;
        }
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                entropy -= count / all * Math.log(count / all) / LN_2;
            }
        }
        return all > 0 ? entropy : Double.NaN;
    }

    /** Largest share of notes in one scale; a minor scale has the notes of its relative major. NaN without notes. */
    static double scaleConsistency(List<Note> notes) {
        int best = 0;
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            best = Math.max(best, inScale(notes, new Key(tonic, Mode.MAJOR)));
        }
        return best / (double) notes.size();
    }

    private static int inScale(List<Note> notes, Key key) {
        int inside = 0;
        for (Note note : notes) {
            if (key.contains(note.pitch())) {
                inside++;
            }
        }
        return inside;
    }

    /** Share of notes in a key's scale; NaN without notes. */
    static double shareInScale(List<Note> notes, Key key) {
        return notes.isEmpty() ? Double.NaN : inScale(notes, key) / (double) notes.size();
    }
}
