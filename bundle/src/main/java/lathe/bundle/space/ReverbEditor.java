package lathe.bundle.space;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.HeatMap;
import lathe.bundle.view.PluginEditor;
import lathe.bundle.view.ValueWatch;
import lathe.core.param.ParameterSet;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.widget.Theme;
import lathe.postfx.reverb.FdnReverb;

/** The reverb's editor: how its sound dies away over time and frequency, and the controls that shape it. */
final class ReverbEditor extends PluginEditor {

    private static final int ROW_HEIGHT = 120;
    private static final int COLUMNS = 160;
    private static final int ROWS = 72;

    private final ParameterSet twin = new FdnReverb().parameters();
    private final ValueWatch values;
    private final HeatMap picture;
    private final ControlRow space;
    private final ControlRow tone;
    private boolean drawn;

    ReverbEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        values = new ValueWatch(context, twin);
        picture = add(new HeatMap());
        space = add(new ControlRow(context, "Space")
                .control("character", "Character")
                .control("decay", "Decay")
                .control("pre_delay", "Pre-delay")
                .control("modulation", "Modulation")
                .control("width", "Width")
                .control("mix", "Mix", Theme.WARM));
        tone = add(new ControlRow(context, "Tone")
                .control("low_cut", "Low cut", Theme.ACCENT_2)
                .control("decay_low", "Low decay", Theme.ACCENT_2)
                .control("crossover_low", "Low crossover", Theme.ACCENT_2)
                .control("decay_high", "High decay", Theme.ACCENT_2)
                .control("damping", "Damping", Theme.ACCENT_2));
    }

    private double value(String id) {
        return twin.get(id).value();
    }

    @Override
    protected void update(double seconds) {
        if (values.update() || !drawn) {
            drawn = true;
            double preDelay = value("pre_delay") * 1e-3;
            double longest = value("decay") * Math.max(1, value("decay_low") * 0.01);
            String caption = String.format(
                    Locale.ROOT, "%s, %.2f s", twin.get("character").text(), value("decay"));
            picture.show(this::levelDb, (preDelay + longest) * 1.05, caption, COLUMNS, ROWS);
        }
    }

    /** What the settings ask for; the network keeps to it within its diffusion. */
    private double levelDb(double seconds, double hz) {
        double since = seconds - value("pre_delay") * 1e-3;
        if (since < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double cut = hz / value("low_cut");
        double lowCutDb = -10 * Math.log10(1 + 1 / (cut * cut));
        double onset = -14 * Math.exp(-since / 0.02);
        return -60 * since / decaySeconds(hz) + lowCutDb + onset;
    }

    /** Decay times are reached through first-order transitions of the loss in dB. */
    private double decaySeconds(double hz) {
        double middle = 1 / value("decay");
        double low = middle / (value("decay_low") * 0.01);
        double high = middle / (value("decay_high") * 0.01);
        double below = hz / value("crossover_low");
        double above = hz / value("damping");
        double loss =
                middle + (low - middle) / (1 + below * below) + (high - middle) * above * above / (1 + above * above);
        return 1 / loss;
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        int pictures = height - 2 * (ROW_HEIGHT + Theme.GAP);
        picture.setBounds(x, y, width, pictures);
        space.setBounds(x, y + pictures + Theme.GAP, width, ROW_HEIGHT);
        tone.setBounds(x, y + pictures + 2 * Theme.GAP + ROW_HEIGHT, width, ROW_HEIGHT);
    }
}
