package lathe.engine.arrange.style;

import java.util.List;
import java.util.stream.Stream;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;

/**
 * A chord by its degree, such as {@code ii7}, {@code bVII}, {@code V7/vi}, {@code I:3} or {@code IV@1}.
 *
 * <p>Capitals are major triads, small letters minor ones; what follows is the quality as in a chord symbol. {@code /vi}
 * applies the chord to another degree, {@code :3} puts its third in the bass (or fifth, or seventh), {@code @1} a degree of
 * the key. Numerals count the major scale in major keys and the natural minor scale in minor ones, as songbooks do. In the
 * church modes a plain chord of the scale takes the pitches of the mode.
 */
record Roman(int accidental, int degree, boolean minor, String quality, String applied, char inversion, int pedal) {

    private static final List<String> NUMERALS = List.of("VII", "III", "VI", "IV", "II", "V", "I");
    private static final List<Integer> DEGREES = List.of(6, 2, 5, 3, 1, 4, 0);

    static Roman parse(String text) {
        String rest = text;
        int pedal = -1;
        int at = rest.indexOf('@');
        if (at >= 0) {
            pedal = Integer.parseInt(rest.substring(at + 1)) - 1;
            rest = rest.substring(0, at);
        }
        char inversion = 0;
        int colon = rest.indexOf(':');
        if (colon >= 0) {
            inversion = rest.charAt(colon + 1);
            rest = rest.substring(0, colon);
        }
        int slash = rest.indexOf('/');
        if (slash >= 0 && slash == rest.length() - 1) {
            throw new IllegalArgumentException("chord=" + text);
        }
        String applied = slash < 0 ? "" : rest.substring(slash + 1);
        rest = slash < 0 ? rest : rest.substring(0, slash);
        int accidental = rest.startsWith("b") ? -1 : rest.startsWith("#") ? 1 : 0;
        rest = rest.substring(Math.abs(accidental));
        for (int i = 0; i < NUMERALS.size(); i++) {
            String numeral = NUMERALS.get(i);
            if (rest.regionMatches(true, 0, numeral, 0, numeral.length())) {
                Roman roman = new Roman(
                        accidental,
                        DEGREES.get(i),
                        Character.isLowerCase(rest.charAt(0)),
                        rest.substring(numeral.length()),
                        applied,
                        inversion,
                        pedal);
                roman.kind(); // an unknown quality shows when the file is read
                return roman;
            }
        }
        throw new IllegalArgumentException("chord=" + text);
    }

    /** The chord in a key. */
    Chord in(Key key) {
        Chord plain = applied.isEmpty() ? onDegree(key) : onTarget(key);
        int bass = plain.root();
        if (pedal >= 0) {
            bass = key.mode().steps().size() == 7
                    ? key.pitchClass(pedal)
                    : PitchClass.of(key.tonic() + steps(key).get(pedal));
        } else if (inversion != 0) {
            int tone = (inversion - '1') / 2;
            bass = plain.pitchClasses().get(Math.min(tone, plain.pitchClasses().size() - 1));
        }
        return new Chord(plain.root(), plain.quality(), bass);
    }

    private Chord onDegree(Key key) {
        if (accidental == 0 && isChurchMode(key.mode()) && isOfScale(key)) {
            return modal(key);
        }
        return Chord.of(key.tonic() + steps(key).get(degree) + accidental, kind());
    }

    private Chord onTarget(Key key) {
        Chord target = parse(applied).in(key);
        return Chord.of(target.root() + Mode.MAJOR.steps().get(degree) + accidental, kind());
    }

    private static List<Integer> steps(Key key) {
        return (key.mode().isMinor() ? Mode.MINOR : Mode.MAJOR).steps();
    }

    private static boolean isChurchMode(Mode mode) {
        return switch (mode) {
            case DORIAN, PHRYGIAN, LYDIAN, MIXOLYDIAN, LOCRIAN -> true;
            default -> false;
        };
    }

    /** A triad or seventh that plain major or minor would have on this degree; others are borrowed and stay as they are. */
    private boolean isOfScale(Key key) {
        Key plain = new Key(key.tonic(), key.mode().isMinor() ? Mode.MINOR : Mode.MAJOR);
        Chord chord = Chord.of(plain.pitchClass(degree), kind());
        boolean dominant = plain.mode() == Mode.MINOR && degree == 4;
        return dominant || chord.pitchClasses().stream().allMatch(plain::contains);
    }

    /** Thirds of the mode on the degree; a diminished one gives way to the chord a third below, the tonic's excepted. */
    private Chord modal(Key key) {
        int root = degree;
        int thirdUp = interval(key, root, 2);
        int fifthUp = interval(key, root, 4);
        if (fifthUp == 6 && root != 0) {
            root -= 2;
            thirdUp = interval(key, root, 2);
            fifthUp = interval(key, root, 4);
        }
        boolean seventh = kind().intervals().size() > 3;
        int seventhUp = interval(key, root, 6);
        ChordQuality found = fifthUp == 6
                ? (seventh ? ChordQuality.HALF_DIMINISHED : ChordQuality.DIMINISHED)
                : thirdUp == 3
                        ? (seventh ? ChordQuality.MINOR_SEVENTH : ChordQuality.MINOR)
                        : !seventh
                                ? ChordQuality.MAJOR
                                : seventhUp == 10 ? ChordQuality.SEVENTH : ChordQuality.MAJOR_SEVENTH;
        return Chord.of(key.pitchClass(root), found);
    }

    private static int interval(Key key, int degree, int above) {
        return PitchClass.of(key.pitchClass(degree + above) - key.pitchClass(degree));
    }

    private ChordQuality kind() {
        boolean itself = Stream.of("dim", "o", "ø", "5", "sus", "7sus").anyMatch(quality::startsWith);
        String symbol = minor && !itself ? "m" + quality : quality;
        return Chord.parse("C" + symbol)
                .orElseThrow(() -> new IllegalArgumentException("quality=" + quality))
                .quality();
    }
}
