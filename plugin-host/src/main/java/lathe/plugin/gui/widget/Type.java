package lathe.plugin.gui.widget;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.Locale;
import lathe.plugin.ffi.BridgeLog;

/**
 * Text in our editors, in a few sizes. A runtime without fonts (no fontconfig, or none installed) shows shapes only, and
 * the log says what is missing: painting never fails for want of letters.
 */
public enum Type {
    /** Names and scales. */
    LABEL(11, Font.PLAIN),
    /** Values. */
    VALUE(12, Font.PLAIN),
    /** A group of controls. */
    TITLE(12, Font.BOLD),
    /** The plugin. */
    HEADING(17, Font.BOLD),
    /** Readings to be seen from afar. */
    DIGITS(26, Font.PLAIN);

    /** Where a text stands to its position. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    private static final String ELLIPSIS = "\u2026";
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final int size;
    private final int style;

    Type(int size, int style) {
        this.size = size;
        this.style = style;
    }

    /** Looked for on first use: fonts cost more than all the rest of a first picture. */
    private static final class Fonts {

        private static final boolean FOUND = find();

        private static boolean find() {
            try {
                return LABEL.make().getStringBounds("0", CONTEXT).getWidth() > 0;
            } catch (Exception | LinkageError | InternalError missing) {
                BridgeLog.note("editors show no text: this Java finds no fonts; install fontconfig and a font such as "
                        + "DejaVu Sans, and use a runtime with libfreetype (" + missing + ")");
                return false;
            }
        }
    }

    /** True if there are fonts. */
    public static boolean isAvailable() {
        return Fonts.FOUND;
    }

    private Font make() {
        return new Font(family(), style, size);
    }

    private static String family() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return "Segoe UI";
        }
        return system.contains("mac") ? "Helvetica Neue" : Font.SANS_SERIF;
    }

    /** The font; only where {@link #isAvailable}. */
    public Font font() {
        return FontOf.ALL[index()];
    }

    private int index() {
        return switch (this) {
            case LABEL -> 0;
            case VALUE -> 1;
            case TITLE -> 2;
            case HEADING -> 3;
            case DIGITS -> 4;
        };
    }

    /** One font object for each, so that the glyphs drawn before are found again. */
    private static final class FontOf {
        private static final Font[] ALL = {LABEL.make(), VALUE.make(), TITLE.make(), HEADING.make(), DIGITS.make()};
    }

    /** Height of a line. */
    public int height() {
        return size + 4;
    }

    /** Distance from the middle of capitals and digits down to the baseline. */
    public double middle() {
        return size * 0.36;
    }

    /** Width of a text; 0 without fonts. */
    public double width(String text) {
        return isAvailable() ? font().getStringBounds(text, CONTEXT).getWidth() : 0;
    }

    /** A text that fits a width, with an ellipsis where it was cut. */
    public String fit(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && width(text.substring(0, length) + ELLIPSIS) > width) {
            length--;
        }
        return text.substring(0, length).stripTrailing() + ELLIPSIS;
    }

    /** Draws a text with its baseline at y. */
    public void draw(Graphics2D g, String text, double x, double y, Align align, Color color) {
        if (!isAvailable() || text.isEmpty()) {
            return;
        }
        double shift = switch (align) {
            case LEFT -> 0;
            case CENTRE -> width(text) / 2;
            case RIGHT -> width(text);
        };
        g.setFont(font());
        g.setColor(color);
        g.drawString(text, (float) (x - shift), (float) y);
    }

    /** Draws a text with the middle of its digits at y. */
    public void drawMiddle(Graphics2D g, String text, double x, double y, Align align, Color color) {
        draw(g, text, x, y + middle(), align, color);
    }
}
