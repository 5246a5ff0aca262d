package lathe.plugin.gui.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.DoubleSupplier;
import lathe.plugin.gui.widget.Panel;
import lathe.plugin.gui.widget.Theme;
import org.jspecify.annotations.Nullable;

/**
 * A live spectrum from 20 Hz to 20 kHz on a grid: what comes out filled, what goes in as a line where it is wanted. A panel:
 * curves and handles can be added in front of it, on the same axes.
 */
public class SpectrumView extends Panel {

    private static final double LOW_HZ = 20;
    private static final double HIGH_HZ = 20_000;

    private final SpectrumAnalyser output;
    private final @Nullable SpectrumAnalyser input;
    private final DoubleSupplier sampleRateHz;
    private final CurveLayer layer = new CurveLayer();
    private final RoundRectangle2D.Double well = new RoundRectangle2D.Double();
    private final double lowDb;
    private final double highDb;
    private double[] curve = new double[0];
    private Color color = Theme.ACCENT_2;

    /**
     * A view of spectra, which it moves along but does not close.
     *
     * @param input a second one as a line, or null
     * @param sampleRateHz of the sound, 0 while there is none
     * @param lowDb level of the lower edge
     * @param highDb level of the upper edge
     */
    public SpectrumView(
            SpectrumAnalyser output,
            @Nullable SpectrumAnalyser input,
            DoubleSupplier sampleRateHz,
            double lowDb,
            double highDb) {
        this.output = output;
        this.input = input;
        this.sampleRateHz = sampleRateHz;
        this.lowDb = lowDb;
        this.highDb = highDb;
    }

    /** Colour of what comes out. */
    public final void setColor(Color newColor) {
        color = newColor;
        repaint();
    }

    /** Frequencies across this view. */
    public final FrequencyAxis frequencyAxis() {
        return new FrequencyAxis(LOW_HZ, HIGH_HZ, x(), width());
    }

    /** Levels of the spectra over the height of this view. */
    public final DecibelAxis decibelAxis() {
        return new DecibelAxis(lowDb, highDb, y(), height());
    }

    @Override
    protected void tick(double seconds) {
        double rate = sampleRateHz.getAsDouble();
        boolean changed = output.update(seconds, rate);
        if (input != null) {
            changed |= input.update(seconds, rate);
        }
        if (changed) {
            repaint();
        }
        super.tick(seconds);
    }

    /** Draws lines and numbers behind the spectra; by default frequencies, and levels every 12 dB. */
    protected void paintGrid(Graphics2D g) {
        Grid.frequencies(g, frequencyAxis(), y(), height());
        Grid.decibels(g, decibelAxis(), x(), width(), 12);
    }

    /** Draws curves in front of the spectra, in the same layer; nothing by default. */
    protected void paintCurves(CurveLayer curves) {}

    @Override
    protected void paint(Graphics2D g) {
        well.setRoundRect(x(), y(), width(), height(), 2 * Theme.RADIUS, 2 * Theme.RADIUS);
        g.setColor(Theme.WELL);
        g.fill(well);
        paintGrid(g);
        layer.begin(g, x(), y(), width(), height());
        if (curve.length != layer.columns()) {
            curve = new double[layer.columns()];
        }
        heights(output);
        layer.fill(curve, color, 0.5, 0.08);
        layer.line(curve, Theme.alpha(color, 0.8), 1.2);
        if (input != null) {
            heights(input);
            layer.line(curve, Theme.alpha(Theme.TEXT_DIM, 0.6), 1);
        }
        paintCurves(layer);
        layer.end(g, Theme.RADIUS);
        super.paint(g);
    }

    private void heights(SpectrumAnalyser spectrum) {
        DecibelAxis levels = decibelAxis();
        double perColumn = (spectrum.points() - 1.0) / Math.max(1, curve.length - 1);
        for (int column = 0; column < curve.length; column++) {
            double place = column * perColumn;
            int below = Math.min(spectrum.points() - 2, (int) place);
            double share = place - below;
            double db = spectrum.levelDb(below) * (1 - share) + spectrum.levelDb(below + 1) * share;
            curve[column] = levels.y(db);
        }
    }
}
