package lathe.engine.compose;

import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/**
 * What a composer is asked for. Ticks count from the section's start, {@link Score#TICKS_PER_QUARTER} to a
 * quarter.
 *
 * @param style id of the style
 * @param energy 0 to 1: how busy and high the tune is
 * @param chords the whole section's, without gaps: a proposal, or the user's will
 * @param chordsFixed true if the chords may not be changed
 * @param phraseBars lengths of the phrases, in bars; they add up to bars
 * @param syllables for each phrase how many notes it must sing; 0 where the composer chooses
 * @param motif notes to begin with and to develop, from tick 0; empty where the composer finds one
 * @param melody a given tune to harmonise; empty where the composer writes one
 * @param endsOpen true if the section leads on (half cadence), false if it comes to rest
 */
public record SectionTask(
        SectionKind kind,
        String style,
        Key key,
        Meter meter,
        int bars,
        double energy,
        PitchRange range,
        List<ChordSpan> chords,
        boolean chordsFixed,
        List<Integer> phraseBars,
        List<Integer> syllables,
        List<Note> motif,
        List<Note> melody,
        boolean endsOpen,
        Seed seed) {

    /** Copies the lists. */
    public SectionTask {
        chords = List.copyOf(chords);
        phraseBars = List.copyOf(phraseBars);
        syllables = List.copyOf(syllables);
        motif = List.copyOf(motif);
        melody = List.copyOf(melody);
        if (chords.isEmpty()) {
            throw new IllegalArgumentException("chords=" + chords);
        }
        if (phraseBars.stream().mapToInt(Integer::intValue).sum() != bars
                || phraseBars.stream().anyMatch(length -> length < 1)
                || syllables.size() != phraseBars.size()) {
            throw new IllegalArgumentException(
                    "bars=" + bars + " phraseBars=" + phraseBars + " syllables=" + syllables);
        }
    }

    /** Length of the section. */
    public long ticks() {
        return bars * meter.barTicks(Score.TICKS_PER_QUARTER);
    }
}
