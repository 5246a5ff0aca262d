package lathe.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import lathe.postfx.loudness.Measurement;
import lathe.postfx.master.Decision;
import lathe.postfx.master.MasterReport;

/** A mastering job as one page that needs nothing else: no script, no network, light or dark as the reader likes. */
public final class HtmlReport {

    private static final String WITH_TARGET = "<span class=\"target\">target</span>";

    private final MasterReport report;
    private final ReportCollector sound;
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(MasterReport report, ReportCollector sound) {
        this.report = report;
        this.sound = sound;
    }

    /**
     * The page.
     *
     * @param draftName as a reader knows it
     * @param masterName as a reader knows it
     * @param madeBy program and version
     */
    public static String render(
            MasterReport report, ReportCollector sound, String draftName, String masterName, String madeBy) {
        HtmlReport html = new HtmlReport(report, sound);
        html.head(draftName, masterName);
        html.page.append("<section class=\"wide\"><h2>Figures</h2>");
        html.figures();
        html.page.append("</section><section class=\"wide\"><h2>What was done, and why</h2>");
        html.decisions();
        html.page.append("</section><div class=\"charts\">");
        html.loudness();
        html.spectrum();
        html.gainReduction();
        html.spectrograms();
        html.page.append("</div><footer>").append(Html.escape(madeBy)).append("</footer></main></body></html>\n");
        return html.page.toString();
    }

    private void head(String draftName, String masterName) {
        String title = Html.escape(masterName);
        page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\">")
                .append("<title>")
                .append(title)
                .append(", mastered</title><style>")
                .append(style())
                .append("</style></head><body><main><header><h1>")
                .append(title)
                .append("</h1><p class=\"from\">mastered from ")
                .append(Html.escape(draftName))
                .append("</p><p class=\"")
                .append(report.targetReached() ? "outcome reached" : "outcome missed")
                .append("\">")
                .append(Html.escape(report.statement()))
                .append("</p>");
        for (String warning : report.warnings()) {
            page.append("<p class=\"outcome missed\">")
                    .append(Html.escape(warning))
                    .append("</p>");
        }
        page.append("</header>");
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void figures() {
        Measurement draft = report.draft();
        Measurement master = report.master();
        page.append("<table class=\"figures\"><thead><tr><th scope=\"col\"></th><th scope=\"col\">draft</th>")
                .append("<th scope=\"col\">master</th><th scope=\"col\">change</th></tr></thead><tbody>");
        figure("Integrated loudness", "LUFS", draft.integratedLufs(), master.integratedLufs());
        figure("Loudness range", "LU", draft.loudnessRangeLu(), master.loudnessRangeLu());
        figure("Loudest 3 s", "LUFS", draft.maxShortTermLufs(), master.maxShortTermLufs());
        figure("Loudest 400 ms", "LUFS", draft.maxMomentaryLufs(), master.maxMomentaryLufs());
        figure("True peak, standard meter", "dBTP", draft.truePeakDbtp(), master.truePeakDbtp());
        figure("True peak, fine meter", "dBTP", draft.truePeakFineDbtp(), master.truePeakFineDbtp());
        figure("Sample peak", "dBFS", draft.samplePeakDbfs(), master.samplePeakDbfs());
        figure("Peak to loudness", "dB", peakToLoudness(draft), peakToLoudness(master));
        row("Stereo correlation", Figure.two(draft.stereoCorrelation()), Figure.two(master.stereoCorrelation()), "");
        row("Clipped samples", String.valueOf(draft.clippedSamples()), String.valueOf(master.clippedSamples()), "");
        page.append("</tbody></table>");
    }

    private static double peakToLoudness(Measurement sound) {
        return sound.truePeakDbtp() - sound.integratedLufs();
    }

    private void figure(String name, String unit, double before, double after) {
        row(
                name + " <small>" + unit + "</small>",
                Figure.one(before),
                Figure.one(after),
                Figure.change(after - before));
    }

    private void row(String name, String before, String after, String change) {
        page.append("<tr><th scope=\"row\">").append(name).append("</th>");
        for (String cell : new String[] {before, after, change}) {
            page.append("<td>").append(cell).append("</td>");
        }
        page.append("</tr>");
    }

    private void decisions() {
        page.append("<ol class=\"decisions\">");
        for (Decision decision : report.plan().decisions()) {
            page.append("<li><b>").append(Html.escape(decision.stage())).append("</b><span>");
            page.append(Html.escape(decision.setting())).append("</span><small>");
            page.append(Html.escape(decision.reason())).append("</small></li>");
        }
        page.append("</ol>");
    }

