package lathe.bundle.view;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.DoubleSupplier;
import lathe.plugin.gui.view.DecibelAxis;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** Level in against level out: the static curve of a processor of dynamics, and where the sound stands on it now. */
public final class CurveView extends Widget {

    private static final double LOWEST_DB = -60;
    private static final double HIGHEST_DB = 6;
    private static final int EVERY_DB = 12;
    private static final double DOT = 4;

    /** What comes out of a steady level. */
    @FunctionalInterface
    public interface Transfer {

        /** Both in dB. */
        double outputDb(double inputDb);
    }

    private final Transfer transfer;
    private final DoubleSupplier levelDb;
    private final RoundRectangle2D.Double well = new RoundRectangle2D.Double();
    private final Line2D.Double line = new Line2D.Double();
    private double shownDb = LOWEST_DB - 20;

    /**
     * A view.
     *
     * @param levelDb level of what goes in, for the dot
     */
    public CurveView(Transfer transfer, DoubleSupplier levelDb) {
        this.transfer = transfer;
        this.levelDb = levelDb;
    }

    private DecibelAxis axis() {
        return new DecibelAxis(LOWEST_DB, HIGHEST_DB, y(), Math.max(1, height()));
    }

    private double xOf(double db) {
        return x() + width() * (db - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB);
    }

    @Override
    protected void tick(double seconds) {
        double level = levelDb.getAsDouble();
        if (Math.abs(level - shownDb) > 0.05) {
            dotDamage();
            shownDb = level;
            dotDamage();
        }
    }

    private void dotDamage() {
        int px = (int) xOf(shownDb);
        int py = (int) axis().y(transfer.outputDb(shownDb));
        repaint(px - 10, py - 10, 20, 20);
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        well.setRoundRect(x(), y(), width(), height(), 2.0 * Theme.RADIUS, 2.0 * Theme.RADIUS);
        g.setColor(Theme.WELL);
        g.fill(well);
        Shape clip = g.getClip();
        g.clipRect(x(), y(), width(), height());
        grid(g);
        curve(g);
        if (shownDb > LOWEST_DB) {
            double px = xOf(shownDb);
            double py = axis().y(transfer.outputDb(shownDb));
            g.setColor(Theme.alpha(Theme.WARM, 0.3));
            g.fill(new Ellipse2D.Double(px - 2 * DOT, py - 2 * DOT, 4 * DOT, 4 * DOT));
            g.setColor(Theme.WARM);
            g.fill(new Ellipse2D.Double(px - DOT, py - DOT, 2 * DOT, 2 * DOT));
        }
        g.setClip(clip);
    }

    private void grid(Graphics2D g) {
        g.setStroke(Theme.THIN);
        for (double db = LOWEST_DB + EVERY_DB; db <= 0; db += EVERY_DB) {
            double px = Math.round(xOf(db)) + 0.5;
            double py = Math.round(axis().y(db)) + 0.5;
            g.setColor(db == 0 ? Theme.LINE : Theme.GRID);
            line.setLine(px, y(), px, y() + (double) height());
            g.draw(line);
            line.setLine(x(), py, x() + (double) width(), py);
            g.draw(line);
            String text = String.valueOf((int) db);
            Type.LABEL.draw(g, text, x() + 6.0, py - 3, Type.Align.LEFT, Theme.TEXT_DIM);
            if (db > LOWEST_DB + EVERY_DB) {
                Type.LABEL.draw(g, text, px - 3, y() + height() - 6.0, Type.Align.RIGHT, Theme.TEXT_DIM);
            }
        }
        g.setColor(Theme.LINE);
        line.setLine(x(), axis().y(LOWEST_DB), x() + (double) width(), axis().y(HIGHEST_DB));
        g.draw(line);
    }

    private void curve(Graphics2D g) {
        Path2D.Double path = new Path2D.Double();
        int steps = Math.max(2, width() / 2);
        for (int i = 0; i <= steps; i++) {
            double in = LOWEST_DB + (HIGHEST_DB - LOWEST_DB) * i / steps;
            double py = axis().y(Math.max(-400, transfer.outputDb(in)));
            if (i == 0) {
                path.moveTo(x(), py);
            } else {
                path.lineTo(xOf(in), py);
            }
        }
        Path2D.Double area = new Path2D.Double(path);
        area.lineTo(x() + (double) width(), y() + (double) height());
        area.lineTo(x(), y() + (double) height());
        area.closePath();
        g.setColor(Theme.alpha(Theme.ACCENT, 0.08));
        g.fill(area);
        g.setColor(Theme.ACCENT);
        g.setStroke(Theme.CURVE);
        g.draw(path);
    }
}
