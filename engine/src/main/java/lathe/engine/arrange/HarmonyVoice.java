package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;

/** A second voice under the tune: a third or a sixth below, a tone of the chord under long notes. */
final class HarmonyVoice {

    private static final int NEAREST = 3;
    private static final int FARTHEST = 9;

    private HarmonyVoice() {}

    static List<Note> under(List<Note> tune, Key key, Material material, PitchRange range) {
        List<Note> voice = new ArrayList<>();
        int lastGap = NEAREST + 1;
        for (Note note : tune) {
            Chord chord = Pitches.at(material.chords(), note.startTick());
            int best = -1;
            int bestCost = Integer.MAX_VALUE;
            for (int gap = NEAREST; gap <= FARTHEST; gap++) {
                int pitch = note.pitch() - gap;
                if (range.contains(pitch) && (chord.contains(pitch) || key.contains(pitch))) {
                    int cost = cost(gap, lastGap, chord.contains(pitch), note.durationTicks());
                    if (cost < bestCost) {
                        best = pitch;
                        bestCost = cost;
                    }
                }
            }
            if (best >= 0) {
                voice.add(note.withPitch(best).withVelocity(note.velocity() - 14));
                lastGap = note.pitch() - best;
            }
        }
        return voice;
    }

    /** Thirds and sixths are cheap, fourths and fifths dear, and a long note without the chord dearest. */
    private static int cost(int gap, int lastGap, boolean inChord, long duration) {
        int interval = switch (gap) {
            case 3, 4 -> 0;
            case 8, 9 -> 1;
            case 5 -> 4;
            default -> 8;
        };
        int outside = inChord ? 0 : duration >= Score.TICKS_PER_QUARTER ? 6 : 1;
        return interval + outside + Math.abs(gap - lastGap) / 2;
    }
}