    private void loudness() {
        Axis time = Axis.time(sound.draft().seconds());
        double target = report.plan().target().integratedLufs();
        Axis level = loudnessAxis(target);
        chart(
                "Short-term loudness",
                "each point the 3 seconds before it",
                WITH_TARGET,
                new LineChart("Short-term loudness of draft and master over time", time, level, "LUFS")
                        .level("target", target)
                        .overTime(
                                "before",
                                sound.draft().shortTerm().points(),
                                sound.draft().shortTerm().pointSeconds())
                        .overTime(
                                "after",
                                sound.master().shortTerm().points(),
                                sound.master().shortTerm().pointSeconds()));
        chart(
                "Momentary loudness",
                "each point the 400 ms before it",
                WITH_TARGET,
                new LineChart("Momentary loudness of draft and master over time", time, level, "LUFS")
                        .level("target", target)
                        .overTime(
                                "before",
                                sound.draft().momentary().points(),
                                sound.draft().momentary().pointSeconds())
                        .overTime(
                                "after",
                                sound.master().momentary().points(),
                                sound.master().momentary().pointSeconds()));
    }

    /** From the loudest moment down to the quietest that is still music rather than a fade. */
    private Axis loudnessAxis(double target) {
        double top = target + 1;
        double bottom = target - 6;
        for (SoundPicture of : new SoundPicture[] {sound.draft(), sound.master()}) {
            for (float lufs : of.momentary().points()) {
                top = Math.max(top, Float.isNaN(lufs) ? top : lufs);
                bottom = Math.min(bottom, Float.isNaN(lufs) ? bottom : lufs);
            }
        }
        top = Math.ceil(top / 6) * 6;
        double low = Math.max(top - 48, Math.floor(bottom / 6) * 6);
        return Axis.level(low, top, top - low > 18 ? 6 : 3);
    }

    private void spectrum() {
        double[] before = sound.draft().spectrum().averageDb();
        double[] after = sound.master().spectrum().averageDb();
        double bottom = -30;
        for (int b = 0; b < before.length; b++) {
            bottom = Math.min(bottom, Double.isNaN(before[b]) ? bottom : before[b]);
            bottom = Math.min(bottom, Double.isNaN(after[b]) ? bottom : after[b]);
        }
        double[] hz = new double[SpectrumPicture.BANDS];
        for (int b = 0; b < hz.length; b++) {
            hz[b] = SpectrumPicture.bandHz(b);
        }
        chart(
                "Spectrum",
                "sixth-octave bands, each sound relative to its own level, so that only tone differs",
                "",
                new LineChart(
                                "Average spectrum of draft and master",
                                Axis.frequency(),
                                Axis.level(Math.max(-90, Math.floor(bottom / 10) * 10), 0, 10),
                                "dB")
                        .line("before", hz, before)
                        .line("after", hz, after));
    }

    private void gainReduction() {
        float[] compressor = below(sound.compressor().points());
        float[] limiter = below(sound.limiter().points());
        double deepest = -3;
        for (float value : compressor) {
            deepest = Math.min(deepest, value);
        }
        for (float value : limiter) {
            deepest = Math.min(deepest, value);
        }
        double step = deepest < -12 ? 6 : deepest < -6 ? 3 : 1;
        Axis level = Axis.level(Math.floor(deepest / step) * step, 0, step);
        page.append("<section><h2>Gain reduction</h2><p class=\"what\">the most in each moment</p>")
                .append(
                        "<p class=\"key\"><span class=\"before\">compressor</span><span class=\"after\">limiter</span></p>")
                .append(new LineChart(
                                "Gain reduction of compressor and limiter over time",
                                Axis.time(sound.draft().seconds()),
                                level,
                                "dB")
                        .overTime("after", limiter, sound.limiter().pointSeconds())
                        .overTime("before", compressor, sound.compressor().pointSeconds())
                        .svg())
                .append("</section>");
    }

    private static float[] below(float[] reductions) {
        for (int i = 0; i < reductions.length; i++) {
            reductions[i] = -reductions[i];
        }
        return reductions;
    }

    private void spectrograms() {
        spectrogram("Spectrogram of the draft", sound.draft());
        spectrogram("Spectrogram of the master", sound.master());
    }

    private void spectrogram(String title, SoundPicture of) {
        page.append("<section><h2>")
                .append(title)
                .append("</h2><p class=\"what\">from ")
                .append(Figure.whole(SpectrogramImage.FLOOR_DB))
                .append(" dB (dark) to ")
                .append(Figure.whole(SpectrogramImage.TOP_DB))
                .append(" dB (bright) re full scale</p>");
        Axis frequency = Axis.frequency();
        page.append(new LineChart(title, Axis.time(of.seconds()), frequency, "Hz")
                        .picture(SpectrogramImage.dataAddress(of.spectrum()))
                        .svg())
                .append("</section>");
    }

    private void chart(String title, String what, String moreKeys, LineChart chart) {
        page.append("<section><h2>")
                .append(title)
                .append("</h2><p class=\"what\">")
                .append(what)
                .append("</p>")
                .append("<p class=\"key\"><span class=\"before\">draft</span><span class=\"after\">master</span>")
                .append(moreKeys)
                .append("</p>")
                .append(chart.svg())
                .append("</section>");
    }
}
