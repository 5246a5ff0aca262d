package lathe.neural.model;

/** Words of a stranger's file as they may stand in a message: one line, short, nothing that a terminal would obey. */
final class Shown {

    private static final int MOST_CHARACTERS = 60;

    private Shown() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MOST_CHARACTERS + 1L).forEach(point -> {
            boolean plain = !Character.isISOControl(point) && Character.getType(point) != Character.FORMAT;
            shown.appendCodePoint(plain ? point : '?');
        });
        if (shown.codePointCount(0, shown.length()) > MOST_CHARACTERS) {
            shown.setLength(shown.offsetByCodePoints(0, MOST_CHARACTERS));
            shown.append("...");
        }
        return shown.toString();
    }
}
