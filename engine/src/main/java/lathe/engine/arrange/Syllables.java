package lathe.engine.arrange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import lathe.engine.blueprint.Blueprint;

/**
 * Lines of lyrics to syllables. A Hangul block, a kana and a Chinese character are one each. Words in Latin letters are
 * parted at their vowels by the customary rules (one consonant goes to the next syllable, of several the last, letters that
 * sound as one stay together); a final e is silent where the line is not German. Hyphens that the writer has set part too.
 */
final class Syllables {

    private static final String VOWELS = "aeiouyäöüáàâéèêíìîóòôúùû";
    private static final Set<String> ONE_SOUND = Set.of(
            "ai", "au", "ay", "äu", "ea", "ee", "ei", "eu", "ey", "ie", "oa", "oi", "oo", "ou", "oy", "ui", "aa", "uy");
    private static final Set<String> TOGETHER = Set.of(
            "ch", "ck", "sh", "th", "ph", "wh", "gh", "st", "sp", "bl", "br", "cl", "cr", "dr", "fl", "fr", "gl", "gr",
            "kl", "kn", "kr", "pf", "pl", "pr", "tr", "tz", "qu");
    private static final Set<String> GERMAN = Set.of(
            "und", "ich", "du", "der", "die", "das", "ist", "nicht", "ein", "eine", "mein", "meine", "dein", "deine",
            "wir", "mit", "auf", "wenn", "wie", "nur", "noch", "liebe", "heute", "im", "zu", "dir", "mir", "dich",
            "mich", "für", "so", "bei", "den", "dem", "bin", "bist", "es", "sie", "er", "am", "ohne", "alle");
    private static final Set<String> ALSO_ELSEWHERE =
            Set.of("die", "so", "am", "den", "bin", "er", "es", "du", "im", "alle", "bei");

    /** The silent e inside an English word made of two, and the one in every. */
    private static final Pattern INNER_SILENT_E = Pattern.compile(
            "^ev(e)ry|[^aeiouyl](e)(?:ly|ful|less|body|thing|where|times?|ness|ment|one|bird|light|side)"
                    + "(?:s|ness)?$");

    /** English vowels spoken apart from the one before: radi-o, be-ing, qui-et, cre-ate, ide-a, happi-er; not in station. */
    private static final Pattern APART =
            Pattern.compile("(?<![tscglq])i([ao])(?!u)(?!n(?:s|$|a))|^li(o)n|(?<=[rd])i(u)|(?<=ct)u(a)|[eyou](i)ngs?$"
                    + "|(?<=qu)i(e)t|cre(a)te|e(o)ns?$|(?<=[nrv])i(e)rs?t?$|i(e)st$|ide(a)|re(a)l");

    private static final String SMALL_KANA = "ゃゅょぁぃぅぇぉャュョァィゥェォーっッ";

    private final boolean german;

    /** @param lines all lines of a song: they tell its language */
    Syllables(Collection<String> lines) {
        german = isGerman(String.join(" ", lines));
    }

    /** For the words of a song. */
    static Syllables of(Blueprint blueprint) {
        return new Syllables(blueprint.sections().stream()
                .flatMap(plan -> plan.lyrics().stream())
                .toList());
    }

    /** Syllables of a line in order; one that its word goes on after ends with {@code -}. */
    List<String> in(String line) {
        List<String> syllables = new ArrayList<>();
        for (String word : line.strip().split("\\s+", -1)) {
            for (String part : word.split("(?<=\\p{L})-(?=\\p{L})", -1)) {
                if (part.codePoints().noneMatch(Character::isLetterOrDigit)) {
                    continue;
                }
                List<String> parted = isEastern(part) ? eastern(part) : latin(part);
                for (int i = 0; i < parted.size(); i++) {
                    syllables.add(i + 1 < parted.size() ? parted.get(i) + "-" : parted.get(i));
                }
                joinHyphenated(word, part, syllables);
            }
        }
        return syllables;
    }

    /** Parts of a word that the writer parted go on too. */
    private static void joinHyphenated(String word, String part, List<String> syllables) {
        if (!word.endsWith(part) && !syllables.isEmpty() && !part.isEmpty()) {
            syllables.set(syllables.size() - 1, syllables.getLast() + "-");
        }
    }

