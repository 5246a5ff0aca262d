package lathe.core.tensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the Python literal of an {@code .npy} header: a dictionary of a text, a truth value and a tuple of whole numbers. */
final class NpyDictionary {

    /** As numpy's largest rank. */
    private static final int MOST_AXES = 64;

    private static final int MOST_DIGITS = 18;

    private final String text;
    private int at;
    private @Nullable String descr;
    private @Nullable Boolean fortran;
    private @Nullable List<Long> shape;

    private NpyDictionary(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static NpyDictionary parse(String text) {
        NpyDictionary dictionary = new NpyDictionary(text);
        dictionary.parseAll();
        return dictionary;
    }

    String descr() {
        if (descr == null) {
            throw new IllegalArgumentException("it has no descr");
        }
        return descr;
    }

    boolean fortran() {
        if (fortran == null) {
            throw new IllegalArgumentException("it has no fortran_order");
        }
        return fortran;
    }

    List<Long> shape() {
        if (shape == null) {
            throw new IllegalArgumentException("it has no shape");
        }
        return shape;
    }

    private void parseAll() {
        expect('{');
        while (!skip('}')) {
            String key = string();
            expect(':');
            switch (key) {
                case "descr" -> descr = descrValue();
                case "fortran_order" -> fortran = truth();
                case "shape" -> shape = tuple();
                default -> throw new IllegalArgumentException("it has a key that no version knows");
            }
            if (!skip(',')) {
                expect('}');
                break;
            }
        }
        if (peek() != 0) {
            throw new IllegalArgumentException("something follows the dictionary");
        }
        descr();
        fortran();
        shape();
    }

    private String descrValue() {
        if (peek() == '[') {
            throw new IllegalArgumentException("its elements are records with fields");
        }
        return string();
    }

    private String string() {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw new IllegalArgumentException("a text is expected at character " + at);
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new IllegalArgumentException("a text does not end");
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private boolean truth() {
        peek();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw new IllegalArgumentException("fortran_order is neither True nor False");
    }

    private List<Long> tuple() {
        expect('(');
        List<Long> axes = new ArrayList<>();
        while (!skip(')')) {
            axes.add(number());
            if (axes.size() > MOST_AXES) {
                throw new IllegalArgumentException("it has more than " + MOST_AXES + " axes");
            }
            if (!skip(',')) {
                expect(')');
                break;
            }
        }
        return List.copyOf(axes);
    }

    private long number() {
        peek();
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > MOST_DIGITS) {
            throw new IllegalArgumentException("an axis is no whole number from 0 up");
        }
        long value = Long.parseLong(text.substring(from, at));
        skip('L'); // Python 2 wrote long numbers so
        return value;
    }

    /** The next character that is no space, or 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw new IllegalArgumentException("'" + c + "' is expected at character " + at);
        }
    }
}
