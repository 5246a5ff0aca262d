package lathe.engine.theory;

/**
 * MIDI pitches from low to high, both included.
 *
 * @param low 0 to 127
 * @param high at least low, at most 127
 */
public record PitchRange(int low, int high) {

    /** Refuses what is no range. */
    public PitchRange {
        if (low < 0 || high > 127 || low > high) {
            throw new IllegalArgumentException("low=" + low + " high=" + high);
        }
    }

    /** True if the pitch lies inside. */
    public boolean contains(int pitch) {
        return pitch >= low && pitch <= high;
    }

    /** The pitch moved by octaves into the range, or to its nearest end if no octave fits. */
    public int fold(int pitch) {
        int folded = pitch;
        while (folded < low) {
            folded += PitchClass.COUNT;
        }
        while (folded > high) {
            folded -= PitchClass.COUNT;
        }
        return folded < low ? low : folded;
    }
}
