package lathe.plugin.gui.widget;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/**
 * Colours, lines and distances of our editors: dark and calm, so that what moves is what is seen. Texts have a contrast of
 * 4.5 to 1 or more against all surfaces they stand on (WCAG 2.1, 1.4.3).
 */
public final class Theme {

    /** Behind everything. */
    public static final Color BACKGROUND = new Color(0x15181D);

    /** Surface of a group of controls. */
    public static final Color CARD = new Color(0x1E2228);

    /** Top line of a card, as if lit from above. */
    public static final Color CARD_EDGE = new Color(0x2B313A);

    /** Surface of displays: spectra, meters, text fields. */
    public static final Color WELL = new Color(0x0F1114);

    /** Surface of what can be pressed. */
    public static final Color RAISED = new Color(0x2E343D);

    /** The same under the mouse. */
    public static final Color RAISED_HOVER = new Color(0x3A414C);

    /** Rings, rails and outlines. */
    public static final Color LINE = new Color(0x3B434F);

    /** Lines of a display's grid. */
    public static final Color GRID = new Color(0x22272E);

    /** Names, values and titles. */
    public static final Color TEXT = new Color(0xECEEF1);

    /** What explains. */
    public static final Color TEXT_DIM = new Color(0x9FA9B6);

    /** What the musician has set. */
    public static final Color ACCENT = new Color(0x66D1B9);

    /** A second thing in the same picture. */
    public static final Color ACCENT_2 = new Color(0x7FA8F5);

    /** What is taken away, such as gain reduction; and what needs attention. */
    public static final Color WARM = new Color(0xF2B25C);

    /** Too much. */
    public static final Color HOT = new Color(0xF26D6D);

    /** Distance between things that belong together. */
    public static final int GAP = 8;

    /** Distance between groups. */
    public static final int MARGIN = 16;

    /** Radius of a card's corners. */
    public static final int RADIUS = 8;

    /** A hair line. */
    public static final Stroke THIN = new BasicStroke(1f);

    /** The line of a curve. */
    public static final Stroke CURVE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Theme() {}

    /** A colour seen through: 0 not at all, 1 wholly. */
    public static Color alpha(Color color, double alpha) {
        int opacity = (int) Math.round(Math.max(0, Math.min(1, alpha)) * 255);
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
    }

    /** Contrast of two colours, 1 to 21, by WCAG 2.1. */
    public static double contrast(Color a, Color b) {
        double brighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
