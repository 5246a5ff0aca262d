package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;
import org.jspecify.annotations.Nullable;

/**
 * Keys by name: {@code F# minor}, {@code key of G}, {@code fis-Moll}, {@code H-Dur} (a German H is a B, a German B a B flat),
 * {@code 올림바단조}, {@code A단조}.
 */
final class KeyNames {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String ENGLISH_MODE =
            "(harmonic minor|natural minor|minor pentatonic|major pentatonic|minor|major|maj|min|dorian|phrygian|lydian|mixolydian|locrian|"
                    + "blues scale|마이너|메이저)";
    private static final Pattern GERMAN = Pattern.compile(
            "(?<![\\p{L}])([a-h](?:isis|eses|is|es|s)?)[- ]?(dur|moll|dorisch|phrygisch|lydisch|mixolydisch)(?:-?tonart)?(?!\\p{L})",
            FLAGS);
    private static final Pattern ENGLISH = Pattern.compile(
            "(?<![\\p{L}#♯♭'’])([a-g])(?:[- ]?(sharp|flat|#|♯|♭|b(?=[\\s-])))?[- ]{0,2}" + ENGLISH_MODE
                    + "(?!\\p{IsLatin})",
            FLAGS);
    private static final Pattern SHORT = Pattern.compile(
            "(?<![\\p{L}\\d#&])([A-G])([#♯♭b]?)(m|min|maj)?(?:\\s?(?:키|조)(?:로|의)?)?(?![\\p{IsLatin}#♯♭&'’/\\d])");
    private static final Pattern NAMED = Pattern.compile(
            "(?:key\\s?(?:of|is|in|:|=)|in the key of|tonart\\s?(?:ist|:|=|in)?|조성은?\\s?:?|키는?\\s?:?)\\s?([a-h])(is|es|s|[#♯♭b]| sharp| flat)?"
                    + "(m(?!\\p{L}))?(?![\\p{L}])",
            FLAGS);
    private static final Pattern KOREAN = Pattern.compile(
            "(올림|내림)?\\s?([가나다라마바사])\\s?(장조|단조)(?:로|의)?|([A-Ga-g])\\s?(#|♯|♭|b|샵|플랫)?\\s?(장조|단조)(?:로|의)?");
    private static final Pattern ARTICLE_BEHIND = Pattern.compile(
            "\\s{0,2}(?:key|mood|chord|feel|scale|progression|mode|vibe|song|piece|tune|melody|tonality|ballad|third)",
            FLAGS);
    private static final String KOREAN_SYLLABLES = "다라마바사가나";
    private static final int[] KOREAN_CLASSES = {0, 2, 4, 5, 7, 9, 11};

    private KeyNames() {}

    static List<Said<Key>> take(Blanked text) {
        List<Said<Key>> found = new ArrayList<>();
        String before = text.toString();
        text.take(KOREAN, match -> add(found, korean(match), match));
        text.take(GERMAN, match -> add(found, german(match.group(1), match.group(2)), match));
        text.take(ENGLISH, match -> !isArticle(before, match) && add(found, english(match), match));
        text.take(NAMED, match -> add(found, named(match), match));
        text.take(SHORT, match -> isShortKey(before, match) && add(found, shortKey(match), match));
        return found;
    }

    private static boolean add(List<Said<Key>> found, Optional<Key> key, MatchResult match) {
        key.ifPresent(value -> found.add(new Said<>(value, match.group().strip())));
        return key.isPresent();
    }

    /** In {@code in a minor key} the letter is no tonic. */
    private static boolean isArticle(String text, MatchResult match) {
        boolean spaced = match.group().startsWith("a ");
        return spaced
                && ARTICLE_BEHIND
                        .matcher(text)
                        .region(match.end(), text.length())
                        .lookingAt();
    }

    private static Optional<Key> english(MatchResult match) {
        int tonic = letter(match.group(1)) + accidental(match.group(2));
        return mode(match.group(3)).map(mode -> new Key(PitchClass.of(tonic), mode));
    }

