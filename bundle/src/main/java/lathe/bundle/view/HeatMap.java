package lathe.bundle.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** Decay in time and frequency: seconds to the right, 60 Hz to 16 kHz upwards, bright where it is loud, down to -60 dB. */
public final class HeatMap extends Widget {

    /** Frequency of the lower edge. */
    public static final double LOW_HZ = 60;

    /** Frequency of the upper edge. */
    public static final double HIGH_HZ = 16_000;

    private static final double RANGE_DB = 60;
    private static final int STRIP = 20;
    private static final double[] LINES_HZ = {100, 200, 500, 1000, 2000, 5000, 10_000};
    private static final double[] STEPS = {0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5};
    private static final Color[] GLOW = {
        Theme.WELL, new Color(0x1B2A4A), new Color(0x2F5C8A), Theme.ACCENT, new Color(0xF4E7B0)
    };

    private final RoundRectangle2D.Double well = new RoundRectangle2D.Double();
    private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    private double seconds = 1;
    private String caption = "";

    /** Level at a place, in dB below the loudest. */
    @FunctionalInterface
    public interface Decay {

        /** @param atSeconds from the beginning */
        double levelDb(double atSeconds, double hz);
    }

    /** Draws anew. */
    public void show(Decay decay, double newSeconds, String newCaption, int columns, int rows) {
        seconds = newSeconds;
        caption = newCaption;
        BufferedImage drawn = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            double hz = HIGH_HZ * Math.pow(LOW_HZ / HIGH_HZ, (row + 0.5) / rows);
            for (int column = 0; column < columns; column++) {
                drawn.setRGB(column, row, color(decay.levelDb((column + 0.5) / columns * seconds, hz)));
            }
        }
        image = drawn;
        repaint();
    }

    private static int color(double db) {
        double share = Math.max(0, Math.min(1, 1 + db / RANGE_DB)) * (GLOW.length - 1);
        int below = (int) Math.min(GLOW.length - 2.0, share);
        double part = share - below;
        return mix(GLOW[below].getRed(), GLOW[below + 1].getRed(), part) << 16
                | mix(GLOW[below].getGreen(), GLOW[below + 1].getGreen(), part) << 8
                | mix(GLOW[below].getBlue(), GLOW[below + 1].getBlue(), part);
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        Shape clip = g.getClip();
        well.setRoundRect(x(), y(), width(), height(), 2.0 * Theme.RADIUS, 2.0 * Theme.RADIUS);
        g.setColor(Theme.WELL);
        g.fill(well);
        g.clip(well);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        AffineTransform fit = AffineTransform.getTranslateInstance(x(), y());
        fit.scale(width() / (double) image.getWidth(), height() / (double) image.getHeight());
        g.drawImage(image, fit, null);
        g.setColor(Theme.alpha(Theme.WELL, 0.6));
        g.fillRect(x(), y() + height() - STRIP, width(), STRIP);
        axes(g);
        Type.VALUE.draw(g, caption, x() + width() - 48.0, y() + 20.0, Type.Align.RIGHT, Theme.TEXT);
        g.setClip(clip);
    }

    private void axes(Graphics2D g) {
        Line2D.Double line = new Line2D.Double();
        g.setStroke(Theme.THIN);
        Color faint = Theme.alpha(Theme.TEXT, 0.09);
        for (double hz : LINES_HZ) {
            double at = y() + height() * Math.log(HIGH_HZ / hz) / Math.log(HIGH_HZ / LOW_HZ);
            g.setColor(faint);
            line.setLine(x(), at, x() + (double) width(), at);
            g.draw(line);
            String text = hz < 1000 ? String.valueOf((int) hz) : (int) (hz / 1000) + "k";
            Type.LABEL.draw(g, text, x() + width() - 8.0, at - 3, Type.Align.RIGHT, Theme.TEXT_DIM);
        }
        double step = STEPS[0];
        for (double candidate : STEPS) {
            step = seconds / candidate >= 5 ? candidate : step;
        }
        for (double at = step; at < seconds * 0.97; at += step) {
            double px = x() + width() * at / seconds;
            g.setColor(faint);
            line.setLine(px, y(), px, y() + (double) height());
            g.draw(line);
            String text = step < 0.1
                    ? String.format(Locale.ROOT, "%.0f ms", 1000 * at)
                    : String.format(Locale.ROOT, "%.1f s", at);
            Type.LABEL.draw(g, text, px + 4, y() + height() - 6.0, Type.Align.LEFT, Theme.TEXT_DIM);
        }
    }
}
