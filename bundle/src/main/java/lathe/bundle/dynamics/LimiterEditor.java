package lathe.bundle.dynamics;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.CurveView;
import lathe.bundle.view.PluginEditor;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.HistoryGraph;
import lathe.plugin.gui.view.LoudnessDigits;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.Card;
import lathe.plugin.gui.widget.ParameterLink;
import lathe.plugin.gui.widget.Theme;
import lathe.postfx.limiter.TruePeakLimiter;

/** The limiter's editor: what it takes off, what goes in and comes out, its few controls. */
final class LimiterEditor extends PluginEditor {

    private static final int ROW_HEIGHT = 132;
    private static final int READINGS_WIDTH = 220;
    private static final double HISTORY_SECONDS = 6;
    private static final double LOWEST_DB = -18;
    private static final int EVERY_DB = 3;
    private static final double HOLD_SECONDS = 1.5;

    private final TruePeakLimiter processor;
    private final PeakLevels input;
    private final PeakLevels output;
    private final CurveView curve;
    private final HistoryGraph history;
    private final ControlRow controls;
    private final Card readings;
    private final LoudnessDigits reduction;
    private final LoudnessDigits peak;
    private final ParameterLink gain;
    private final ParameterLink ceiling;
    private double shownGain = Double.NaN;
    private double shownCeiling = Double.NaN;
    private double reductionDb;
    private double heldDb;
    private double heldFor;

    LimiterEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        processor = (TruePeakLimiter) context.processor();
        input = new PeakLevels(context.sound(), false);
        output = new PeakLevels(context.sound(), true);
        gain = link("gain");
        ceiling = link("ceiling");
        curve = add(new CurveView(
                level -> Math.min(level + gain.value(), ceiling.value()),
                () -> Math.max(input.levelDb(0), input.levelDb(1))));
        history = add(new HistoryGraph(HISTORY_SECONDS, LOWEST_DB, 0, EVERY_DB)
                .standing(() -> Math.max(output.levelDb(0), output.levelDb(1)), Theme.ACCENT_2)
                .hanging(() -> -reductionDb, Theme.WARM));
        controls = add(new ControlRow(context, "Limiter")
                .control("gain", "Gain")
                .control("ceiling", "Ceiling", Theme.WARM)
                .control("release", "Release")
                .control("lookahead", "Lookahead")
                .control("link", "Link"));
        readings = add(new Card("Now"));
        reduction = readings.add(new LoudnessDigits("Reduction", "dB", () -> heldDb, -1));
        peak = readings.add(new LoudnessDigits(
                "Peak out", "dBFS", () -> Math.max(output.heldDb(0), output.heldDb(1)), PeakLevels.SILENCE_DB));
    }

    @Override
    protected void update(double seconds) {
        input.update(seconds);
        output.update(seconds);
        reductionDb = processor.takeGainReductionDb();
        heldFor += seconds;
        if (reductionDb >= heldDb || heldFor > HOLD_SECONDS) {
            heldDb = reductionDb;
            heldFor = 0;
        }
        if (gain.value() != shownGain || ceiling.value() != shownCeiling) {
            shownGain = gain.value();
            shownCeiling = ceiling.value();
            curve.repaint();
        }
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        int pictures = height - ROW_HEIGHT - Theme.GAP;
        int square = Math.min(pictures, width / 3);
        curve.setBounds(x, y, square, pictures);
        history.setBounds(x + square + Theme.GAP, y, width - square - Theme.GAP, pictures);
        int row = y + pictures + Theme.GAP;
        controls.setBounds(x, row, width - READINGS_WIDTH - Theme.GAP, ROW_HEIGHT);
        readings.setBounds(x + width - READINGS_WIDTH, row, READINGS_WIDTH, ROW_HEIGHT);
        int digitsY = readings.contentY() + 12;
        reduction.setBounds(readings.x() + 14, digitsY, READINGS_WIDTH / 2 - 18, 60);
        peak.setBounds(readings.x() + READINGS_WIDTH / 2, digitsY, READINGS_WIDTH / 2 - 8, 60);
    }

    @Override
    public void close() {
        input.close();
        output.close();
        super.close();
    }
}
