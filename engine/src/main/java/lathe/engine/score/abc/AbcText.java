package lathe.engine.score.abc;

/** A line of music with a place to read at. */
final class AbcText {

    private static final int MOST_DIGITS = 7;

    /** Longer than any piece; what is done with lengths must not overflow. */
    private static final long MOST_LENGTH = 1L << 52;

    private final String line;
    private int at;

    AbcText(String line) {
        this.line = line;
    }

    boolean hasMore() {
        return at < line.length();
    }

    /** The character some places ahead, 0 behind the end. */
    char peek(int ahead) {
        return at + ahead < line.length() ? line.charAt(at + ahead) : 0;
    }

    char next() {
        return line.charAt(at++);
    }

    void skip(int count) {
        at = Math.min(line.length(), at + count);
    }

    boolean take(char wanted) {
        if (peek(0) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    /** Reads up to a character and behind it; nothing and no move if it does not come. */
    String upTo(char end) {
        int found = line.indexOf(end, at);
        if (found < 0) {
            return "";
        }
        String text = line.substring(at, found);
        at = found + 1;
        return text;
    }

    boolean contains(char wanted) {
        return line.indexOf(wanted, at) >= 0;
    }

    /** Characters of a set, as many as come. */
    String run(String set) {
        int from = at;
        while (hasMore() && set.indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return line.substring(from, at);
    }

    /** A whole number, or the one given where there is none. More digits than music has are cut. */
    int number(int otherwise) {
        String digits = run("0123456789");
        return digits.isEmpty()
                ? otherwise
                : Integer.parseInt(digits.substring(0, Math.min(MOST_DIGITS, digits.length())));
    }

    /** Applies a length such as {@code 3/2}, {@code /} or {@code //} to a unit. */
    long length(long unit) {
        long above = number(1);
        long below = 1;
        String slashes = run("/");
        if (!slashes.isEmpty()) {
            below = Math.max(1, number(1 << Math.min(10, slashes.length())));
        }
        return Math.clamp(unit * above / below, 0, MOST_LENGTH);
    }
}
