package lathe.bundle.eq;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.KeyInput;
import lathe.plugin.gui.MouseInput;
import lathe.plugin.gui.view.CurveLayer;
import lathe.plugin.gui.view.DecibelAxis;
import lathe.plugin.gui.view.FrequencyAxis;
import lathe.plugin.gui.view.Grid;
import lathe.plugin.gui.view.SpectrumAnalyser;
import lathe.plugin.gui.view.SpectrumView;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.Theme;
import lathe.plugin.gui.widget.Type;
import lathe.postfx.eq.ParametricEq;

/**
 * The response over the live spectrum, with a handle for each band: drag moves frequency and gain (shift: finely; control: Q),
 * the wheel turns Q, a double click beside the handles adds a band, one on a handle sets it flat, Delete takes it away.
 */
final class EqGraph extends SpectrumView {

    private static final double RANGE_DB = 18;
    private static final double WIDE_RANGE_DB = 33;
    private static final double LOWEST_SPECTRUM_DB = -90;
    private static final double HANDLE = 8.5;
    private static final double GRAB = 14;
    private static final double FINE = 0.15;
    private static final double WHEEL_Q = 1.09;
    private static final double SNAP_DB = 0.12;

    private final EqCurves curves;
    private final SpectrumAnalyser spectrum;
    private final List<BandLinks> bands = new ArrayList<>();
    private double rangeDb = RANGE_DB;
    private int selected = -1;
    private int hovered = -1;
    private boolean dragging;
    private int lastX;
    private int lastY;
    private double dragHz;
    private double dragDb;

    EqGraph(EditorContext context) {
        this(context, new SpectrumAnalyser(context.sound(), true, 400, 20, 20_000, 4.5));
    }

    private EqGraph(EditorContext context, SpectrumAnalyser spectrum) {
        super(spectrum, null, context::sampleRateHz, LOWEST_SPECTRUM_DB, 0);
        this.spectrum = spectrum;
        curves = new EqCurves(context);
        for (int i = 1; i <= ParametricEq.BANDS; i++) {
            bands.add(new BandLinks(context, i));
        }
        setColor(Theme.alpha(Theme.ACCENT_2, 0.55));
    }

    /** The band whose controls are shown, 0 for the first, or -1. */
    int selected() {
        return selected;
    }

    List<BandLinks> bands() {
        return bands;
    }

    void close() {
        spectrum.close();
    }

    private void select(int band) {
        selected = band;
        repaint();
    }

    /** Gains over the height of the graph. */
    DecibelAxis gainAxis() {
        return new DecibelAxis(-rangeDb, rangeDb, y(), Math.max(1, height()));
    }

    double handleX(BandLinks band) {
        return frequencyAxis().x(band.hz.value());
    }

    double handleY(BandLinks band) {
        double at = gainAxis().y(band.hasGain() ? band.gain.value() : 0);
        return Math.max(y() + HANDLE, Math.min(y() + height() - HANDLE, at));
    }

    @Override
    protected void tick(double seconds) {
        super.tick(seconds);
        if (curves.update()) {
            double highest = 0;
            for (BandLinks band : bands) {
                highest = Math.max(highest, band.isOn() && band.hasGain() ? Math.abs(band.gain.value()) : 0);
            }
            rangeDb = dragging ? rangeDb : highest > RANGE_DB - 1 ? WIDE_RANGE_DB : RANGE_DB;
            if (selected < 0 || !bands.get(selected).isOn()) {
                selected = firstOn();
            }
            repaint();
        }
    }

