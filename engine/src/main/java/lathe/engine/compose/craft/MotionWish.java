package lathe.engine.compose.craft;

import java.util.List;
import lathe.engine.compose.plan.Slot;

/**
 * How a voice moves: mostly by step, leaps within the octave and taken back by step the other way, foreign notes left by step, no
 * note hammered for long. After the tendencies that von Hippel and Huron measured, and the rules of species counterpoint.
 */
public final class MotionWish implements Wish {

    private static final int STEP = 2;
    private static final int THIRD = 4;
    private static final int OCTAVE = 12;
    /** A note of the chord that is repeated is always safe; without this cost tunes would stand still. */
    private static final double REPEATED = 1.3;

    private static final double WAVER = 1.4;
    private static final double NEVER = -60;

    private final HarmonyWish harmony;
    private final List<Slot> slots;

    /** Judges motion against the chords that harmony knows. */
    public MotionWish(HarmonyWish harmony, List<Slot> slots) {
        this.harmony = harmony;
        this.slots = slots;
    }

    @Override
    public double weigh(MelodyLine line, int at, int pitch) {
        if (at == 0) {
            return 0;
        }
        int leap = pitch - line.pitch(at - 1);
        int size = Math.abs(leap);
        if (size > OCTAVE) {
            return NEVER - size;
        }
        double weight = awkward(size);
        boolean acrossPhrases = slots.get(at - 1).phraseEnd();
        if (!harmony.chord(at - 1).contains(line.pitch(at - 1)) && !acrossPhrases) {
            weight -= size > STEP ? 1.5 : 0;
        }
        if (!harmony.chord(at).contains(pitch) && size > THIRD) {
            weight -= 1.5;
        }
        if (at > 1 && !acrossPhrases) {
            weight += after(line.pitch(at - 1) - line.pitch(at - 2), leap);
        }
        return weight - hammering(line, at, pitch) - wavering(line, at, pitch);
    }

    /** Going to and fro between two notes leads nowhere. */
    private static double wavering(MelodyLine line, int at, int pitch) {
        boolean back = at > 2 && pitch == line.pitch(at - 2) && pitch != line.pitch(at - 1);
        if (!back || line.pitch(at - 1) != line.pitch(at - 3)) {
            return back ? WAVER / 4 : 0;
        }
        return at > 4 && line.pitch(at - 4) == pitch ? 2 * WAVER : WAVER;
    }

    /** Tritones, sevenths and large sixths are hard to sing. */
    private static double awkward(int size) {
        return switch (size) {
            case 6 -> -1.5;
            case 8, 9 -> -0.6;
            case 10, 11 -> -2.5;
            default -> 0;
        };
    }

    private static double after(int before, int leap) {
        boolean turns = (long) before * leap < 0;
        if (Math.abs(before) > THIRD) {
            return turns ? (Math.abs(leap) <= STEP ? 0.8 : 0) : leap == 0 ? -0.3 : Math.abs(leap) <= STEP ? -0.8 : -2.5;
        }
        return !turns && before != 0 && Math.abs(before + leap) > OCTAVE ? -3 : 0;
    }

    private static double hammering(MelodyLine line, int at, int pitch) {
        int same = 0;
        while (same < at && line.pitch(at - 1 - same) == pitch) {
            same++;
        }
        return REPEATED * same;
    }
}
