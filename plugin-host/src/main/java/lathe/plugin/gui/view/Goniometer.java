package lathe.plugin.gui.view;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import lathe.plugin.gui.SoundTap;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/**
 * The stereo image as a cloud of points that fades: left against right, turned by 45 degrees, so that a mono sound is an
 * upright line and one out of phase a level one. Quiet sounds are enlarged. Below it the correlation of both channels, -1 to 1.
 */
public final class Goniometer extends Widget implements AutoCloseable {

    private static final int MOST_FRAMES = 4096;
    private static final double FADE_SECONDS = 0.15;
    private static final double GAIN_RISE_SECONDS = 2;
    private static final double MOST_GAIN = 20;
    private static final double FILLED = 0.9;
    private static final double CORRELATION_SECONDS = 0.3;
    private static final int BAR = 20;
    private static final int BRIGHTEST = 255;

    private final SoundTap tap;
    private final float[] left = new float[MOST_FRAMES];
    private final float[] right = new float[MOST_FRAMES];
    private final RoundRectangle2D.Double well = new RoundRectangle2D.Double();
    private final int[] palette = palette();
    private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    private int[] pixels = new int[1];
    private float[] glow = new float[1];
    private int size = 1;
    private double scale = 1;
    private double sumLeft;
    private double sumRight;
    private double sumBoth;
    private double gain = 1;
    private boolean dark = true;
    private long seen;

    /** Looks at what comes out until closed. */
    public Goniometer(SoundTap tap) {
        this.tap = tap;
        tap.open();
        seen = tap.frames();
    }

    /** Correlation of the last third of a second: 1 mono, 0 unrelated or silent, -1 out of phase. */
    public double correlation() {
        double norm = Math.sqrt(sumLeft * sumRight);
        return norm < 1e-9 ? 0 : Math.max(-1, Math.min(1, sumBoth / norm));
    }

    @Override
    protected void laidOut() {
        fit(scale);
    }

    private void fit(double newScale) {
        scale = newScale;
        size = Math.max(1, (int) (Math.min(width(), height() - BAR) * scale));
        if (glow.length != size * size) {
            glow = new float[size * size];
            image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
            pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        }
    }

    @Override
    protected void tick(double seconds) {
        long newest = tap.frames();
        int count = (int) Math.min(MOST_FRAMES, newest - seen);
        seen = newest;
        if (count == 0 && dark) {
            return;
        }
        double forget = Math.exp(-seconds / CORRELATION_SECONDS);
        sumLeft *= forget;
        sumRight *= forget;
        sumBoth *= forget;
        fade((float) Math.exp(-seconds / FADE_SECONDS));
        if (count > 0) {
            tap.read(true, 0, newest - count, left, count);
            tap.read(true, 1, newest - count, right, count);
            follow(count, seconds);
            plot(count);
        }
        repaint();
    }

    private void fade(float factor) {
        float brightest = 0;
        for (int i = 0; i < glow.length; i++) {
            float before = glow[i];
            if (before != 0) {
                float now = before < 1 ? 0 : before * factor;
                glow[i] = now;
                brightest = Math.max(brightest, now);
            }
        }
        dark = brightest == 0;
    }

    /** Enlarges quiet sounds, so that they too are seen; loud ones shrink the picture at once. */
    private void follow(int count, double seconds) {
        float peak = 0;
        for (int i = 0; i < count; i++) {
            peak = Math.max(peak, Math.max(Math.abs(left[i] + right[i]), Math.abs(left[i] - right[i])) / 2);
        }
        double wanted = Math.min(MOST_GAIN, FILLED / Math.max(peak, 1e-6));
        double rise = 1 - Math.exp(-seconds / GAIN_RISE_SECONDS);
        gain = wanted < gain ? wanted : gain + rise * (wanted - gain);
    }

