package lathe.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lathe.core.audio.SampleEncoding;
import lathe.postfx.loudness.Measurement;
import lathe.postfx.master.Decision;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.MasterReport;
import org.jspecify.annotations.Nullable;

/**
 * A master and how it came about, as the command reports it.
 *
 * @param input as the user named it
 * @param output as the user named it
 * @param encoding how samples are stored in the output
 * @param seed of the dither
 * @param report what the job did
 */
record MasteredFile(Path input, Path output, SampleEncoding encoding, long seed, MasterReport report) {

    /** Keys and values as {@code lathe master --json} prints them. */
    Map<String, @Nullable Object> json() {
        LoudnessTarget target = report.plan().target();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("input", input.toString());
        json.put("output", output.toString());
        json.put("preset", report.plan().style().name());
        json.put("target", target.name());
        json.put("target_lufs", Json.number(target.integratedLufs(), 2));
        json.put("ceiling_dbtp", Json.number(target.ceilingDbtp(), 2));
        json.put("target_reached", report.targetReached());
        json.put("statement", report.statement());
        json.put("encoding", encoding.label());
        json.put("seed", seed);
        json.put("gain_db", Json.number(report.gainDb(), 3));
        json.put("compressor_reduction_db", Json.number(report.compressorReductionDb(), 3));
        json.put("limiter_reduction_db", Json.number(report.limiterReductionDb(), 3));
        json.put("draft", figures(report.draft()));
        json.put("master", figures(report.master()));
        json.put(
                "decisions",
                report.plan().decisions().stream().map(MasteredFile::words).toList());
        json.put("warnings", List.copyOf(report.warnings()));
        return json;
    }

    private static Map<String, @Nullable Object> figures(Measurement measurement) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        MeasuredFile.putFigures(json, measurement);
        return json;
    }

    private static Map<String, String> words(Decision decision) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("stage", decision.stage());
        json.put("setting", decision.setting());
        json.put("reason", decision.reason());
        return json;
    }

    /** Draft and master side by side, for the terminal. */
    String table() {
        Measurement draft = report.draft();
        Measurement master = report.master();
        return "                           draft   master\n"
                + row("Integrated loudness", draft.integratedLufs(), master.integratedLufs(), "LUFS")
                + row("Loudness range", draft.loudnessRangeLu(), master.loudnessRangeLu(), "LU")
                + row("Loudest 3 s", draft.maxShortTermLufs(), master.maxShortTermLufs(), "LUFS")
                + row("True peak (BS.1770)", draft.truePeakDbtp(), master.truePeakDbtp(), "dBTP")
                + row("True peak (fine)", draft.truePeakFineDbtp(), master.truePeakFineDbtp(), "dBTP")
                + row("Peak to loudness", peakToLoudness(draft), peakToLoudness(master), "dB");
    }

    private static double peakToLoudness(Measurement sound) {
        return sound.truePeakDbtp() - sound.integratedLufs();
    }

    private static String row(String name, double draft, double master, String unit) {
        return String.format(
                Locale.ROOT, "  %-20s %9s %8s %s%n", name, Text.figure(draft, 1), Text.figure(master, 1), unit);
    }
}
