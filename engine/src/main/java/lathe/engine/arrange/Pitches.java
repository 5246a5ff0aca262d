package lathe.engine.arrange;

import java.util.List;
import java.util.function.IntPredicate;
import lathe.engine.score.ChordSpan;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;

/** Small questions about pitches. */
final class Pitches {

    private Pitches() {}

    /** The pitch of the range that fits and lies nearest, the lower of two; the pitch itself, folded, if none fits. */
    static int nearest(int pitch, IntPredicate fits, PitchRange range) {
        for (int away = 0; away <= PitchClass.COUNT; away++) {
            if (range.contains(pitch - away) && fits.test(pitch - away)) {
                return pitch - away;
            }
            if (range.contains(pitch + away) && fits.test(pitch + away)) {
                return pitch + away;
            }
        }
        return range.fold(pitch);
    }

    /** The pitch some steps of the scale away; a pitch beside the scale counts from the scale tone below it. */
    static int inScale(Key key, int from, int steps) {
        int base = from;
        while (!key.contains(base)) {
            base--;
        }
        int pitch = base;
        int direction = Integer.signum(steps);
        for (int left = Math.abs(steps); left > 0; left--) {
            do {
                pitch += direction;
            } while (!key.contains(pitch));
        }
        return steps == 0 ? from : pitch;
    }

    /** The chord at a tick; the last one holds on. */
    static Chord at(List<ChordSpan> chords, long tick) {
        for (ChordSpan span : chords) {
            if (tick < span.endTick()) {
                return span.chord();
            }
        }
        return chords.getLast().chord();
    }
}
