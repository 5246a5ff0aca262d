package lathe.engine.score.abc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lathe.engine.theory.PitchClass;

/**
 * Spells pitches in a key: letter, octave marks, and an accidental wherever a reader might else take another pitch, whether its
 * accidentals hold in one octave or in all.
 */
final class AbcSpelling {

    private static final int OCTAVE_OF_CAPITALS = 5;
    private static final int MIXED = 9;
    private static final List<String> SIGNS = List.of("__", "_", "=", "^", "^^");

    private List<Integer> signature = AbcKey.NONE.signature();
    private boolean flats;
    private final Map<Integer, Integer> inOctave = new HashMap<>();
    private final Map<Integer, Integer> inAllOctaves = new HashMap<>();
    private final Map<Integer, Integer> tiedOver = new HashMap<>();

    /** A key signature by its sharps, flats below 0. */
    void key(int fifths) {
        signature = AbcKey.signature(fifths);
        flats = fifths < 0;
        bar(List.of());
    }

    /**
     * A bar line: accidentals are forgotten but by notes tied over it.
     *
     * @param tied their pitches
     */
    void bar(Collection<Integer> tied) {
        inOctave.clear();
        inAllOctaves.clear();
        tiedOver.clear();
        for (int pitch : tied) {
            int letter = letter(pitch);
            tiedOver.merge(place(pitch, letter), alteration(pitch, letter), (a, b) -> a.equals(b) ? a : MIXED);
        }
    }

    private static int place(int pitch, int letter) {
        int octave = Math.floorDiv(pitch - alteration(pitch, letter), PitchClass.COUNT);
        return octave * AbcKey.LETTERS.length() + letter;
    }

    String spell(int pitch) {
        int letter = letter(pitch);
        int alteration = alteration(pitch, letter);
        int octave = Math.floorDiv(pitch - alteration, PitchClass.COUNT);
        int place = place(pitch, letter);
        int bySignature = signature.get(letter);
        boolean plain = inOctave.getOrDefault(place, bySignature) == alteration
                && inAllOctaves.getOrDefault(letter, bySignature) == alteration
                && tiedOver.getOrDefault(place, alteration) == alteration;
        if (!plain) {
            inOctave.put(place, alteration);
            inAllOctaves.put(letter, alteration);
        }
        char name = AbcKey.LETTERS.charAt(letter);
        String marks = octave < OCTAVE_OF_CAPITALS
                ? ",".repeat(OCTAVE_OF_CAPITALS - octave)
                : "'".repeat(Math.max(0, octave - OCTAVE_OF_CAPITALS - 1));
        return (plain ? "" : SIGNS.get(alteration + 2))
                + (octave > OCTAVE_OF_CAPITALS ? Character.toLowerCase(name) : name)
                + marks;
    }

    /** The letter that the signature gives the pitch, or else the customary one. */
    private int letter(int pitch) {
        int pitchClass = PitchClass.of(pitch);
        for (int letter = 0; letter < signature.size(); letter++) {
            if (PitchClass.of(natural(letter) + signature.get(letter)) == pitchClass) {
                return letter;
            }
        }
        return AbcKey.LETTERS.indexOf(PitchClass.name(pitchClass, flats).charAt(0));
    }

    private static int alteration(int pitch, int letter) {
        int above = PitchClass.of(pitch - natural(letter));
        return above > 6 ? above - PitchClass.COUNT : above;
    }

    private static int natural(int letter) {
        return PitchClass.parse(AbcKey.LETTERS.substring(letter, letter + 1));
    }
}
