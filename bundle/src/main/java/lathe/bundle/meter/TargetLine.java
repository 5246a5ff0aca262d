package lathe.bundle.meter;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import lathe.plugin.gui.view.HistoryGraph;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/** The loudness aimed at, as a line over the history. */
final class TargetLine extends Widget {

    private static final Stroke DASHES =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);

    private final HistoryGraph history;
    private final ParameterLink target;
    private double shown = Double.NaN;

    TargetLine(HistoryGraph history, ParameterLink target) {
        this.history = history;
        this.target = target;
    }

    @Override
    protected void tick(double seconds) {
        if (target.value() != shown) {
            shown = target.value();
            repaint();
        }
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        double at = Math.round(history.decibelAxis().y(shown)) + 0.5;
        Stroke before = g.getStroke();
        g.setColor(Theme.WARM);
        g.setStroke(DASHES);
        g.draw(new Line2D.Double(x(), at, x() + (double) width(), at));
        g.setStroke(before);
        Type.LABEL.draw(g, target.text(), x() + width() - 8.0, at - 4, Type.Align.RIGHT, Theme.WARM);
    }
}
