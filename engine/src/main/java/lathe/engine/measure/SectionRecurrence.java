package lathe.engine.measure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.measure.notes.Melody;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import lathe.engine.theory.PitchClass;

/**
 * Whether what bears one name sounds as one: how alike the tunes of sections of one kind are, and of sections of different kinds.
 * Likeness of two sections is the share of onsets they have in common, of sixteenth and pitch class together, twice the common ones
 * over all of both (Dice), at the best of twelve transpositions; of unequal lengths the shorter one counts.
 *
 * @param sameKind mean over all pairs of one kind, 0 to 1; NaN without such a pair
 * @param otherKind mean over all pairs of different kinds; NaN without such a pair
 */
public record SectionRecurrence(double sameKind, double otherKind) {

    private static final int PER_QUARTER = 4;

    /** Compares the sections of a song; those without a tune are left out. */
    public static SectionRecurrence of(Song song) {
        List<Set<Integer>> onsets = new ArrayList<>();
        List<SectionKind> kinds = new ArrayList<>();
        Score score = song.score();
        long bar = song.blueprint().meter().barTicks(score.ticksPerQuarter());
        List<Note> tune = Melody.of(score).notes();
        List<PlacedSection> placed = song.sections();
        for (PlacedSection section : placed) {
            Set<Integer> found = onsets(tune, section, bar, score.ticksPerQuarter());
            if (!found.isEmpty()) {
                onsets.add(found);
                kinds.add(section.kind());
            }
        }
        double same = 0;
        int samePairs = 0;
        double other = 0;
        int otherPairs = 0;
        for (int i = 0; i < onsets.size(); i++) {
            for (int j = i + 1; j < onsets.size(); j++) {
                double likeness = likeness(onsets.get(i), onsets.get(j));
                if (kinds.get(i) == kinds.get(j)) {
                    same += likeness;
                    samePairs++;
                } else {
                    other += likeness;
                    otherPairs++;
                }
            }
        }
        return new SectionRecurrence(same / samePairs, other / otherPairs);
    }

    /** Sixteenth from the section's start times 12 plus pitch class. */
    private static Set<Integer> onsets(List<Note> tune, PlacedSection section, long bar, int ticksPerQuarter) {
        long from = section.startBar() * bar;
        long to = from + section.bars() * bar;
        Set<Integer> onsets = new HashSet<>();
        for (Note note : tune) {
            if (note.startTick() >= from && note.startTick() < to) {
                long sixteenth = Math.round((note.startTick() - from) * (double) PER_QUARTER / ticksPerQuarter);
                onsets.add((int) sixteenth * PitchClass.COUNT + PitchClass.of(note.pitch()));
            }
        }
        return onsets;
    }

    private static double likeness(Set<Integer> a, Set<Integer> b) {
        int lastOfA =
                a.stream().mapToInt(onset -> onset / PitchClass.COUNT).max().orElse(0);
        int lastOfB =
                b.stream().mapToInt(onset -> onset / PitchClass.COUNT).max().orElse(0);
        int last = Math.min(lastOfA, lastOfB);
        Set<Integer> shortA = until(a, last);
        Set<Integer> shortB = until(b, last);
        int most = 0;
        for (int shift = 0; shift < PitchClass.COUNT; shift++) {
            int common = 0;
            for (int onset : shortA) {
                int pitchClass = PitchClass.of(onset % PitchClass.COUNT + shift);
                common += shortB.contains(onset / PitchClass.COUNT * PitchClass.COUNT + pitchClass) ? 1 : 0;
            }
            most = Math.max(most, common);
        }
        return 2.0 * most / (shortA.size() + shortB.size());
    }

    private static Set<Integer> until(Set<Integer> onsets, int last) {
        Set<Integer> kept = new HashSet<>(onsets);
        kept.removeIf(onset -> onset / PitchClass.COUNT > last);
        return kept;
    }
}
