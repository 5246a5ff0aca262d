package lathe.bundle.eq;

import java.awt.Color;
import java.util.List;
import lathe.bundle.view.ValueWatch;
import lathe.core.audio.ChannelLayout;
import lathe.core.param.Parameter;
import lathe.core.process.ProcessSetup;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.CurveLayer;
import lathe.plugin.gui.view.DecibelAxis;
import lathe.plugin.gui.view.FrequencyAxis;
import lathe.plugin.gui.widget.Theme;
import lathe.postfx.eq.BandTarget;
import lathe.postfx.eq.ParametricEq;

/**
 * The responses of an instance's settings, from an equaliser of its own that is set alike and designed for the same rate: so the
 * curves are those of the filters that sound, not drawings of them. Computed when something has changed, not for each picture.
 */
final class EqCurves {

    private static final double USUAL_RATE_HZ = 48_000;

    /** A part of the sound that may have a curve of its own. */
    enum Part {
        ALL(BandTarget.STEREO, Theme.TEXT),
        MID(BandTarget.MID, Theme.ACCENT),
        SIDE(BandTarget.SIDE, Theme.ACCENT_2),
        LEFT(BandTarget.LEFT, Theme.ACCENT),
        RIGHT(BandTarget.RIGHT, Theme.WARM);

        private final BandTarget target;
        private final Color color;

        Part(BandTarget target, Color color) {
            this.target = target;
            this.color = color;
        }

        Color color() {
            return color;
        }
    }

    private static final Part[] PARTS = Part.values();

    private final EditorContext context;
    private final Equaliser twin = new Equaliser();
    private final ValueWatch values;
    private final Parameter output = twin.parameters().get("output");
    private final double[][] bandDb = new double[ParametricEq.BANDS][];
    private final double[][] partDb = new double[PARTS.length][];
    private double rateHz;
    private double[] hz = new double[0];
    private double[] heights = new double[0];
    private double firstHz;
    private boolean stale = true;

    EqCurves(EditorContext context) {
        this.context = context;
        values = new ValueWatch(context, twin.parameters());
    }

    /** Looks at the instance's values; true if any has changed. */
    boolean update() {
        boolean changed = false;
        double rate = context.sampleRateHz() > 0 ? context.sampleRateHz() : USUAL_RATE_HZ;
        if (rate != rateHz) {
            rateHz = rate;
            twin.prepare(ProcessSetup.offline(rate, 1, ChannelLayout.MONO));
            changed = true;
        }
        changed |= values.update();
        stale |= changed;
        return changed;
    }

    /** Computes what is needed for the columns of a picture. */
    void fit(CurveLayer layer, FrequencyAxis axis) {
        double first = axis.hz(layer.x(0));
        if (hz.length != layer.columns() || first != firstHz) {
            firstHz = first;
            double[] columns = new double[layer.columns()];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = axis.hz(layer.x(i));
            }
            fit(columns);
        } else if (stale) {
            compute();
        }
    }

    /** The same for frequencies at hand. */
    void fit(double[] frequenciesHz) {
        hz = frequenciesHz;
        heights = new double[hz.length];
        for (int i = 0; i < bandDb.length; i++) {
            bandDb[i] = new double[hz.length];
        }
        for (int i = 0; i < partDb.length; i++) {
            partDb[i] = new double[hz.length];
        }
        compute();
    }

    private void compute() {
        stale = false;
        for (int i = 0; i < bandDb.length; i++) {
            twin.bands().bandResponseDb(i, hz, bandDb[i]);
        }
        for (int p = 0; p < PARTS.length; p++) {
            twin.bands().responseDb(PARTS[p].target, hz, partDb[p]);
            for (int i = 0; i < hz.length; i++) {
                partDb[p][i] += output.value();
            }
        }
    }

    /** True for all of the sound, and for a part that has a band of its own. */
    boolean isSeparate(Part part) {
        if (part == Part.ALL) {
            return true;
        }
        for (int band = 1; band <= ParametricEq.BANDS; band++) {
            boolean on = twin.parameters().get("band" + band + "_on").isOn();
            int target = twin.parameters().get("band" + band + "_target").choice();
            if (on && PARTS[target] == part) {
                return true;
            }
        }
        return false;
    }

    /** What all bands that reach a part do together, output gain included, in dB. */
    double[] db(Part part) {
        return partDb[List.of(PARTS).indexOf(part)];
    }

    /** The same as heights on an axis; the array is used again. Beyond half the rate there is no curve. */
    double[] heights(Part part, DecibelAxis axis) {
        return toHeights(db(part), axis);
    }

    /** What one band does, 0 for the first, as heights on an axis; the array is used again. */
    double[] bandHeights(int band, DecibelAxis axis) {
        return toHeights(bandDb[band], axis);
    }

    private double[] toHeights(double[] db, DecibelAxis axis) {
        double below = axis.y() + 3 * axis.height();
        for (int i = 0; i < db.length; i++) {
            double level = Math.max(-300, Math.min(300, db[i]));
            heights[i] = hz[i] < 0.5 * rateHz ? axis.y(level) : below;
        }
        return heights;
    }
}
