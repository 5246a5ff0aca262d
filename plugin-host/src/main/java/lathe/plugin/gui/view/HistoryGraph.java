package lathe.plugin.gui.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.plugin.gui.widget.Widget;

/**
 * Levels over the last seconds, the newest at the right edge: gain reduction hanging from the top, levels standing on the
 * bottom. Each trace is asked about 60 times a second; of what falls into one column the most extreme counts.
 */
public final class HistoryGraph extends Widget {

    private static final double STEPS_PER_SECOND = 60;

    private final double lowDb;
    private final double highDb;
    private final int everyDb;
    private final double[] blank;
    private final List<Trace> traces = new ArrayList<>();
    private final CurveLayer layer = new CurveLayer();
    private final RoundRectangle2D.Double well = new RoundRectangle2D.Double();
    private double[] curve = new double[0];
    private double due;

    /** What is drawn of one value. */
    private static final class Trace {
        private final DoubleSupplier source;
        private final Color color;
        private final boolean hanging;
        private final double[] ring;
        private int newest;

        Trace(DoubleSupplier source, Color color, boolean hanging, int steps) {
            this.source = source;
            this.color = color;
            this.hanging = hanging;
            ring = new double[steps];
            Arrays.fill(ring, Double.NaN);
        }

        double ago(int steps) {
            return ring[Math.floorMod(newest - steps, ring.length)];
        }
    }

    /**
     * A graph.
     *
     * @param seconds across its width
     * @param lowDb level of the lower edge
     * @param highDb level of the upper edge
     * @param everyDb distance of the level lines
     */
    public HistoryGraph(double seconds, double lowDb, double highDb, int everyDb) {
        this.lowDb = lowDb;
        this.highDb = highDb;
        this.everyDb = everyDb;
        blank = new double[(int) Math.max(2, Math.round(seconds * STEPS_PER_SECOND))];
    }

    /** Adds a trace filled from the lower edge up, such as a level. */
    public HistoryGraph standing(DoubleSupplier levelDb, Color color) {
        traces.add(new Trace(levelDb, color, false, blank.length));
        return this;
    }

    /** Adds a trace filled from the upper edge down, such as gain reduction as negative decibels. */
    public HistoryGraph hanging(DoubleSupplier levelDb, Color color) {
        traces.add(new Trace(levelDb, color, true, blank.length));
        return this;
    }

    /** Levels over the height of this graph. */
    public DecibelAxis decibelAxis() {
        return new DecibelAxis(lowDb, highDb, y(), height());
    }

    @Override
    protected void tick(double seconds) {
        due = Math.min(due + seconds * STEPS_PER_SECOND, blank.length);
        if (due < 1) {
            return;
        }
        boolean changed = false;
        int steps = (int) due;
        due -= steps;
        for (Trace trace : traces) {
            double value = trace.source.getAsDouble();
            for (int i = 0; i < steps; i++) {
                trace.newest = (trace.newest + 1) % trace.ring.length;
                trace.ring[trace.newest] = value;
            }
            changed |= moves(trace);
        }
        if (changed) {
            repaint();
        }
    }

    /** False when the picture of a trace is one straight line and stays so. */
    private static boolean moves(Trace trace) {
        double first = trace.ring[0];
        for (double value : trace.ring) {
            if (Math.abs(value - first) > 0.02 || Double.isNaN(value) != Double.isNaN(first)) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected void hoverChanged() {}

    @Override
    protected void paint(Graphics2D g) {
        well.setRoundRect(x(), y(), width(), height(), 2 * Theme.RADIUS, 2 * Theme.RADIUS);
        g.setColor(Theme.WELL);
        g.fill(well);
        DecibelAxis axis = decibelAxis();
        layer.begin(g, x(), y(), width(), height());
        if (curve.length != layer.columns()) {
            curve = new double[layer.columns()];
        }
        for (Trace trace : traces) {
            heights(trace, axis);
            if (trace.hanging) {
                layer.fillAbove(curve, trace.color, 0.12, 0.55);
            } else {
                layer.fill(curve, trace.color, 0.4, 0.1);
            }
            layer.line(curve, trace.color, 1.3);
        }
        layer.end(g, Theme.RADIUS);
        scale(g, axis);
    }

    private void heights(Trace trace, DecibelAxis axis) {
        int columns = curve.length;
        double stepsPerColumn = (trace.ring.length - 2.0) / columns;
        for (int column = 0; column < columns; column++) {
            double age = (columns - 1.0 - column) * stepsPerColumn;
            double extreme = between(trace, age);
            for (int steps = (int) Math.ceil(age); steps <= age + stepsPerColumn; steps++) {
                double value = shown(trace, steps);
                extreme = trace.hanging ? Math.min(extreme, value) : Math.max(extreme, value);
            }
            curve[column] = Math.max(y() - 2.0, Math.min(y() + height() + 2.0, axis.y(extreme)));
        }
    }

    /** The value some steps ago, between two steps on a straight line. */
    private double between(Trace trace, double age) {
        int newer = (int) age;
        double share = age - newer;
        return shown(trace, newer) * (1 - share) + shown(trace, newer + 1) * share;
    }

    /** The value some steps ago; before the first there was nothing. */
    private double shown(Trace trace, int steps) {
        double value = trace.ago(steps);
        return Double.isNaN(value) ? nothing(trace) : Math.max(lowDb - 1, Math.min(highDb, value));
    }

    private double nothing(Trace trace) {
        return trace.hanging ? highDb : lowDb - 1;
    }

    private void scale(Graphics2D g, DecibelAxis axis) {
        Line2D.Double line = new Line2D.Double();
        g.setStroke(Theme.THIN);
        for (int db = (int) Math.ceil(lowDb / everyDb) * everyDb; db < highDb; db += everyDb) {
            double at = Math.round(axis.y(db)) + 0.5;
            if (at < y() + 8 || at > y() + height() - 4) {
                continue;
            }
            g.setColor(Theme.alpha(Theme.LINE, 0.6));
            line.setLine(x(), at, x() + (double) width(), at);
            g.draw(line);
            Type.LABEL.draw(g, String.valueOf(db), x() + 6.0, at - 3, Type.Align.LEFT, Theme.TEXT_DIM);
        }
    }
}
