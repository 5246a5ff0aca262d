package lathe.engine.compose.voicing;

import java.util.List;
import lathe.engine.theory.Chord;
import lathe.engine.theory.PitchClass;

/**
 * A chord in four voices.
 *
 * @param soprano MIDI pitch, as all
 */
public record Voicing(int soprano, int alto, int tenor, int bass) {

    /** Number of voices. */
    public static final int VOICES = 4;

    private static final int OCTAVE = 12;
    private static final int FIFTH = 7;
    private static final int STEP = 2;

    /** The pitch of a voice, 0 the soprano to 3 the bass. */
    public int voice(int index) {
        return switch (index) {
            case 0 -> soprano;
            case 1 -> alto;
            case 2 -> tenor;
            case 3 -> bass;
            default -> throw new IllegalArgumentException("index=" + index);
        };
    }

    /** The chord that the voices make. */
    public Chord chord() {
        return ChordReader.read(List.of(soprano, alto, tenor, bass));
    }

    /** True if no voice is above the one over it. */
    public boolean inOrder() {
        return soprano >= alto && alto >= tenor && tenor >= bass;
    }

    /** Pairs of voices that go on to another voicing in parallel unisons, fifths or octaves. */
    public int parallels(Voicing next) {
        int count = 0;
        for (int low = 1; low < VOICES; low++) {
            for (int high = 0; high < low; high++) {
                int before = voice(high) - voice(low);
                int after = next.voice(high) - next.voice(low);
                boolean moves = voice(low) != next.voice(low);
                boolean together = next.voice(high) - voice(high) == next.voice(low) - voice(low)
                        || (PitchClass.of(before) == PitchClass.of(after)
                                && (next.voice(high) > voice(high)) == (next.voice(low) > voice(low))
                                && voice(high) != next.voice(high));
                boolean perfect = PitchClass.of(before) == 0 || PitchClass.of(before) == FIFTH;
                count += moves && together && perfect && PitchClass.of(before) == PitchClass.of(after) ? 1 : 0;
            }
        }
        return count;
    }

    /** True if the outer voices come to a fifth or octave from the same side while the soprano leaps. */
    public boolean hiddenParallel(Voicing next) {
        int up = next.soprano - soprano;
        int down = next.bass - bass;
        int after = PitchClass.of(next.soprano - next.bass);
        return up * down > 0 && Math.abs(up) > STEP && (after == 0 || after == FIFTH);
    }

    /** True if a voice goes beyond where its neighbour was. */
    public boolean overlaps(Voicing next) {
        for (int low = 1; low < VOICES; low++) {
            if (next.voice(low) > voice(low - 1) || next.voice(low - 1) < voice(low)) {
                return true;
            }
        }
        return false;
    }

    /** True if the upper voices lie within an octave of their neighbours. */
    public boolean closeEnough() {
        return soprano - alto <= OCTAVE && alto - tenor <= OCTAVE;
    }
}
