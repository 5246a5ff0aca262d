package lathe.plugin.gui.view;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;

/** The lines and numbers behind spectra and curves. */
public final class Grid {

    private static final double[] LINES_HZ = {20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000};

    private Grid() {}

    /** Draws upright lines at 20, 50, 100 Hz and so on, with their frequencies at the lower edge. */
    public static void frequencies(Graphics2D g, FrequencyAxis axis, int top, int height) {
        Line2D.Double line = new Line2D.Double();
        g.setStroke(Theme.THIN);
        for (double hz : LINES_HZ) {
            if (hz <= axis.lowHz() || hz >= axis.highHz()) {
                continue;
            }
            double x = Math.round(axis.x(hz)) + 0.5;
            g.setColor(Theme.GRID);
            line.setLine(x, top, x, top + (double) height);
            g.draw(line);
            Type.LABEL.draw(g, text(hz), x + 4, top + height - 6.0, Type.Align.LEFT, Theme.TEXT_DIM);
        }
    }

    private static String text(double hz) {
        return hz < 1000 ? String.valueOf((int) hz) : (int) (hz / 1000) + "k";
    }

    /** Draws level lines a number of decibels apart, with their levels at the left edge; the line at 0 is brighter. */
    public static void decibels(Graphics2D g, DecibelAxis axis, int left, int width, int everyDb) {
        Line2D.Double line = new Line2D.Double();
        g.setStroke(Theme.THIN);
        int first = (int) Math.ceil(axis.lowDb() / everyDb) * everyDb;
        for (int db = first; db <= axis.highDb(); db += everyDb) {
            double y = Math.round(axis.y(db)) + 0.5;
            if (y <= axis.y() + 2 || y >= axis.y() + axis.height() - 2) {
                continue;
            }
            g.setColor(db == 0 ? Theme.LINE : Theme.GRID);
            line.setLine(left, y, left + (double) width, y);
            g.draw(line);
            String text = db > 0 ? "+" + db : String.valueOf(db);
            Type.LABEL.draw(g, text, left + 6.0, y - 3, Type.Align.LEFT, Theme.TEXT_DIM);
        }
    }
}
