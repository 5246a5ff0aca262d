package lathe.engine.blueprint;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts the syllables that a line of lyrics is sung on, in English, German and Korean.
 *
 * <p>A Hangul block is a syllable by the design of the script. German and English words are counted by groups of vowels, with
 * the silent endings of English and the vowels that German speaks apart; words of other Latin languages come out close. Text in
 * parentheses is sung too.
 */
public final class Syllables {

    private static final Set<String> GERMAN_SIGNS = Set.of(
            "der", "die", "das", "und", "ich", "du", "wir", "ist", "nicht", "ein", "eine", "mit", "auf", "im", "mein",
            "dein", "zu", "den", "dem", "es", "sie", "er", "wie", "noch", "mir", "dir", "dich", "mich", "uns", "für",
            "von", "so", "nur", "wenn");
    /** The silent e inside a word made of two, and the one in every. */
    private static final Pattern INNER_SILENT_E = Pattern.compile(
            "^every|[^aeiouyl]e(?:ly|ful|less|body|thing|where|times?|ness|ment|one|bird|light|side)(?:s|ness)?$");

    /** Two vowels that are spoken apart: pi-ano, ra-dio, be-ing, qui-et, cre-ate, ide-a, happi-er; not those of station. */
    private static final Pattern APART = Pattern.compile(
            "(?<![tscglq])i[ao](?!u)(?!n(?:s|$|a))|^lion|(?<=[rd])iu|(?<=ct)ua"
                    + "|[eyou]ing(?=s?$)|qui(?=et)|crea(?=te)|eo(?=ns?$)|(?<=[nrv])ier(?=s?t?$)|iest$|(?<=id)ea|(?<=r)ea(?=l)");

    private static final String VOWELS = "aeiouyäöü";

    private Syllables() {}

    /** Syllables in a line; the words of a line are taken as German if any of them can only be that. */
    public static int count(String line) {
        String text = Normalizer.normalize(line, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String[] words = text.split("[^\\p{L}\\p{M}\\d'’]+", -1);
        boolean german = text.chars().anyMatch(c -> "äöüß".indexOf(c) >= 0);
        for (String word : words) {
            german |= GERMAN_SIGNS.contains(word) && word.length() > 2;
        }
        int count = 0;
        for (String word : words) {
            count += word.isEmpty() ? 0 : ofWord(word, german);
        }
        return count;
    }

    private static int ofWord(String word, boolean german) {
        int hangul = 0;
        StringBuilder latin = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 0xAC00 && c <= 0xD7A3) {
                hangul++;
            } else if (Character.isLetter(c)) {
                latin.append(plain(c));
            }
        }
        if (latin.isEmpty()) {
            return hangul;
        }
        String letters = german ? latin.toString().replace("qu", "kw") : latin.toString();
        return hangul + Math.max(1, german ? german(letters) : english(letters));
    }

    private static char plain(char c) {
        if ("äöüß".indexOf(c) >= 0) {
            return c;
        }
        return Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    }

    private static int groups(String word) {
        int groups = 0;
        boolean before = false;
        for (int i = 0; i < word.length(); i++) {
            boolean vowel = VOWELS.indexOf(word.charAt(i)) >= 0;
            groups += vowel && !before ? 1 : 0;
            before = vowel;
        }
        return groups;
    }

    private static int german(String word) {
        int count = 0;
        for (int i = 0; i < word.length(); i++) {
            if (VOWELS.indexOf(word.charAt(i)) >= 0) {
                boolean consonantY = word.charAt(i) == 'y' && i == 0;
                count += consonantY ? 0 : 1;
                boolean pair = i + 1 < word.length() && isGermanPair(word.substring(i, i + 2));
                i += pair ? 1 : 0;
            }
        }
        return count;
    }

    /** Two letters for one vowel: the diphthongs, doubled vowels, long ie; q takes its u along. */
    private static boolean isGermanPair(String pair) {
        return switch (pair) {
            case "ei", "ai", "au", "eu", "äu", "ie", "aa", "ee", "oo", "ey", "ay", "ui", "ou" -> true;
            default -> false;
        };
    }

    private static int english(String word) {
        int count = groups(word) - (dropsEnding(word) ? 1 : 0);
        count -= INNER_SILENT_E.matcher(word).find() ? 1 : 0;
        count += (int) APART.matcher(word).results().count();
        return Math.max(1, count);
    }

    /** The e that is written at the end and not spoken: love, loved, smiles; but table, wanted, houses. */
    private static boolean dropsEnding(String word) {
        int length = word.length();
        if (length < 3 || groups(word) < 2) {
            return false;
        }
        boolean afterConsonant = !isVowel(word, length - 2);
        if (word.endsWith("e")) {
            boolean spokenLe = word.endsWith("le") && !isVowel(word, length - 3);
            return afterConsonant && !spokenLe;
        }
        boolean vowelBefore = isVowel(word, length - 3);
        if (word.endsWith("ed")) {
            return !vowelBefore && !endsIn(word, "ted", "ded");
        }
        boolean spokenLes = word.endsWith("les") && !isVowel(word, length - 4);
        return word.endsWith("es")
                && !vowelBefore
                && !spokenLes
                && !endsIn(word, "ses", "zes", "xes", "ches", "shes", "ges", "ces");
    }

    private static boolean isVowel(String word, int at) {
        return at >= 0 && VOWELS.indexOf(word.charAt(at)) >= 0;
    }

    private static boolean endsIn(String word, String... endings) {
        for (String ending : endings) {
            if (word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
