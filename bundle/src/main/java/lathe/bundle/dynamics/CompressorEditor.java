package lathe.bundle.dynamics;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.CurveView;
import lathe.bundle.view.PluginEditor;
import lathe.bundle.view.ValueWatch;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.HistoryGraph;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.Theme;
import lathe.postfx.dynamics.Compressor;

/** The compressor's editor: its curve with the sound on it, the gain reduction of the last seconds, all controls. */
final class CompressorEditor extends PluginEditor {

    private static final int ROW_HEIGHT = 116;
    private static final double HISTORY_SECONDS = 6;
    private static final double LOWEST_DB = -24;
    private static final int EVERY_DB = 6;

    private final Compressor processor;
    private final Compressor twin = new Compressor();
    private final ValueWatch values;
    private final PeakLevels input;
    private final CurveView curve;
    private final HistoryGraph history;
    private final ControlRow main;
    private final ControlRow detector;
    private double reductionDb;

    CompressorEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        processor = (Compressor) context.processor();
        values = new ValueWatch(context, twin.parameters());
        input = new PeakLevels(context.sound(), false);
        curve = add(new CurveView(twin::outputDbAt, this::inputDb));
        history = add(new HistoryGraph(HISTORY_SECONDS, LOWEST_DB, 0, EVERY_DB)
                .standing(this::inputDb, Theme.ACCENT_2)
                .hanging(() -> -reductionDb, Theme.WARM));
        main = add(new ControlRow(context, "Dynamics")
                .control("mode", "Mode")
                .control("threshold", "Threshold")
                .control("ratio", "Ratio")
                .control("knee", "Knee")
                .control("attack", "Attack")
                .control("hold", "Hold")
                .control("release", "Release")
                .control("auto_release", "Auto release")
                .control("makeup", "Make-up")
                .control("mix", "Mix"));
        detector = add(new ControlRow(context, "Side chain, expander, gate")
                .control("detector", "Detector", Theme.ACCENT_2)
                .control("rms_window", "RMS window", Theme.ACCENT_2)
                .control("key", "Key", Theme.ACCENT_2)
                .control("key_highpass", "High-pass", Theme.ACCENT_2)
                .control("key_lowpass", "Low-pass", Theme.ACCENT_2)
                .control("link", "Link", Theme.ACCENT_2)
                .control("lookahead", "Lookahead", Theme.ACCENT_2)
                .control("range", "Range", Theme.ACCENT_2)
                .control("hysteresis", "Hysteresis", Theme.ACCENT_2));
    }

    private double inputDb() {
        return Math.max(input.levelDb(0), input.levelDb(1));
    }

    @Override
    protected void update(double seconds) {
        input.update(seconds);
        reductionDb = processor.takeGainReductionDb();
        if (values.update()) {
            curve.repaint();
        }
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        int pictures = height - 2 * (ROW_HEIGHT + Theme.GAP);
        int square = Math.min(pictures * 5 / 4, width / 3);
        curve.setBounds(x, y, square, pictures);
        history.setBounds(x + square + Theme.GAP, y, width - square - Theme.GAP, pictures);
        main.setBounds(x, y + pictures + Theme.GAP, width, ROW_HEIGHT);
        detector.setBounds(x, y + pictures + 2 * Theme.GAP + ROW_HEIGHT, width, ROW_HEIGHT);
    }

    @Override
    public void close() {
        input.close();
        super.close();
    }
}
