package lathe.app;

import java.util.Locale;

/** Numbers on the terminal. */
final class Text {

    private Text() {}

    /** So many decimals; a dash for what does not exist. */
    static String figure(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        // -0.04 with one decimal comes out as -0.0.
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    /** {@code 1.62x}, or a dash where there is nothing to compare with. */
    static String times(double ratio) {
        return Double.isFinite(ratio) ? figure(ratio, 2) + "x" : "-";
    }

    /** {@code 3:07} or {@code 1:02:03}; below a minute in seconds. */
    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.3f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
