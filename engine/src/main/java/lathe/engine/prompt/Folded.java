package lathe.engine.prompt;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text as it is compared: lower case, umlauts as two letters, other accents off, hyphens and spaces alike a single space,
 * punctuation a comma. Each folded character knows where it came from.
 */
final class Folded {

    static final char GAP = ' ';
    static final char STOP = ',';

    private final String text;
    private final String folded;
    private final int[] origin;

    private Folded(String text, String folded, int[] origin) {
        this.text = text;
        this.folded = folded;
        this.origin = origin;
    }

    static Folded of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int[] origin = new int[3 * text.length() + 1];
        String lower = text.toLowerCase(Locale.ROOT);
        String source = lower.length() == text.length() ? lower : text;
        for (int i = 0; i < source.length(); i++) {
            String letters = fold(source, i);
            char first = letters.charAt(0);
            boolean run = (first == GAP || first == STOP) && !out.isEmpty() && isGap(out.charAt(out.length() - 1));
            if (run) {
                if (first == STOP) {
                    out.setCharAt(out.length() - 1, STOP);
                }
            } else {
                for (int k = 0; k < letters.length(); k++) {
                    origin[out.length()] = i;
                    out.append(letters.charAt(k));
                }
            }
        }
        origin[out.length()] = text.length();
        return new Folded(text, out.toString(), origin);
    }

    /** Only the letters and single spaces, as surfaces are stored. */
    static String letters(String text) {
        return of(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .folded
                .replace(STOP, GAP)
                .strip();
    }

    private static String fold(String source, int at) {
        char c = source.charAt(at);
        return switch (c) {
            case 'ä' -> "ae";
            case 'ö' -> "oe";
            case 'ü' -> "ue";
            case 'ß' -> "ss";
            case '&' -> "&";
            case ',', ';', '!', '?', '(', ')', '"', '\n', '\r', '„', '“', '”', '«', '»', '…', '、', '。', '·' -> ",";
            case '.' -> betweenDigits(source, at) ? "." : ",";
            default -> plain(c);
        };
    }

    private static boolean betweenDigits(String source, int at) {
        return at > 0
                && at + 1 < source.length()
                && Character.isDigit(source.charAt(at - 1))
                && Character.isDigit(source.charAt(at + 1));
    }

    private static String plain(char c) {
        if (!Character.isLetterOrDigit(c)) {
            return " ";
        }
        if (c < 0x80 || isHangul(c)) {
            return String.valueOf(c);
        }
        String apart = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        return String.valueOf(apart.charAt(0));
    }

    static boolean isHangul(char c) {
        return c >= 0xAC00 && c <= 0xD7A3;
    }

    static boolean isGap(char c) {
        return c == GAP || c == STOP;
    }

    int length() {
        return folded.length();
    }

    char at(int index) {
        return folded.charAt(index);
    }

    String slice(int from, int to) {
        return folded.substring(from, to);
    }

    /** True if a word may begin here: the text's start, behind a gap, or where the script changes. */
    boolean wordStarts(int index) {
        if (isGap(at(index))) {
            return false;
        }
        return index == 0 || isGap(at(index - 1)) || isHangul(at(index)) != isHangul(at(index - 1));
    }

    /** First index behind the word that index lies in. */
    int wordEnd(int index) {
        int end = index;
        while (end < length() && !isGap(at(end)) && isHangul(at(end)) == isHangul(at(index))) {
            end++;
        }
        return end;
    }

    /** The words as the user wrote them. */
    String original(int from, int to) {
        int end = to < length() ? origin[to] : text.length();
        return text.substring(origin[from], Math.max(origin[from], end)).strip();
    }
}
