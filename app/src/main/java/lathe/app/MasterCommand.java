package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import lathe.app.report.HtmlReport;
import lathe.app.report.ReportCollector;
import lathe.core.audio.AtomicFile;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.param.Preset;
import lathe.core.text.Nearest;
import lathe.postfx.master.Decision;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.LoudnessTargets;
import lathe.postfx.master.MasterReport;
import lathe.postfx.master.MasteringJob;
import lathe.postfx.master.MasteringStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe master}. */
@Command(
        name = "master",
        description = "Measures a draft, plans what it needs, says why, and writes the master.",
        footer = {
            "",
            "Targets: a number of LUFS, or spotify, spotify-loud, apple-music, youtube, tidal, amazon, deezer,",
            "ebu-r128, atsc-a85, podcast. Presets: balanced, gentle, loud, warm, bright, broadcast, or a JSON file.",
            "",
            "Examples:",
            "  lathe master draft.wav -o master.wav",
            "  lathe master draft.wav -o master.flac --target youtube --preset warm --report master.html",
            "  lathe master draft.wav -o cd.wav --target -11 --rate 44100 --bits 16 --dither shaped",
            "  lathe master draft.wav -o tv.wav --preset broadcast --json | jq .master.integrated_lufs"
        })
final class MasterCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "IN", description = "The draft.")
    private Path input;

    @Mixin
    private OutputOptions output;

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

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    MasterCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        MasteringStyle style = style();
        LoudnessTarget loudness = loudness(style);
        AudioFormat format = Places.requireSoundTarget(output.target(), input);
        requireReportPlace();
        SampleEncoding encoding = WordLength.choose(output.target(), format, bits, SampleEncoding.PCM_24);
        String dither = Objects.requireNonNullElse(output.checkedDither(), "tpdf");
        int rate = output.checkedRate();
        AudioInfo draft = look();

        MasteringJob job =
                new MasteringJob(style, loudness, new MasteringJob.Output(rate, encoding, dither, output.seed()));
        ReportCollector sound =
                isHtml(report) ? new ReportCollector(rate == 0 ? draft.sampleRateHz() : rate, draft.layout()) : null;
        MasterReport done;
        try (Progress progress = Progress.on(screen)) {
            done = job.run(input, output.target(), new JobWatch(progress, sound));
        }
        MasteredFile mastered = new MasteredFile(input, output.target(), encoding, output.seed(), done);
        if (report != null) {
            writeReport(mastered, sound, report);
        }
        say(mastered);
        return ExitCode.DONE;
    }

    private MasteringStyle style() throws IOException {
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

    private LoudnessTarget loudness(MasteringStyle style) {
        LoudnessTarget found = style.target();
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

    private void requireReportPlace() throws IOException {
        if (report == null) {
            return;
        }
        if (!isHtml(report) && !report.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            throw new CallException(report + ": a report ends in .html or .json; give such a name to --report");
        }
        Places.requireTarget(report);
        for (Path sound : List.of(input, output.target())) {
            if (Places.isSame(report, sound)) {
                throw new CallException(report + ": is a sound file of this job; give another name to --report");
            }
        }
    }

    private static boolean isHtml(@Nullable Path report) {
        String name = report == null ? "" : report.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".html") || name.endsWith(".htm");
    }

    /** The header, read before anything else happens, so that a bad draft is told at once. */
    private AudioInfo look() throws IOException {
        if (Files.exists(input) && !Files.isRegularFile(input) && !Files.isDirectory(input)) {
            throw new AudioFileException(
                    input, "is a pipe, and mastering reads the draft several times", "save it to a file first");
        }
        try (AudioReader reader = AudioFiles.open(input)) {
            return reader.info();
        }
    }

    private static void writeReport(MasteredFile mastered, @Nullable ReportCollector sound, Path file)
            throws IOException {
        String text = sound == null
                ? Json.of(mastered.json()) + "\n"
                : HtmlReport.render(
                        mastered.report(),
                        sound,
                        String.valueOf(mastered.input().getFileName()),
                        String.valueOf(mastered.output().getFileName()),
                        "lathe " + Lathe.Version.number());
        try (AtomicFile whole = AtomicFile.create(file)) {
            whole.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            whole.commit();
        }
    }

    private void say(MasteredFile mastered) {
        MasterReport done = mastered.report();
        for (String warning : done.warnings()) {
            screen.notice("lathe: " + warning);
        }
        if (json) {
            screen.results().println(Json.of(mastered.json()));
        } else if (!screen.quiet()) {
            PrintStream out = screen.results();
            out.println(mastered.output() + ": " + done.statement());
            out.println();
            for (Decision decision : done.plan().decisions()) {
                out.printf(Locale.ROOT, "  %-11s %s%n", decision.stage(), decision.setting());
                out.printf(Locale.ROOT, "  %-11s   %s%n", "", decision.reason());
            }
            out.println();
            out.print(mastered.table());
        }
    }
}
