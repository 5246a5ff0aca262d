package lathe.engine.arrange.style;

import java.util.List;
import java.util.SequencedMap;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.PitchRange;

/**
 * A place in a style's band.
 *
 * @param name of the track where it is not the instrument's; else empty
 * @param instruments ids, the usual one first, the others for when that one is not wanted
 * @param entersAt least energy at which it plays
 * @param options numbers by name: {@code low}, {@code high} (pitches), {@code voices}, {@code rootless} (0 or 1),
 *     {@code gate} (share of a written length that sounds), {@code loud} (velocity above the others), {@code ring} (1 for
 *     notes that sound on), {@code above} (1 for an arpeggio that may lie above the tune)
 */
record Player(
        TrackRole role, String name, List<String> instruments, double entersAt, SequencedMap<String, Double> options) {

    private static final int MUD = 43;

    double option(String key, double customary) {
        return options.getOrDefault(key, customary);
    }

    /** Where it plays on an instrument: its register as far as the instrument has it, else the instrument's best. */
    PitchRange register(InstrumentSpec spec, int low, int high) {
        int from = Math.max(spec.range().low(), (int) option("low", low));
        int to = Math.min(spec.range().high(), (int) option("high", high));
        return to - from >= 14 ? new PitchRange(from, to) : spec.comfort();
    }

    /** How far down its chords may go where the tune is deep: not so far that they turn to mud. */
    static int deepest(InstrumentSpec spec) {
        return Math.max(spec.range().low(), MUD);
    }
}
