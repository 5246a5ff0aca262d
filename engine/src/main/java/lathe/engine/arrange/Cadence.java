package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.ChordSpan;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;

/** Brings a song home. */
final class Cadence {

    private Cadence() {}

    /** The material with the chord of the first degree in its last bar, unless a chord on that degree is there already. */
    static Material home(Material material, Key key, Place place) {
        ChordSpan last = material.chords().getLast();
        if (last.chord().root() == key.tonic() || place.placed().bars() < 2) {
            return material;
        }
        long lastBar = material.ticks() - place.barTicks();
        Chord tonic = ChordPlan.tonic(key);
        List<ChordSpan> chords = new ArrayList<>();
        for (ChordSpan span : material.chords()) {
            if (span.startTick() < lastBar) {
                chords.add(new ChordSpan(
                        span.startTick(), Math.min(span.endTick(), lastBar) - span.startTick(), span.chord()));
            }
        }
        chords.add(new ChordSpan(lastBar, place.barTicks(), tonic));
        return new Material(chords, material.melody(), material.ticks());
    }
}
