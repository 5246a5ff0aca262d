package lathe.engine.theory;

import java.util.Locale;
import java.util.Optional;

/**
 * A tonic and a mode.
 *
 * @param tonic pitch class 0 to 11
 */
public record Key(int tonic, Mode mode) {

    private static final int FIFTH = 7;

    /** Refuses a tonic outside 0 to 11. */
    public Key {
        if (tonic < 0 || tonic >= PitchClass.COUNT) {
            throw new IllegalArgumentException("tonic=" + tonic);
        }
    }

    /** True if the pitch belongs to the scale. */
    public boolean contains(int pitch) {
        return mode.steps().contains(PitchClass.of(pitch - tonic));
    }

    /** Place of the pitch in the scale from 0, or -1. */
    public int degree(int pitch) {
        return mode.steps().indexOf(PitchClass.of(pitch - tonic));
    }

    /** Pitch class of a degree; degrees count from 0 and run on through octaves in both directions. */
    public int pitchClass(int degree) {
        return PitchClass.of(
                tonic + mode.steps().get(Math.floorMod(degree, mode.steps().size())));
    }

    /** The same scale on another tonic. */
    public Key transposed(int semitones) {
        return new Key(PitchClass.of(tonic + semitones), mode);
    }

    /** Sharps in the customary signature, negative for flats, -5 to 6: that of the nearest major scale. */
    public int fifths() {
        int majorTonic = switch (mode) {
            case MAJOR, MAJOR_PENTATONIC -> tonic;
            case MINOR, HARMONIC_MINOR, MINOR_PENTATONIC, BLUES -> tonic + 3;
            case DORIAN -> tonic - 2;
            case PHRYGIAN -> tonic - 4;
            case LYDIAN -> tonic - 5;
            case MIXOLYDIAN -> tonic - 7;
            case LOCRIAN -> tonic - 11;
        };
        int fifths = PitchClass.of(majorTonic * FIFTH);
        return fifths > 6 ? fifths - PitchClass.COUNT : fifths;
    }

    /** True if names of pitches in this key use flats. */
    public boolean usesFlats() {
        return fifths() < 0;
    }

    /** English name, such as {@code Bb minor}. */
    public String name() {
        return PitchClass.name(tonic, usesFlats()) + " " + mode.label();
    }

    /** Reads what {@link #name} writes, and {@code Am}, {@code F# maj}, {@code c minor}; no tonic without a mode but in capitals. */
    public static Optional<Key> parse(String text) {
        String trimmed = text.strip();
        int end = trimmed.length() > 1 && "#b♯♭".indexOf(trimmed.charAt(1)) >= 0 ? 2 : 1;
        if (trimmed.length() < end) {
            return Optional.empty();
        }
        int tonic = PitchClass.parse(trimmed.substring(0, end));
        Optional<Mode> mode = parseMode(trimmed.substring(end).strip());
        return tonic < 0 ? Optional.empty() : mode.map(found -> new Key(tonic, found));
    }

    private static Optional<Mode> parseMode(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (word.isEmpty() || "maj".equals(word) || "M".equals(text)) {
            return Optional.of(Mode.MAJOR);
        }
        if ("m".equals(word) || "min".equals(word)) {
            return Optional.of(Mode.MINOR);
        }
        for (Mode mode : Mode.values()) {
            if (mode.label().equals(word)) {
                return Optional.of(mode);
            }
        }
        return Optional.empty();
    }
}
