package lathe.engine.measure.notes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lathe.engine.score.Note;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.PitchClass;
import org.jspecify.annotations.Nullable;

/** Chord progression irregularity, on the chords that the notes spell. */
final class ChordTrigrams {

    private static final List<ChordQuality> QUALITIES = List.of(
            ChordQuality.MAJOR,
            ChordQuality.MINOR,
            ChordQuality.SEVENTH,
            ChordQuality.DIMINISHED,
            ChordQuality.AUGMENTED,
            ChordQuality.MINOR_SEVENTH,
            ChordQuality.MAJOR_SEVENTH);

    /** What a note outside a chord takes from it; a tone of the chord that nobody plays costs half as much. */
    private static final double STRANGER = 1.0;

    private ChordTrigrams() {}

    /**
     * Unique trigrams over all trigrams; NaN with fewer than four chords.
     *
     * @param notes pitched
     * @param beatTicks length of a beat
     */
    static double irregularity(List<Note> notes, long beatTicks, long endTick) {
        int beats = (int) Math.min(BarGrid.MOST_BARS, (endTick + beatTicks - 1) / beatTicks);
        double[][] chroma = Chroma.of(notes, tick -> tick / (double) beatTicks, beats);
        List<Chord> chords = new ArrayList<>();
        for (double[] beat : chroma) {
            Chord chord = heard(beat);
            if (chord != null && (chords.isEmpty() || !chords.getLast().equals(chord))) {
                chords.add(chord);
            }
        }
        Set<List<Chord>> different = new HashSet<>();
        int all = 0;
        for (int i = 0; i + 2 < chords.size(); i++, all++) {
            different.add(List.of(chords.get(i), chords.get(i + 1), chords.get(i + 2)));
        }
        return all < 2 ? Double.NaN : different.size() / (double) all;
    }

    /** The chord that explains most of the sounding time with the fewest tones; none for fewer than two pitch classes. */
    static @Nullable Chord heard(double[] chroma) {
        double all = 0;
        int classes = 0;
        for (double time : chroma) {
            all += time;
            classes += time > 0 ? 1 : 0;
        }
        if (classes < 2) {
            return null;
        }
        Chord best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (ChordQuality quality : QUALITIES) {
            for (int root = 0; root < PitchClass.COUNT; root++) {
                double inside = 0;
                int missing = 0;
                for (int interval : quality.intervals()) {
                    double time = chroma[PitchClass.of(root + interval)];
                    inside += time;
                    missing += time > 0 ? 0 : 1;
                }
                double score = (inside - STRANGER * (all - inside)) / all
                        - 0.5 * missing
                        + 0.1 * chroma[root] / all
                        - 0.05 * quality.intervals().size();
                if (score > most) {
                    most = score;
                    best = Chord.of(root, quality);
                }
            }
        }
        return best;
    }
}
