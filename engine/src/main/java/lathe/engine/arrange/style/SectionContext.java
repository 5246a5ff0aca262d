package lathe.engine.arrange.style;

import java.util.List;
import java.util.Optional;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.Key;

/**
 * What a player knows of the section that it plays in. Ticks count from the section's start.
 *
 * @param turn which one of its kind, from 1
 * @param energy 0 to 1
 * @param energyAfter that of the next section; the section's own at the end of the song
 * @param swing 0 to 1, as in the blueprint
 * @param bpm beats a minute
 * @param chords without gaps; empty only when a progression is being chosen
 * @param melody what the tune does, so that others can stay out of its way; may be empty
 * @param next the kind of the next section; empty at the end of the song
 */
public record SectionContext(
        SectionKind kind,
        int turn,
        Key key,
        Meter meter,
        int bars,
        double energy,
        double energyAfter,
        double swing,
        double bpm,
        List<ChordSpan> chords,
        List<Note> melody,
        Optional<SectionKind> next) {

    /** Copies the lists. */
    public SectionContext {
        chords = List.copyOf(chords);
        melody = List.copyOf(melody);
    }

    /** Length of a bar. */
    public long barTicks() {
        return meter.barTicks(Score.TICKS_PER_QUARTER);
    }

    /** Length of the section. */
    public long ticks() {
        return bars * barTicks();
    }

    /** The chord that holds at a tick of the section. */
    public ChordSpan chordAt(long tick) {
        for (ChordSpan span : chords) {
            if (tick < span.endTick()) {
                return span;
            }
        }
        return chords.getLast();
    }

    /** The section with other chords and another tune. */
    public SectionContext with(List<ChordSpan> otherChords, List<Note> otherMelody) {
        return new SectionContext(
                kind, turn, key, meter, bars, energy, energyAfter, swing, bpm, otherChords, otherMelody, next);
    }
}