    private int firstOn() {
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).isOn()) {
                return i;
            }
        }
        return -1;
    }

    // --- mouse and keys ---------------------------------------------------------------------------------------------

    private int bandAt(int px, int py) {
        int nearest = -1;
        double least = GRAB;
        for (int i = 0; i < bands.size(); i++) {
            BandLinks band = bands.get(i);
            double distance = Math.hypot(handleX(band) - px, handleY(band) - py);
            if (band.isOn() && distance <= least) {
                nearest = i;
                least = distance;
            }
        }
        return nearest;
    }

    private void hover(int band) {
        if (band != hovered) {
            hovered = band;
            repaint();
        }
    }

    @Override
    protected void moved(MouseInput mouse) {
        hover(bandAt(mouse.x(), mouse.y()));
    }

    @Override
    protected void hoverChanged() {
        hover(isHovered() ? hovered : -1);
    }

    @Override
    protected boolean pressed(MouseInput mouse) {
        if (mouse.button() != 1) {
            return false;
        }
        int over = bandAt(mouse.x(), mouse.y());
        if (over < 0) {
            if (mouse.clicks() == 2) {
                addBand(frequencyAxis().hz(mouse.x()), gainAxis().db(mouse.y()));
            }
            return true;
        }
        select(over);
        if (mouse.clicks() == 2) {
            bands.get(over).flatten();
        } else {
            grab(bands.get(over), mouse);
        }
        return true;
    }

    private void addBand(double hz, double db) {
        for (int i = 0; i < bands.size(); i++) {
            if (!bands.get(i).isOn()) {
                bands.get(i).addAt(hz, db);
                select(i);
                return;
            }
        }
    }

    private void grab(BandLinks band, MouseInput mouse) {
        dragging = true;
        lastX = mouse.x();
        lastY = mouse.y();
        dragHz = band.hz.value();
        dragDb = band.gain.value();
        band.begin();
    }

    @Override
    protected void dragged(MouseInput mouse) {
        if (!dragging) {
            return;
        }
        BandLinks band = bands.get(selected);
        double scale = mouse.shift() ? FINE : 1;
        double dx = (mouse.x() - lastX) * scale;
        double dy = (mouse.y() - lastY) * scale;
        lastX = mouse.x();
        lastY = mouse.y();
        if (mouse.control()) {
            band.q.set(band.q.value() * Math.pow(2, -dy / 40));
            return;
        }
        FrequencyAxis axis = frequencyAxis();
        dragHz = band.hz.parameter().clamp(dragHz * axis.hz(x() + dx) / axis.hz(x()));
        dragDb = band.gain.parameter().clamp(dragDb - dy * 2 * rangeDb / height());
        band.hz.set(dragHz);
        if (band.hasGain()) {
            band.gain.set(Math.abs(dragDb) < SNAP_DB ? 0 : dragDb);
        }
    }

    @Override
    protected void released(MouseInput mouse) {
        if (dragging) {
            dragging = false;
            bands.get(selected).end();
        }
    }

    @Override
    protected boolean wheel(MouseInput mouse) {
        int over = bandAt(mouse.x(), mouse.y());
        int turned = over >= 0 ? over : selected;
        if (turned < 0) {
            return false;
        }
        select(turned);
        ParameterLink q = bands.get(turned).q;
        q.change(q.value() * Math.pow(WHEEL_Q, mouse.wheel() * (mouse.shift() ? FINE : 1)));
        return true;
    }

    @Override
    protected boolean key(KeyInput key) {
        boolean takesAway = key.code() == KeyInput.Code.DELETE || key.code() == KeyInput.Code.BACKSPACE;
        if (takesAway && selected >= 0) {
            bands.get(selected).on.change(0);
            return true;
        }
        return false;
    }

    // --- picture ----------------------------------------------------------------------------------------------------

    @Override
    protected void paintGrid(Graphics2D g) {
        Grid.frequencies(g, frequencyAxis(), y(), height());
        Grid.decibels(g, gainAxis(), x(), width(), rangeDb > RANGE_DB ? 12 : 6);
    }

    @Override
    protected void paintCurves(CurveLayer layer) {
        DecibelAxis axis = gainAxis();
        curves.fit(layer, frequencyAxis());
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).isOn()) {
                layer.line(curves.bandHeights(i, axis), Theme.alpha(bands.get(i).color(), 0.55), 1);
            }
        }
        for (EqCurves.Part part : EqCurves.Part.values()) {
            if (curves.isSeparate(part)) {
                layer.line(curves.heights(part, axis), part.color(), 2);
            }
        }
    }

    @Override
    protected void paint(Graphics2D g) {
        super.paint(g);
        Shape clip = g.getClip();
        g.clipRect(x(), y(), width(), height());
        if (hovered >= 0 && bands.get(hovered).isOn()) {
            fillBand(g, hovered);
        } else if (selected >= 0 && bands.get(selected).isOn()) {
            fillBand(g, selected);
        }
        for (int i = 0; i < bands.size(); i++) {
            if (bands.get(i).isOn()) {
                drawHandle(g, i);
            }
        }
        explain(g);
        g.setClip(clip);
    }

    private void fillBand(Graphics2D g, int band) {
        double[] heights = curves.bandHeights(band, gainAxis());
        double perColumn = width() / (double) heights.length;
        double zero = gainAxis().y(0);
        Path2D.Double area = new Path2D.Double();
        area.moveTo(x(), zero);
        for (int i = 0; i < heights.length; i += 4) {
            area.lineTo(x() + (i + 0.5) * perColumn, heights[i]);
        }
        area.lineTo(x() + (double) width(), zero);
        area.closePath();
        g.setColor(Theme.alpha(bands.get(band).color(), 0.16));
        g.fill(area);
    }

    private void drawHandle(Graphics2D g, int index) {
        BandLinks band = bands.get(index);
        boolean lit = index == selected || index == hovered;
        double cx = handleX(band);
        double cy = handleY(band);
        double r = lit ? HANDLE + 1.5 : HANDLE;
        Color color = band.color();
        if (index == selected) {
            g.setColor(Theme.alpha(color, 0.3));
            g.fill(new Ellipse2D.Double(cx - r - 4, cy - r - 4, 2 * r + 8, 2 * r + 8));
        }
        g.setColor(lit ? color : color.darker());
        g.fill(new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r));
        Type.LABEL.drawMiddle(g, String.valueOf(band.number), cx, cy, Type.Align.CENTRE, Theme.WELL);
    }

    private void explain(Graphics2D g) {
        if (firstOn() < 0) {
            double middle = x() + width() / 2.0;
            Type.VALUE.drawMiddle(
                    g, "Double-click to add a band", middle, y() + height() * 0.3, Type.Align.CENTRE, Theme.TEXT_DIM);
        } else if (hovered >= 0) {
            BandLinks band = bands.get(hovered);
            String gain = band.hasGain() ? "   " + band.gain.text() : "";
            String text = band.hz.text() + gain + "   Q " + band.q.text();
            Type.VALUE.draw(g, text, x() + width() - 12.0, y() + 20.0, Type.Align.RIGHT, band.color());
        }
    }
}
