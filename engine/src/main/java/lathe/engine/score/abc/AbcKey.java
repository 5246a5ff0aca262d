package lathe.engine.score.abc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/**
 * A key field: standard 2.1, section 3.1.14 and 4.6.
 *
 * @param key none for {@code K:none}, pipes and what is not understood
 * @param signature semitones that the signature adds to C, D, E, F, G, A, B
 * @param shift semitones that the clef adds to all pitches
 * @param understood false if the field's tonic or mode was not
 */
record AbcKey(Optional<Key> key, List<Integer> signature, int shift, boolean understood) {

    /** No signature. */
    static final AbcKey NONE = new AbcKey(Optional.empty(), List.of(0, 0, 0, 0, 0, 0, 0), 0, true);

    static final String LETTERS = "CDEFGAB";

    private static final Pattern TONIC = Pattern.compile("([A-G])([#b]?)\\s*([A-Za-z]*)(.*)");
    private static final Pattern ACCIDENTAL = Pattern.compile("(\\^\\^?|__?|=)([A-Ga-g])");
    private static final Pattern TRANSPOSE = Pattern.compile("transpose=\\s*(-?\\d{1,3})");
    private static final Pattern OCTAVE = Pattern.compile("octave=\\s*(-?\\d{1,2})");
    private static final String SHARPS = "FCGDAEB";
    private static final int MOST_SIGNS = 7;
    private static final int MODE_LETTERS = 3;

    private static final Map<String, Mode> MODES = Map.of(
            "",
            Mode.MAJOR,
            "maj",
            Mode.MAJOR,
            "ion",
            Mode.MAJOR,
            "min",
            Mode.MINOR,
            "aeo",
            Mode.MINOR,
            "dor",
            Mode.DORIAN,
            "phr",
            Mode.PHRYGIAN,
            "lyd",
            Mode.LYDIAN,
            "mix",
            Mode.MIXOLYDIAN,
            "loc",
            Mode.LOCRIAN);

    AbcKey {
        signature = List.copyOf(signature);
    }

    static AbcKey parse(String text) {
        String field = text.strip();
        int shift = shift(field);
        Matcher tonic = TONIC.matcher(field);
        if (field.startsWith("HP")) {
            return new AbcKey(Optional.empty(), NONE.signature, shift, true);
        }
        if (field.startsWith("Hp")) {
            return new AbcKey(Optional.empty(), List.of(1, 0, 0, 1, 0, 0, 0), shift, true);
        }
        if (!tonic.matches()) {
            boolean plain = field.isEmpty()
                    || field.toLowerCase(Locale.ROOT).startsWith("none")
                    || field.contains("=")
                    || ACCIDENTAL.matcher(field).find();
            return new AbcKey(Optional.empty(), altered(NONE.signature, field), shift, plain);
        }
        String word = tonic.group(3).toLowerCase(Locale.ROOT);
        boolean explicit = word.startsWith("exp");
        Optional<Mode> mode = mode(word);
        Key key = new Key(PitchClass.parse(tonic.group(1) + tonic.group(2)), mode.orElse(Mode.MAJOR));
        int fifths = SHARPS.indexOf(tonic.group(1).charAt(0)) - 1 + signs(tonic.group(2)) + flatter(key.mode());
        List<Integer> signature = explicit ? NONE.signature : signature(fifths);
        String rest = mode.isEmpty() ? tonic.group(3) + tonic.group(4) : tonic.group(4);
        return new AbcKey(
                Optional.of(key),
                altered(signature, rest),
                shift,
                (mode.isPresent() || explicit) && isSignature(fifths));
    }

    private static Optional<Mode> mode(String word) {
        if ("m".equals(word)) {
            return Optional.of(Mode.MINOR);
        }
        if (word.startsWith("clef") || word.startsWith("treb") || word.startsWith("bass") || word.startsWith("oct")) {
            return Optional.of(Mode.MAJOR);
        }
        return Optional.ofNullable(MODES.get(word.substring(0, Math.min(MODE_LETTERS, word.length()))));
    }

    private static int signs(String accidental) {
        return switch (accidental) {
            case "#" -> MOST_SIGNS;
            case "b" -> -MOST_SIGNS;
            default -> 0;
        };
    }

    private static int flatter(Mode mode) {
        return switch (mode) {
            case LYDIAN -> 1;
            case MIXOLYDIAN -> -1;
            case DORIAN -> -2;
            case MINOR -> -3;
            case PHRYGIAN -> -4;
            case LOCRIAN -> -5;
            default -> 0;
        };
    }

    private static boolean isSignature(int fifths) {
        return Math.abs(fifths) <= MOST_SIGNS;
    }

    /** What a number of sharps, or of flats below 0, does to each letter. */
    static List<Integer> signature(int fifths) {
        List<Integer> signature = new ArrayList<>(NONE.signature);
        for (int i = 0; i < Math.min(MOST_SIGNS, Math.abs(fifths)); i++) {
            int letter = fifths > 0 ? i : MOST_SIGNS - 1 - i;
            signature.set(LETTERS.indexOf(SHARPS.charAt(letter)), Integer.signum(fifths));
        }
        return signature;
    }

    private static List<Integer> altered(List<Integer> signature, String rest) {
        List<Integer> altered = new ArrayList<>(signature);
        Matcher matcher = ACCIDENTAL.matcher(rest);
        while (matcher.find()) {
            int letter = LETTERS.indexOf(Character.toUpperCase(matcher.group(2).charAt(0)));
            altered.set(letter, accidental(matcher.group(1)));
        }
        return altered;
    }

    static int accidental(String sign) {
        return switch (sign.charAt(0)) {
            case '^' -> sign.length();
            case '_' -> -sign.length();
            default -> 0;
        };
    }

    /** Semitones by {@code transpose=}, {@code octave=} and clefs with {@code +8} or {@code -8}. */
    static int shift(String field) {
        int shift = 0;
        Matcher transpose = TRANSPOSE.matcher(field);
        if (transpose.find()) {
            shift += Integer.parseInt(transpose.group(1));
        }
        Matcher octave = OCTAVE.matcher(field);
        if (octave.find()) {
            shift += PitchClass.COUNT * Integer.parseInt(octave.group(1));
        }
        if (field.contains("+8")) {
            shift += PitchClass.COUNT;
        }
        if (field.contains("-8")) {
            shift -= PitchClass.COUNT;
        }
        return shift;
    }
}
