package lathe.bundle.meter;

import java.util.List;
import java.util.function.Supplier;
import lathe.bundle.view.ControlRow;
import lathe.bundle.view.PluginEditor;
import lathe.core.param.Preset;
import lathe.plugin.gui.EditorContext;
import lathe.plugin.gui.view.Goniometer;
import lathe.plugin.gui.view.HistoryGraph;
import lathe.plugin.gui.view.LoudnessDigits;
import lathe.plugin.gui.widget.Card;
import lathe.plugin.gui.widget.Theme;

/** The meter's editor: digits, history with the target, stereo image, true peaks. */
final class MeterEditor extends PluginEditor {

    private static final int DIGITS_WIDTH = 250;
    private static final int PEAKS_WIDTH = 84;
    private static final int ROW_HEIGHT = 116;
    private static final int RESET_WIDTH = 64;
    private static final double HISTORY_SECONDS = 30;
    private static final double LOWEST_LUFS = -48;
    private static final double SILENCE = -100;
    private static final int LINE_HEIGHT = 60;

    private final LoudnessReadings readings;
    private final Card digits;
    private final LoudnessDigits[] numbers;
    private final HistoryGraph history;
    private final TargetLine target;
    private final Goniometer goniometer;
    private final ChannelPeaks peaks;
    private final ControlRow controls;
    private final ResetButton reset;
    private Loudness now = Loudness.NONE;

    MeterEditor(EditorContext context, Supplier<List<Preset>> presets) {
        super(context, presets);
        readings = ((MeterProcessor) context.processor()).readings();
        digits = add(new Card("Loudness"));
        numbers = new LoudnessDigits[] {
            number("Short-term", "LUFS", Reading.SHORT_TERM),
            number("Momentary", "LUFS", Reading.MOMENTARY),
            number("Integrated", "LUFS", Reading.INTEGRATED),
            number("Range", "LU", Reading.RANGE),
            number("Max short-term", "LUFS", Reading.MAX_SHORT_TERM),
            number("Max momentary", "LUFS", Reading.MAX_MOMENTARY),
            number("True peak", "dBTP", Reading.TRUE_PEAK).warnAbove(-1),
            number("Time", "s", Reading.SECONDS)
        };
        history = add(new HistoryGraph(HISTORY_SECONDS, LOWEST_LUFS, 0, 6)
                .standing(() -> orSilence(now.momentaryLufs()), Theme.ACCENT_2)
                .standing(() -> orSilence(now.shortTermLufs()), Theme.ACCENT));
        target = add(new TargetLine(history, link("target")));
        goniometer = add(new Goniometer(context.sound()));
        peaks = add(new ChannelPeaks(readings));
        controls = add(new ControlRow(context, "")
                .control("target", "Target", Theme.WARM)
                .control("reset_on_play", "Reset on play"));
        reset = add(new ResetButton(readings));
    }

    /** Which of the readings a number shows. */
    private enum Reading {
        MOMENTARY,
        SHORT_TERM,
        INTEGRATED,
        RANGE,
        MAX_MOMENTARY,
        MAX_SHORT_TERM,
        TRUE_PEAK,
        SECONDS
    }

    private LoudnessDigits number(String name, String unit, Reading reading) {
        return digits.add(new LoudnessDigits(
                name,
                unit,
                () -> switch (reading) {
                    case MOMENTARY -> now.momentaryLufs();
                    case SHORT_TERM -> now.shortTermLufs();
                    case INTEGRATED -> now.integratedLufs();
                    case RANGE -> now.rangeLu();
                    case MAX_MOMENTARY -> now.maxMomentaryLufs();
                    case MAX_SHORT_TERM -> now.maxShortTermLufs();
                    case TRUE_PEAK -> now.truePeakDbtp();
                    case SECONDS -> now.seconds();
                },
                SILENCE));
    }

    private static double orSilence(double lufs) {
        return lufs > SILENCE ? lufs : SILENCE;
    }

    @Override
    protected void update(double seconds) {
        now = readings.read();
    }

    @Override
    protected void layOutContents(int x, int y, int width, int height) {
        digits.setBounds(x, y, DIGITS_WIDTH, height - ROW_HEIGHT - Theme.GAP);
        for (int i = 0; i < numbers.length; i++) {
            int lineHeight = Math.min(LINE_HEIGHT + 10, (digits.height() - 36) / 4);
            numbers[i].setBounds(
                    x + 14 + i % 2 * (DIGITS_WIDTH / 2 - 4),
                    digits.contentY() + 6 + i / 2 * lineHeight,
                    DIGITS_WIDTH / 2 - 14,
                    Math.min(lineHeight, LINE_HEIGHT));
        }
        int rowY = y + height - ROW_HEIGHT;
        controls.setBounds(x, rowY, DIGITS_WIDTH, ROW_HEIGHT);
        reset.setBounds(x + DIGITS_WIDTH - RESET_WIDTH - 8, y + 4, RESET_WIDTH, 22);
        int right = x + DIGITS_WIDTH + Theme.GAP;
        int rightWidth = width - DIGITS_WIDTH - Theme.GAP;
        int lower = height * 11 / 20;
        int historyHeight = height - lower - Theme.GAP;
        history.setBounds(right, y, rightWidth, historyHeight);
        target.setBounds(right, y, rightWidth, historyHeight);
        int lowerY = y + historyHeight + Theme.GAP;
        peaks.setBounds(right + rightWidth - PEAKS_WIDTH, lowerY, PEAKS_WIDTH, lower);
        goniometer.setBounds(right, lowerY, rightWidth - PEAKS_WIDTH - Theme.GAP, lower);
    }

    @Override
    public void close() {
        goniometer.close();
        super.close();
    }
}