    private static boolean isGerman(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.chars().anyMatch(letter -> "äöüß".indexOf(letter) >= 0)) {
            return true;
        }
        int german = 0;
        boolean certain = false;
        for (String word : lower.split("[^\\p{L}]+", -1)) {
            german += GERMAN.contains(word) ? 1 : 0;
            certain |= GERMAN.contains(word) && !ALSO_ELSEWHERE.contains(word);
        }
        return certain || german >= 2 || lower.startsWith("liebe");
    }

    private static boolean isEastern(String word) {
        return word.codePoints().anyMatch(Syllables::isEastern);
    }

    private static boolean isEastern(int letter) {
        Character.UnicodeScript script = Character.UnicodeScript.of(letter);
        return script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private static List<String> eastern(String word) {
        List<String> syllables = new ArrayList<>();
        word.codePoints().forEach(letter -> {
            String text = Character.toString(letter);
            boolean ownOne = isEastern(letter) && SMALL_KANA.indexOf(letter) < 0;
            if (ownOne || syllables.isEmpty()) {
                syllables.add(text);
            } else {
                syllables.set(syllables.size() - 1, syllables.getLast() + text);
            }
        });
        return syllables;
    }

    private List<String> latin(String word) {
        if (word.isEmpty()) {
            return List.of();
        }
        List<Integer> vowels = nuclei(word.toLowerCase(Locale.ROOT));
        List<String> syllables = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < vowels.size(); i++) {
            int cut = cut(word.toLowerCase(Locale.ROOT), vowels.get(i - 1), vowels.get(i));
            syllables.add(word.substring(from, cut));
            from = cut;
        }
        syllables.add(word.substring(from));
        return syllables;
    }

    /** Where each vowel that makes a syllable begins. */
    private List<Integer> nuclei(String word) {
        int letters = word.length();
        while (letters > 0 && !Character.isLetter(word.charAt(letters - 1))) {
            letters--;
        }
        String spoken = word.substring(0, letters);
        Set<Integer> apart = german ? Set.of() : marked(APART, spoken);
        Set<Integer> silent = german ? Set.of() : marked(INNER_SILENT_E, spoken);
        List<Integer> nuclei = new ArrayList<>();
        for (int i = 0; i < letters; i++) {
            if (!isVowel(word, i)) {
                continue;
            }
            boolean behindVowel = i > 0 && isVowel(word, i - 1) && !nuclei.isEmpty();
            boolean joined = behindVowel && (german ? isOneGermanSound(word, i, nuclei.getLast()) : !apart.contains(i));
            boolean unspoken = !german && !nuclei.isEmpty() && (silent.contains(i) || isSilent(word, i, letters));
            if (!joined && !unspoken) {
                nuclei.add(i);
            }
        }
        return nuclei;
    }

    /** Where the groups of a pattern match. */
    private static Set<Integer> marked(Pattern pattern, String word) {
        Set<Integer> places = new TreeSet<>();
        pattern.matcher(word).results().forEach(match -> {
            for (int group = 1; group <= match.groupCount(); group++) {
                if (match.start(group) >= 0) {
                    places.add(match.start(group));
                }
            }
        });
        return places;
    }

    private static boolean isVowel(String word, int at) {
        char letter = word.charAt(at);
        boolean consonantY = letter == 'y' && at == 0 && word.length() > 1 && VOWELS.indexOf(word.charAt(1)) >= 0;
        boolean afterQ = letter == 'u' && at > 0 && word.charAt(at - 1) == 'q';
        return VOWELS.indexOf(letter) >= 0 && !consonantY && !afterQ;
    }

    /** Two vowels of one sound; also the three of {@code eau}. */
    private static boolean isOneGermanSound(String word, int at, int nucleus) {
        return word.startsWith("eau", at - 2)
                || (nucleus == at - 1 && ONE_SOUND.contains(word.substring(at - 1, at + 1)));
    }

    /** The e of {@code love}, {@code times} and {@code loved}, not that of {@code table}, {@code roses} or {@code wanted}. */
    private static boolean isSilent(String word, int at, int letters) {
        if (word.charAt(at) != 'e' || at == 0 || VOWELS.indexOf(word.charAt(at - 1)) >= 0) {
            return false;
        }
        char before = word.charAt(at - 1);
        boolean last = at == letters - 1;
        boolean consonantBefore = at > 1 && VOWELS.indexOf(word.charAt(at - 2)) < 0;
        if (last) {
            return !(before == 'l' && consonantBefore);
        }
        boolean lastButOne = at == letters - 2;
        if (lastButOne && word.charAt(at + 1) == 's') {
            return "sxzcg".indexOf(before) < 0 && !word.startsWith("sh", at - 2) && !word.startsWith("ch", at - 2);
        }
        return lastButOne && word.charAt(at + 1) == 'd' && before != 't' && before != 'd';
    }

    /** Where the word is cut between two vowels. */
    private static int cut(String word, int vowel, int next) {
        int consonant = vowel + 1;
        while (consonant < next && isVowel(word, consonant)) {
            consonant++;
        }
        int count = next - consonant;
        if (count <= 1) {
            return consonant;
        }
        if (count >= 3 && word.startsWith("sch", next - 3)) {
            return next - 3;
        }
        return TOGETHER.contains(word.substring(next - 2, next)) ? next - 2 : next - 1;
    }
}