    private void plot(int count) {
        float light = (float) Math.max(16, Math.min(160, 120_000.0 / count * scale));
        float half = size / 2f;
        float reach = (float) (half / 2 * 0.96 * gain); // a full mono sound touches the edge
        for (int i = 0; i < count; i++) {
            float l = left[i];
            float r = right[i];
            sumLeft += (double) l * l;
            sumRight += (double) r * r;
            sumBoth += (double) l * r;
            int px = (int) (half + (r - l) * reach);
            int py = (int) (half - (l + r) * reach);
            if (px >= 0 && px < size && py >= 0 && py < size) {
                int at = py * size + px;
                glow[at] = Math.min(BRIGHTEST, glow[at] + light);
            }
        }
        dark = false;
    }

    private static int[] palette() {
        int[] colors = new int[BRIGHTEST + 1];
        for (int i = 0; i < colors.length; i++) {
            double share = Math.sqrt(i / (double) BRIGHTEST);
            int red = mix(Theme.WELL.getRed(), Theme.ACCENT.getRed(), share);
            int green = mix(Theme.WELL.getGreen(), Theme.ACCENT.getGreen(), share);
            int blue = mix(Theme.WELL.getBlue(), Theme.ACCENT.getBlue(), share);
            colors[i] = red << 16 | green << 8 | blue;
        }
        return colors;
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        AffineTransform transform = g.getTransform();
        if (transform.getScaleX() != scale) {
            fit(transform.getScaleX());
        }
        well.setRoundRect(x(), y(), width(), height(), 2 * Theme.RADIUS, 2 * Theme.RADIUS);
        g.setColor(Theme.WELL);
        g.fill(well);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = palette[(int) glow[i]];
        }
        double units = size / scale;
        double cx = x() + width() / 2.0;
        double cy = y() + (height() - BAR) / 2.0;
        g.setTransform(AffineTransform.getTranslateInstance(
                Math.rint(transform.getTranslateX() + (cx - units / 2) * scale),
                Math.rint(transform.getTranslateY() + (cy - units / 2) * scale)));
        g.drawImage(image, 0, 0, null);
        g.setTransform(transform);
        axes(g, cx, cy, units / 2 * 0.96);
        correlationBar(g);
    }

    private static void axes(Graphics2D g, double cx, double cy, double r) {
        g.setColor(Theme.alpha(Theme.LINE, 0.7));
        g.setStroke(Theme.THIN);
        double d = r * 0.7071;
        g.draw(new Line2D.Double(cx - d, cy - d, cx + d, cy + d));
        g.draw(new Line2D.Double(cx - d, cy + d, cx + d, cy - d));
        g.draw(new Line2D.Double(cx, cy - r, cx, cy + r));
        Type.LABEL.drawMiddle(g, "L", cx - d - 6, cy - d - 4, Type.Align.RIGHT, Theme.TEXT_DIM);
        Type.LABEL.drawMiddle(g, "R", cx + d + 6, cy - d - 4, Type.Align.LEFT, Theme.TEXT_DIM);
    }

    private void correlationBar(Graphics2D g) {
        double middle = y() + height() - BAR / 2.0 - 1;
        double from = x() + 24.0;
        double length = width() - 48.0;
        Type.LABEL.drawMiddle(g, "-1", x() + 18.0, middle, Type.Align.RIGHT, Theme.TEXT_DIM);
        Type.LABEL.drawMiddle(g, "+1", x() + width() - 19.0, middle, Type.Align.LEFT, Theme.TEXT_DIM);
        g.setColor(Theme.LINE);
        g.fill(new RoundRectangle2D.Double(from, middle - 2, length, 4, 4, 4));
        double correlation = correlation();
        double at = from + length * (correlation + 1) / 2;
        g.setColor(correlation < 0 ? Theme.HOT : Theme.ACCENT);
        g.fill(new RoundRectangle2D.Double(at - 3, middle - 6, 6, 12, 4, 4));
    }

    @Override
    public void close() {
        tap.close();
    }
}
