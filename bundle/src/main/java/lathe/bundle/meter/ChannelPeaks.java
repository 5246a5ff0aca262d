package lathe.bundle.meter;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Arrays;
import lathe.plugin.gui.view.DecibelAxis;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** True peaks of up to eight channels as upright bars from -48 to +3 dBTP, with what was highest held for two seconds. */
final class ChannelPeaks extends Widget {

    private static final double LOWEST_DB = -48;
    private static final double HIGHEST_DB = 3;
    private static final double LOUD_DB = -6;
    private static final double FALL_DB_PER_SECOND = 24;
    private static final double HOLD_SECONDS = 2;
    private static final int MOST = 8;
    private static final int SCALE = 26;

    private final LoudnessReadings readings;
    private final double[] levelDb = new double[MOST];
    private final double[] heldDb = new double[MOST];
    private final double[] heldFor = new double[MOST];

    ChannelPeaks(LoudnessReadings readings) {
        this.readings = readings;
        Arrays.fill(levelDb, LOWEST_DB);
        Arrays.fill(heldDb, LOWEST_DB);
    }

    private int count() {
        return Math.max(1, Math.min(MOST, readings.channels()));
    }

    @Override
    protected void tick(double seconds) {
        boolean moved = false;
        for (int c = 0; c < count(); c++) {
            double before = levelDb[c];
            double held = heldDb[c];
            double peak = 20 * Math.log10(Math.max(1e-9, readings.takePeak(c)));
            levelDb[c] = Math.max(LOWEST_DB, Math.max(peak, before - FALL_DB_PER_SECOND * seconds));
            heldFor[c] += seconds;
            if (levelDb[c] >= held || heldFor[c] > HOLD_SECONDS) {
                heldDb[c] = levelDb[c];
                heldFor[c] = 0;
            }
            moved |= levelDb[c] != before || heldDb[c] != held;
        }
        if (moved) {
            repaint();
        }
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        DecibelAxis axis = new DecibelAxis(LOWEST_DB, HIGHEST_DB, y(), Math.max(1, height()));
        int count = count();
        double room = (width() - SCALE) / (double) count;
        double bar = Math.min(18, room - 3);
        for (int c = 0; c < count; c++) {
            bar(g, axis, x() + SCALE + c * room + (room - bar) / 2, bar, c);
        }
        g.setStroke(Theme.THIN);
        for (int db = -42; db <= 0; db += 6) {
            Type.LABEL.drawMiddle(
                    g, String.valueOf(db), x() + SCALE - 6.0, axis.y(db), Type.Align.RIGHT, Theme.TEXT_DIM);
        }
    }

    private void bar(Graphics2D g, DecibelAxis axis, double left, double width, int channel) {
        g.setColor(Theme.WELL);
        g.fill(new RoundRectangle2D.Double(left, y(), width, height(), 4, 4));
        stretch(g, axis, left, width, LOWEST_DB, Math.min(levelDb[channel], LOUD_DB));
        stretch(g, axis, left, width, LOUD_DB, Math.min(levelDb[channel], 0));
        stretch(g, axis, left, width, 0, levelDb[channel]);
        if (heldDb[channel] > LOWEST_DB) {
            double at = axis.y(heldDb[channel]);
            g.setColor(heldDb[channel] > 0 ? Theme.HOT : Theme.TEXT_DIM);
            g.setStroke(Theme.CURVE);
            g.draw(new Line2D.Double(left + 1, at, left + width - 1, at));
        }
    }

    private static void stretch(Graphics2D g, DecibelAxis axis, double left, double width, double fromDb, double toDb) {
        if (toDb > fromDb) {
            g.setColor(fromDb >= 0 ? Theme.HOT : fromDb >= LOUD_DB ? Theme.WARM : Theme.ACCENT);
            g.fill(new Rectangle2D.Double(left, axis.y(toDb), width, axis.y(fromDb) - axis.y(toDb)));
        }
    }
}
