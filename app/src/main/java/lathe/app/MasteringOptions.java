package lathe.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lathe.app.report.HtmlReport;
import lathe.app.report.ReportCollector;
import lathe.core.audio.AtomicFile;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import lathe.core.param.Preset;
import lathe.core.text.Nearest;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.LoudnessTargets;
import lathe.postfx.master.MasteringStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that masters can be told about it. */
final class MasteringOptions {

    @Option(
            names = "--target",
            paramLabel = "NAME|LUFS",
            description = "Loudness to reach, by platform or as a number; without it the preset's.")
    private @Nullable String target;

    @Option(names = "--ceiling", paramLabel = "DBTP", description = "Highest true peak; without it the target's.")
    private @Nullable Double ceilingDbtp;

    @Option(
            names = "--preset",
            paramLabel = "NAME|FILE",
            defaultValue = "balanced",
            description = "Character of the master; balanced if left out.")
    private String preset;

    @Option(names = "--bits", paramLabel = "16|24|32f", description = "Word length; 24 if left out.")
    private @Nullable String bits;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also write a report, as .html to look at or .json for programs.")
    private @Nullable Path report;

    /** How the target stores samples. */
    SampleEncoding encoding(Path target, AudioFormat format) throws AudioFileException {
        return WordLength.choose(target, format, bits, SampleEncoding.PCM_24);
    }

    /**
     * The preset.
     *
     * @throws CallException if there is none of the name
     * @throws AudioFileException if its file says what a chain cannot do
     */
    MasteringStyle style() throws IOException {
        boolean file = preset.endsWith(".json") || Files.isRegularFile(Path.of(preset));
        if (!file) {
            if (!MasteringStyle.BUILT_IN.contains(preset)) {
                throw new CallException(
                        Nearest.complaint("preset", preset, MasteringStyle.BUILT_IN) + ", or a JSON file");
            }
            return MasteringStyle.builtIn(preset);
        }
        Path path = Path.of(preset);
        try {
            return MasteringStyle.of(Preset.read(path));
        } catch (IllegalArgumentException outOfRange) {
            throw new AudioFileException(
                    path, String.valueOf(outOfRange.getMessage()), "correct the preset", outOfRange);
        }
    }

    /**
     * What to reach.
     *
     * @param preset the loudness where none is asked for
     * @throws CallException if the target is unknown
     */
    LoudnessTarget loudness(LoudnessTarget preset) {
        LoudnessTarget found = preset;
        if (target != null) {
            LoudnessTargets targets = LoudnessTargets.builtIn();
            try {
                found = targets.find(target);
            } catch (IllegalArgumentException unknown) {
                List<String> names =
                        targets.list().stream().map(LoudnessTarget::name).toList();
                throw isNumber(target)
                        ? new CallException("--" + unknown.getMessage() + "; give a loudness such as -14")
                        : new CallException(Nearest.complaint("target", target, names) + ", or a number of LUFS");
            }
        }
        try {
            return ceilingDbtp == null ? found : found.withCeiling(ceilingDbtp);
        } catch (IllegalArgumentException outOfRange) {
            throw new CallException("--" + outOfRange.getMessage() + "; give a level such as -1");
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?[0-9.]+.*");
    }

    /** Looks at where the report shall go, apart from the sound files of the job. */
    void requireReportPlace(List<Path> sounds) throws IOException {
        if (report == null) {
            return;
        }
        if (!isHtml(report) && !report.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            throw new CallException(report + ": a report ends in .html or .json; give such a name to --report");
        }
        Places.requireTarget(report);
        for (Path sound : sounds) {
            if (Places.isSame(report, sound)) {
                throw new CallException(report + ": is a sound file of this job; give another name to --report");
            }
        }
    }

    private static boolean isHtml(@Nullable Path report) {
        String name = report == null ? "" : report.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    /** Collects what a report shows of the sound; null where no report is drawn. */
    @Nullable
    ReportCollector collector(int sampleRateHz, ChannelLayout layout) {
        return isHtml(report) ? new ReportCollector(sampleRateHz, layout) : null;
    }

    /** Writes the report, if one is asked for. */
    void writeReport(MasteredFile mastered, @Nullable ReportCollector sound) throws IOException {
        if (report == null) {
            return;
        }
        String text = sound == null
                ? Json.of(mastered.json()) + "\n"
                : HtmlReport.render(
                        mastered.report(),
                        sound,
                        String.valueOf(mastered.input().getFileName()),
                        String.valueOf(mastered.output().getFileName()),
                        "lathe " + Lathe.Version.number());
        try (AtomicFile whole = AtomicFile.create(report)) {
            whole.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            whole.commit();
        }
    }
}
