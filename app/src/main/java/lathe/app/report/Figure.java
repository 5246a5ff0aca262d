package lathe.app.report;

import java.util.Locale;

/** Numbers as people read them: a true minus sign, a dash for what does not exist. */
final class Figure {

    private static final String NONE = "–";

    private Figure() {}

    /** One decimal. */
    static String one(double value) {
        return format("%.1f", value);
    }

    /** Two decimals. */
    static String two(double value) {
        return format("%.2f", value);
    }

    /** No decimals. */
    static String whole(double value) {
        return format("%.0f", value);
    }

    /** A difference: one decimal and always a sign. */
    static String change(double value) {
        return format("%+.1f", value);
    }

    private static String format(String pattern, double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        String text = String.format(Locale.ROOT, pattern, value);
        // -0.04 comes out as -0.0.
        return (text.matches("-0(\\.0+)?") ? text.substring(1) : text).replace('-', '−');
    }
}
