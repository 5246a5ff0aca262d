package lathe.bundle.master;

import java.awt.Graphics2D;
import lathe.bundle.view.ValueWatch;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.CurveLayer;
import lathe.plugin.gui.view.DecibelAxis;
import lathe.plugin.gui.view.Grid;
import lathe.plugin.gui.view.SpectrumAnalyser;
import lathe.plugin.gui.view.SpectrumView;
import lathe.plugin.gui.widget.Theme;
import lathe.postfx.eq.BandTarget;

/** The spectrum before and after, and the response of low cut and equaliser together. */
final class ToneView extends SpectrumView {

    private static final double USUAL_RATE_HZ = 48_000;
    private static final double LOWEST_SPECTRUM_DB = -90;
    private static final double RANGE_DB = 12;

    private final EditorContext context;
    private final SpectrumAnalyser after;
    private final SpectrumAnalyser before;
    private final MasterProcessor twin = new MasterProcessor();
    private final ValueWatch values;
    private double rateHz;
    private double[] hz = new double[0];
    private double[] sum = new double[0];
    private double[] part = new double[0];

    ToneView(EditorContext context) {
        this(
                context,
                new SpectrumAnalyser(context.sound(), true, 300, 20, 20_000, 4.5),
                new SpectrumAnalyser(context.sound(), false, 300, 20, 20_000, 4.5));
    }

    private ToneView(EditorContext context, SpectrumAnalyser after, SpectrumAnalyser before) {
        super(after, before, context::sampleRateHz, LOWEST_SPECTRUM_DB, 0);
        this.context = context;
        this.after = after;
        this.before = before;
        values = new ValueWatch(context, twin.parameters());
        setColor(Theme.alpha(Theme.ACCENT_2, 0.55));
    }

    void close() {
        after.close();
        before.close();
    }

    @Override
    protected void tick(double seconds) {
        super.tick(seconds);
        double rate = context.sampleRateHz() > 0 ? context.sampleRateHz() : USUAL_RATE_HZ;
        boolean changed = values.update();
        if (changed || rate != rateHz) {
            rateHz = rate;
            twin.pass();
            ProcessSetup setup = ProcessSetup.offline(rate, 1, ChannelLayout.MONO);
            twin.cleanup().prepare(setup);
            twin.eq().prepare(setup);
            hz = new double[0];
            repaint();
        }
    }

    private DecibelAxis gainAxis() {
        return new DecibelAxis(-RANGE_DB, RANGE_DB, y(), Math.max(1, height()));
    }

    @Override
    protected void paintGrid(Graphics2D g) {
        Grid.frequencies(g, frequencyAxis(), y(), height());
        Grid.decibels(g, gainAxis(), x(), width(), 6);
    }

    @Override
    protected void paintCurves(CurveLayer layer) {
        if (hz.length != layer.columns()) {
            compute(layer);
        }
        layer.line(sum, Theme.TEXT, 2);
    }

    /** The sum of both responses as heights. */
    private void compute(CurveLayer layer) {
        hz = new double[layer.columns()];
        sum = new double[hz.length];
        part = new double[hz.length];
        for (int i = 0; i < hz.length; i++) {
            hz[i] = frequencyAxis().hz(layer.x(i));
        }
        twin.cleanup().responseDb(BandTarget.MID, hz, sum);
        twin.eq().responseDb(BandTarget.MID, hz, part);
        DecibelAxis axis = gainAxis();
        for (int i = 0; i < hz.length; i++) {
            double db = Math.max(-300, sum[i] + part[i]);
            sum[i] = hz[i] < 0.5 * rateHz ? axis.y(db) : axis.y(-100);
        }
    }
}
