package lathe.engine.theory;

import java.util.List;

/** A scale as steps above its tonic, in semitones. */
public enum Mode {
    MAJOR("major", 0, 2, 4, 5, 7, 9, 11),
    MINOR("minor", 0, 2, 3, 5, 7, 8, 10),
    HARMONIC_MINOR("harmonic minor", 0, 2, 3, 5, 7, 8, 11),
    DORIAN("dorian", 0, 2, 3, 5, 7, 9, 10),
    PHRYGIAN("phrygian", 0, 1, 3, 5, 7, 8, 10),
    LYDIAN("lydian", 0, 2, 4, 6, 7, 9, 11),
    MIXOLYDIAN("mixolydian", 0, 2, 4, 5, 7, 9, 10),
    LOCRIAN("locrian", 0, 1, 3, 5, 6, 8, 10),
    MAJOR_PENTATONIC("major pentatonic", 0, 2, 4, 7, 9),
    MINOR_PENTATONIC("minor pentatonic", 0, 3, 5, 7, 10),
    BLUES("blues", 0, 3, 5, 6, 7, 10);

    private static final int MINOR_THIRD = 3;

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Integer> steps;

    Mode(String label, Integer... steps) {
        this.label = label;
        this.steps = List.of(steps);
    }

    /** The name in files and messages, such as {@code harmonic minor}. */
    public String label() {
        return label;
    }

    /** Semitones above the tonic, rising, the first 0. */
    public List<Integer> steps() {
        return steps;
    }

    /** True if the third above the tonic is a minor one. */
    public boolean isMinor() {
        return steps.contains(MINOR_THIRD);
    }
}
