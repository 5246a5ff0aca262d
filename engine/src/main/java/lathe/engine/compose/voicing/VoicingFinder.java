package lathe.engine.compose.voicing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/** All good ways to put a chord under a soprano. */
public final class VoicingFinder {

    private static final double MISSING_THIRD = 4;
    private static final double MISSING_ROOT = 3;
    private static final double MISSING_SEVENTH = 2;
    private static final double MISSING_OTHER = 0.7;
    private static final double DOUBLED_THIRD = 0.8;
    private static final double DOUBLED_COLOUR = 2;

    private VoicingFinder() {}

    /** A voicing and what it costs by itself. */
    public record Priced(Voicing voicing, double cost) {}

    /**
     * The cheapest voicings, the cheapest first; at least one for any chord and any soprano of MIDI.
     *
     * @param most how many at most
     */
    public static List<Priced> find(Chord chord, int soprano, int most) {
        List<Integer> classes = chord.pitchClasses();
        List<Priced> found = new ArrayList<>();
        for (int bass : pitches(VoiceRanges.BASS, List.of(chord.bass()))) {
            for (int tenor : pitches(VoiceRanges.TENOR, classes)) {
                for (int alto : pitches(VoiceRanges.ALTO, classes)) {
                    Voicing voicing = new Voicing(soprano, alto, tenor, bass);
                    found.add(new Priced(voicing, cost(voicing, chord)));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Priced::cost));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    private static List<Integer> pitches(PitchRange range, List<Integer> classes) {
        List<Integer> pitches = new ArrayList<>();
        for (int pitch = range.low(); pitch <= range.high(); pitch++) {
            if (classes.contains(PitchClass.of(pitch))) {
                pitches.add(pitch);
            }
        }
        return pitches;
    }

    private static double cost(Voicing voicing, Chord chord) {
        double cost = VoicingRules.spacing(voicing) + (voicing.inOrder() ? 0 : 30);
        List<Integer> intervals = chord.quality().intervals();
        for (int i = 0; i < intervals.size(); i++) {
            int count = count(voicing, PitchClass.of(chord.root() + intervals.get(i)));
            boolean seventh = intervals.get(i) >= 9;
            if (count == 0) {
                cost += i == 0 ? MISSING_ROOT : i == 1 ? MISSING_THIRD : seventh ? MISSING_SEVENTH : MISSING_OTHER;
            } else if (count > 1) {
                cost += (count - 1) * (i == 1 ? DOUBLED_THIRD : seventh ? DOUBLED_COLOUR : count > 2 ? 1 : 0);
            }
        }
        return cost;
    }

    private static int count(Voicing voicing, int pitchClass) {
        int count = 0;
        for (int voice = 0; voice < Voicing.VOICES; voice++) {
            count += PitchClass.of(voicing.voice(voice)) == pitchClass ? 1 : 0;
        }
        return count;
    }
}
