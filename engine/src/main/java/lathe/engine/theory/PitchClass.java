package lathe.engine.theory;

import java.util.List;

/** Pitch classes 0 to 11 from C, and their names. */
public final class PitchClass {

    /** Semitones in an octave. */
    public static final int COUNT = 12;

    private static final List<String> SHARP = List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");
    private static final List<String> FLAT = List.of("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B");
    private static final String LETTERS = "C D EF G A B";

    private PitchClass() {}

    /** The class of a MIDI pitch or of any whole number of semitones. */
    public static int of(int pitch) {
        return Math.floorMod(pitch, COUNT);
    }

    /** English name of the class, {@code F#} or {@code Gb}. */
    public static String name(int pitchClass, boolean flat) {
        return (flat ? FLAT : SHARP).get(of(pitchClass));
    }

    /**
     * Reads an English name: a letter with any number of {@code #}, {@code b}, {@code ♯} or {@code ♭} behind it.
     *
     * @return the class, or -1 if the text is none
     */
    public static int parse(String text) {
        if (text.isEmpty()) {
            return -1;
        }
        int pitch = LETTERS.indexOf(Character.toUpperCase(text.charAt(0)));
        if (pitch < 0 || text.charAt(0) == ' ') {
            return -1;
        }
        for (int i = 1; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '#', '♯' -> pitch++;
                case 'b', '♭' -> pitch--;
                default -> {
                    return -1;
                }
            }
        }
        return of(pitch);
    }
}
