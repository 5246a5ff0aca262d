package lathe.engine.arrange;

import java.util.List;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.KeyFinder;

/**
 * The key of a section that was given its chords: the song's where they belong to it, else the one that they speak for, so
 * that the tune goes with them.
 */
final class ChordKey {

    private static final double BELONGS = 0.75;

    private ChordKey() {}

    static Key of(SectionPlan plan, Blueprint blueprint) {
        List<Chord> chords = plan.chords().stream().flatMap(List::stream).toList();
        if (chords.isEmpty()) {
            return blueprint.key();
        }
        double inside = 0;
        double all = 0;
        for (Chord chord : chords) {
            for (int pitchClass : chord.pitchClasses()) {
                inside += blueprint.key().contains(pitchClass) ? 1 : 0;
                all++;
            }
        }
        if (inside >= BELONGS * all) {
            return blueprint.key();
        }
        return KeyFinder.ofChords(chords).stream()
                .findFirst()
                .map(KeyFinder.Fit::key)
                .orElse(blueprint.key());
    }
}
