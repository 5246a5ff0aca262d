package lathe.engine.blueprint;

import java.util.List;
import java.util.Optional;
import lathe.engine.theory.Chord;

/**
 * What a section of a song shall be.
 *
 * @param kind its part in the form; sections of one kind are composed once and varied on return
 * @param modifier the user's words behind the tag, such as {@code anthemic}; may be empty
 * @param bars length, 1 to 512
 * @param energy 0 for the quietest to 1 for the loudest and fullest
 * @param chords the chords of each bar in turn, repeated to the end of the section; empty where the composer chooses
 * @param instruments ids in {@link lathe.engine.orchestra.Orchestra} that play here; empty where the arranger chooses
 * @param lyrics a line a phrase; empty without words
 */
public record SectionPlan(
        SectionKind kind,
        String modifier,
        int bars,
        double energy,
        List<List<Chord>> chords,
        List<String> instruments,
        List<String> lyrics) {

    /** Refuses lengths and energies out of range. */
    public SectionPlan {
        if (bars < 1 || bars > Blueprint.MOST_BARS || !(energy >= 0 && energy <= 1)) {
            throw new IllegalArgumentException("bars=" + bars + " energy=" + energy);
        }
        chords = chords.stream().map(List::copyOf).toList();
        instruments = List.copyOf(instruments);
        lyrics = List.copyOf(lyrics);
    }

    /** A section that leaves everything else to composer and arranger. */
    public static SectionPlan of(SectionKind kind, int bars, double energy) {
        return new SectionPlan(kind, "", bars, energy, List.of(), List.of(), List.of());
    }

    /** The chords that hold in a bar, counted from 0 in the section; none where the composer chooses. */
    public Optional<List<Chord>> chordsOf(int bar) {
        return chords.isEmpty() ? Optional.empty() : Optional.of(chords.get(bar % chords.size()));
    }

    /** The section at another length. */
    public SectionPlan withBars(int other) {
        return new SectionPlan(kind, modifier, other, energy, chords, instruments, lyrics);
    }

    /** The section at another energy, kept within 0 to 1. */
    public SectionPlan withEnergy(double other) {
        return new SectionPlan(kind, modifier, bars, Math.clamp(other, 0.0, 1.0), chords, instruments, lyrics);
    }
}