    private static Optional<Key> named(MatchResult match) {
        String letter = match.group(1).toLowerCase(Locale.ROOT);
        int tonic = (letter.equals("h") ? 11 : letter(letter)) + accidental(match.group(2));
        boolean minor = match.group(3) != null;
        return Optional.of(new Key(PitchClass.of(tonic), minor ? Mode.MINOR : Mode.MAJOR));
    }

    /** A bare letter is a key only behind {@code in}; with a sign and an m, such as {@code F#m}, anywhere. */
    private static boolean isShortKey(String text, MatchResult match) {
        String before =
                text.substring(Math.max(0, match.start() - 8), match.start()).toLowerCase(Locale.ROOT);
        boolean asked = before.endsWith("in ") || before.endsWith("key ") || before.endsWith("key: ");
        boolean korean = match.group().endsWith("키")
                || match.group().endsWith("조")
                || match.group().endsWith("로");
        boolean minor = match.group(3) != null;
        boolean oneLetter = match.group(2).isEmpty() && !minor;
        return korean || asked || (!oneLetter && minor);
    }

    private static Optional<Key> shortKey(MatchResult match) {
        int tonic = letter(match.group(1)) + accidental(match.group(2));
        String mode = match.group(3);
        boolean minor = mode != null && !mode.equals("maj");
        return Optional.of(new Key(PitchClass.of(tonic), minor ? Mode.MINOR : Mode.MAJOR));
    }

    private static Optional<Key> german(String tonicName, String modeName) {
        String name = tonicName.toLowerCase(Locale.ROOT);
        int base = switch (name.charAt(0)) {
            case 'h' -> 11;
            case 'b' -> 10;
            default -> letter(name.substring(0, 1));
        };
        int shift = switch (name.substring(1)) {
            case "is" -> 1;
            case "isis" -> 2;
            case "es", "s" -> -1;
            case "eses" -> -2;
            default -> 0;
        };
        boolean odd = name.length() == 2 && !name.equals("as") && !name.equals("es");
        return odd ? Optional.empty() : mode(modeName).map(mode -> new Key(PitchClass.of(base + shift), mode));
    }

    private static Optional<Key> korean(MatchResult match) {
        boolean syllable = match.group(2) != null;
        int tonic = syllable
                ? KOREAN_CLASSES[KOREAN_SYLLABLES.indexOf(match.group(2))] + accidental(match.group(1))
                : letter(match.group(4)) + accidental(match.group(5));
        String mode = syllable ? match.group(3) : match.group(6);
        return Optional.of(new Key(PitchClass.of(tonic), mode.equals("단조") ? Mode.MINOR : Mode.MAJOR));
    }

    private static int letter(String letter) {
        return PitchClass.parse(letter);
    }

    private static int accidental(@Nullable String sign) {
        return switch (sign == null ? "" : sign.strip().toLowerCase(Locale.ROOT)) {
            case "#", "♯", "sharp", "is", "샵", "올림" -> 1;
            case "b", "♭", "flat", "es", "s", "플랫", "내림" -> -1;
            default -> 0;
        };
    }

    private static Optional<Mode> mode(String name) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "minor", "min", "natural minor", "moll", "마이너" -> Mode.MINOR;
                    case "major", "maj", "dur", "메이저" -> Mode.MAJOR;
                    case "harmonic minor" -> Mode.HARMONIC_MINOR;
                    case "minor pentatonic" -> Mode.MINOR_PENTATONIC;
                    case "major pentatonic" -> Mode.MAJOR_PENTATONIC;
                    case "dorian", "dorisch" -> Mode.DORIAN;
                    case "phrygian", "phrygisch" -> Mode.PHRYGIAN;
                    case "lydian", "lydisch" -> Mode.LYDIAN;
                    case "mixolydian", "mixolydisch" -> Mode.MIXOLYDIAN;
                    case "locrian" -> Mode.LOCRIAN;
                    case "blues scale" -> Mode.BLUES;
                    default -> null;
                });
    }
}
