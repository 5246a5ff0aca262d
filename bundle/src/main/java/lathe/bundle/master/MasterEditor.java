package lathe.bundle.master;

import java.awt.Color;
import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.meter.Loudness;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.PluginEditor;
import lathe.bundle.view.Tabs;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.HistoryGraph;
import lathe.plugin.gui.view.LoudnessDigits;
import lathe.plugin.gui.view.PeakLevels;
import lathe.plugin.gui.widget.Card;
import lathe.plugin.gui.widget.Theme;

/** The master's editor: tone, dynamics and loudness above; below, what matters of each stage, or all of one. */
final class MasterEditor extends PluginEditor {

    private static final int CONTROLS_HEIGHT = 152;
    private static final int TABS_HEIGHT = 28;
    private static final int READINGS_WIDTH = 124;
    private static final double HISTORY_SECONDS = 6;
    private static final double LOWEST_DB = -18;
    private static final double SILENCE = -100;
    private static final Color TONE = Theme.ACCENT_2;
    private static final Color DYNAMICS = Theme.WARM;
    private static final Color SPACE = new Color(0xC79AF0);

    private final MasterProcessor processor;
    private final PeakLevels output;
    private final ToneView tone;
    private final HistoryGraph history;
    private final Card readings;
    private final LoudnessDigits[] numbers;
    private final Tabs tabs;
    private final List<List<ControlRow>> pages;
    private Loudness now = Loudness.NONE;
    private double compressorDb;
    private double limiterDb;

    MasterEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        processor = (MasterProcessor) context.processor();
        output = new PeakLevels(context.sound(), true);
        tone = add(new ToneView(context));
        history = add(new HistoryGraph(HISTORY_SECONDS, LOWEST_DB, 0, 6)
                .standing(() -> Math.max(output.levelDb(0), output.levelDb(1)), Theme.ACCENT_2)
                .hanging(() -> -limiterDb, Theme.HOT)
                .hanging(() -> -compressorDb, Theme.WARM));
        readings = add(new Card("Loudness"));
        numbers = new LoudnessDigits[] {
            readings.add(new LoudnessDigits("Short-term", "LUFS", () -> now.shortTermLufs(), SILENCE)),
            readings.add(new LoudnessDigits("Integrated", "LUFS", () -> now.integratedLufs(), SILENCE)),
            readings.add(new LoudnessDigits("True peak", "dBTP", () -> now.truePeakDbtp(), SILENCE))
        };
        tabs = add(new Tabs("Overview", "Equaliser", "Compressor", "Space and output"));
        pages = List.of(overview(context), equaliser(context), compressor(context), output(context));
    }

    private List<ControlRow> overview(EditorContext context) {
        return List.of(
                add(new ControlRow(context, "Tone")
                        .control("eq.band1_gain", "Low", TONE)
                        .control("eq.band3_gain", "Mid", TONE)
                        .control("eq.band5_gain", "Air", TONE)),
                add(new ControlRow(context, "Compressor")
                        .control("compressor.threshold", "Threshold", DYNAMICS)
                        .control("compressor.ratio", "Ratio", DYNAMICS)),
                add(new ControlRow(context, "Space")
                        .control("reverb.on", "On", SPACE)
                        .control("reverb.mix", "Mix", SPACE)),
                add(new ControlRow(context, "Loudness")
                        .control("loudness.gain", "Gain")
                        .control("limiter.ceiling", "Ceiling")));
    }

    private List<ControlRow> equaliser(EditorContext context) {
        ControlRow gains = new ControlRow(context, "Gain")
                .control("eq.band1_gain", "Low", TONE)
                .control("eq.band2_gain", "Low mid", TONE)
                .control("eq.band3_gain", "Mid", TONE)
                .control("eq.band4_gain", "Presence", TONE)
                .control("eq.band5_gain", "Air", TONE);
        ControlRow frequencies = new ControlRow(context, "Frequency")
                .control("eq.band1_hz", "Low", TONE)
                .control("eq.band2_hz", "Low mid", TONE)
                .control("eq.band3_hz", "Mid", TONE)
                .control("eq.band4_hz", "Presence", TONE)
                .control("eq.band5_hz", "Air", TONE);
        ControlRow cut = new ControlRow(context, "Low cut")
                .control("cleanup.band1_hz", "Frequency", TONE)
                .control("cleanup.band1_on", "On", TONE);
        return List.of(add(gains), add(frequencies), add(cut));
    }

    private List<ControlRow> compressor(EditorContext context) {
        return List.of(add(new ControlRow(context, "Compressor")
                .control("compressor.on", "On", DYNAMICS)
                .control("compressor.threshold", "Threshold", DYNAMICS)
                .control("compressor.ratio", "Ratio", DYNAMICS)
                .control("compressor.knee", "Knee", DYNAMICS)
                .control("compressor.attack", "Attack", DYNAMICS)
                .control("compressor.release", "Release", DYNAMICS)
                .control("compressor.auto_release", "Auto release", DYNAMICS)
                .control("compressor.key_highpass", "Side chain", DYNAMICS)
                .control("compressor.makeup", "Make-up", DYNAMICS)
                .control("compressor.mix", "Mix", DYNAMICS)));
    }

    private List<ControlRow> output(EditorContext context) {
        ControlRow space = new ControlRow(context, "Space")
                .control("reverb.on", "On", SPACE)
                .control("reverb.character", "Character", SPACE)
                .control("reverb.mix", "Mix", SPACE)
                .control("reverb.decay", "Decay", SPACE)
                .control("reverb.low_cut", "Low cut", SPACE);
        ControlRow loudness = new ControlRow(context, "Output")
                .control("loudness.gain", "Gain")
                .control("limiter.ceiling", "Ceiling")
                .control("limiter.release", "Release")
                .control("dither.on", "Dither")
                .control("dither.bits", "Bits");
        return List.of(add(space), add(loudness));
    }

    @Override
    protected void update(double seconds) {
        output.update(seconds);
        now = processor.readings().read();
        compressorDb = processor.takeCompressorReductionDb();
        limiterDb = processor.takeLimiterReductionDb();
        for (int page = 0; page < pages.size(); page++) {
            for (ControlRow row : pages.get(page)) {
                row.setVisible(page == tabs.chosen());
            }
        }
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        int pictures = height - CONTROLS_HEIGHT - TABS_HEIGHT - 2 * Theme.GAP;
        int drawn = width - READINGS_WIDTH - 2 * Theme.GAP;
        int toneWidth = drawn * 11 / 20;
        tone.setBounds(x, y, toneWidth, pictures);
        history.setBounds(x + toneWidth + Theme.GAP, y, drawn - toneWidth, pictures);
        readings.setBounds(x + width - READINGS_WIDTH, y, READINGS_WIDTH, pictures);
        int line = Math.min(66, (pictures - 34) / numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i].setBounds(
                    readings.x() + 14, readings.contentY() + 6 + i * line, READINGS_WIDTH - 18, Math.min(line, 56));
        }
        int tabsY = y + pictures + Theme.GAP;
        tabs.setBounds(x, tabsY, width, TABS_HEIGHT);
        for (List<ControlRow> page : pages) {
            layOutPage(page, x, tabsY + TABS_HEIGHT + Theme.GAP, width);
        }
    }

    /** Cards share the width by their controls. */
    private static void layOutPage(List<ControlRow> page, int x, int y, int width) {
        int controls = page.stream().mapToInt(ControlRow::count).sum();
        int room = width - (page.size() - 1) * Theme.GAP;
        int at = x;
        for (int i = 0; i < page.size(); i++) {
            boolean last = i == page.size() - 1;
            int own = last ? x + width - at : room * page.get(i).count() / controls;
            page.get(i).setBounds(at, y, own, CONTROLS_HEIGHT);
            at += own + Theme.GAP;
        }
    }

    @Override
    public void close() {
        tone.close();
        output.close();
        super.close();
    }
}
