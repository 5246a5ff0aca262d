package lathe.plugin.gui.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/**
 * Two bars of level, upright where it is taller than wide, else lying, from -60 to +3 dBFS, with the held peak as a line. It
 * turns red above full scale until it is clicked.
 */
public final class LevelMeter extends Widget {

    private static final double LOWEST_DB = -60;
    private static final double HIGHEST_DB = 3;
    private static final double LOUD_DB = -6;
    private static final int SPACE = 2;
    private static final Color LOW = Theme.ACCENT;
    private static final Color HIGH = Theme.WARM;

    private final PeakLevels levels;
    private final int[] shownLevel = {-1, -1};
    private final int[] shownHeld = {-1, -1};
    private final RoundRectangle2D.Double well = new RoundRectangle2D.Double();
    private boolean shownOver;

    /** A meter of these levels, which it moves along but does not close. */
    public LevelMeter(PeakLevels levels) {
        this.levels = levels;
    }

    private boolean isUpright() {
        return height() > width();
    }

    private int length() {
        return isUpright() ? height() : width();
    }

    /** Where a level stands, in units from the low end. */
    int place(double db) {
        double share = (db - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB);
        return (int) Math.round(length() * Math.max(0, Math.min(1, share)));
    }

    @Override
    protected void tick(double seconds) {
        levels.update(seconds);
        for (int c = 0; c < 2; c++) {
            int level = place(levels.levelDb(c));
            int held = place(levels.heldDb(c));
            span(shownLevel[c], level);
            if (held != shownHeld[c]) {
                span(shownHeld[c] - 2, shownHeld[c] + 2);
                span(held - 2, held + 2);
            }
            shownLevel[c] = level;
            shownHeld[c] = held;
        }
        if (levels.isOver() != shownOver) {
            shownOver = levels.isOver();
            repaint();
        }
    }

    /** Only what lies between two places is painted anew. */
    private void span(int a, int b) {
        int from = Math.min(a, b) - 1;
        int size = Math.abs(a - b) + 2;
        if (a == b) {
            return;
        }
        if (isUpright()) {
            repaint(x(), y() + height() - from - size, width(), size);
        } else {
            repaint(x() + from, y(), size, height());
        }
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        levels.clearOver();
        return true;
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        int thickness = ((isUpright() ? width() : height()) - SPACE) / 2;
        for (int c = 0; c < 2; c++) {
            int across = c * (thickness + SPACE);
            bar(g, c, across, thickness);
        }
    }

    private void bar(Graphics2D g, int c, int across, int thickness) {
        if (isUpright()) {
            well.setRoundRect(x() + across, y(), thickness, height(), 4, 4);
        } else {
            well.setRoundRect(x(), y() + across, width(), thickness, 4, 4);
        }
        g.setColor(Theme.WELL);
        g.fill(well);
        int loud = place(LOUD_DB);
        int full = place(0);
        stretch(g, 0, Math.min(shownLevel[c], loud), across, thickness, LOW);
        stretch(g, loud, Math.min(shownLevel[c], full), across, thickness, HIGH);
        stretch(g, full, shownLevel[c], across, thickness, Theme.HOT);
        if (shownHeld[c] > 1) {
            Color color = shownHeld[c] >= full ? Theme.HOT : Theme.TEXT_DIM;
            stretch(g, shownHeld[c] - 1, shownHeld[c] + 1, across, thickness, color);
        }
        if (shownOver) {
            stretch(g, length() - 4, length(), across, thickness, Theme.HOT);
        }
    }

    private void stretch(Graphics2D g, int from, int to, int across, int thickness, Color color) {
        if (to <= from) {
            return;
        }
        g.setColor(color);
        if (isUpright()) {
            g.fillRect(x() + across, y() + height() - to, thickness, to - from);
        } else {
            g.fillRect(x() + from, y() + across, to - from, thickness);
        }
    }

    /** The highest held peak as text. */
    public String text() {
        double db = Math.max(levels.heldDb(0), levels.heldDb(1));
        return db <= PeakLevels.SILENCE_DB ? "-\u221e" : Math.round(db * 10) / 10.0 + " dB";
    }

    /** Draws a scale beside it, on a line above y or to the left of x. */
    public void paintScale(Graphics2D g) {
        for (int db = -48; db <= 0; db += 12) {
            int at = place(db);
            String mark = db == 0 ? "0" : String.valueOf(-db);
            if (isUpright()) {
                Type.LABEL.drawMiddle(
                        g, mark, x() - 5.0, y() + height() - (double) at, Type.Align.RIGHT, Theme.TEXT_DIM);
            } else {
                Type.LABEL.draw(g, mark, x() + (double) at, y() - 4.0, Type.Align.CENTRE, Theme.TEXT_DIM);
            }
        }
    }
}
