package lathe.engine.measure;

import java.util.List;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.measure.notes.Melody;
import lathe.engine.score.Note;
import lathe.engine.score.Score;

/**
 * How much of a tune is also in the tunes that the composers learned from, whatever the key and the speed. Human tunes that were kept
 * out of the index share turns of phrase with it too; how many tells what is usual. Source of the comparison: Z. Yin et al.,
 * "Deep learning's shallow gains", Machine Learning 112 (2023), originality report.
 *
 * <p>It proves nothing about works outside the index.
 *
 * @param notes of the tune
 * @param longestNotes notes in the longest stretch that the index knows, 0 if it knows no eight in a row
 * @param longestStartTick where that stretch begins; 0 if there is none
 * @param knownShare share of all runs of eight notes that the index knows, 0 to 1; NaN with fewer than eight notes
 */
public record Originality(int notes, int longestNotes, long longestStartTick, double knownShare) {

    /** Ids of the two figures in {@link HumanBands}. */
    static final String LONGEST = "longest_known_stretch_notes";

    static final String SHARE = "known_8_note_runs";

    /** The tune of a score against the shipped index. */
    public static Originality of(Score score) {
        return of(Melody.of(score).notes(), score.ticksPerQuarter(), MelodyIndex.shipped());
    }

    /**
     * A tune against an index.
     *
     * @param tune one note at a time
     */
    static Originality of(List<Note> tune, int ticksPerQuarter, MelodyIndex index) {
        int runs = Math.max(0, tune.size() - MelodyIndex.SHORT + 1);
        int known = 0;
        for (int i = 0; i < runs; i++) {
            known += index.contains(tune, i, MelodyIndex.SHORT, ticksPerQuarter) ? 1 : 0;
        }
        int longest = index.longestShared(tune, ticksPerQuarter);
        return new Originality(
                tune.size(),
                longest,
                start(tune, longest, ticksPerQuarter, index),
                runs == 0 ? Double.NaN : known / (double) runs);
    }

    /** Where the longest stretch begins: the first place from which runs follow on each other to its length. */
    private static long start(List<Note> tune, int longest, int ticksPerQuarter, MelodyIndex index) {
        int run = longest >= MelodyIndex.LONG ? MelodyIndex.LONG : MelodyIndex.SHORT;
        int row = 0;
        for (int i = 0; longest > 0 && i + run <= tune.size(); i++) {
            row = index.contains(tune, i, run, ticksPerQuarter) ? row + 1 : 0;
            if (row > 0 && run + row - 1 >= longest) {
                return tune.get(i - row + 1).startTick();
            }
        }
        return 0;
    }
}
