package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import lathe.app.report.ReportCollector;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.postfx.master.Decision;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.MasterReport;
import lathe.postfx.master.MasteringJob;
import lathe.postfx.master.MasteringStyle;
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

    @Mixin
    private MasteringOptions mastering;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    MasterCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        MasteringStyle style = mastering.style();
        LoudnessTarget loudness = mastering.loudness(style.target());
        AudioFormat format = Places.requireSoundTarget(output.target(), input);
        mastering.requireReportPlace(List.of(input, output.target()));
        SampleEncoding encoding = mastering.encoding(output.target(), format);
        String dither = Objects.requireNonNullElse(output.checkedDither(), "tpdf");
        int rate = output.checkedRate();
        AudioInfo draft = look();

        MasteringJob job =
                new MasteringJob(style, loudness, new MasteringJob.Output(rate, encoding, dither, output.seed()));
        ReportCollector sound = mastering.collector(rate == 0 ? draft.sampleRateHz() : rate, draft.layout());
        MasterReport done;
        try (Progress progress = Progress.on(screen)) {
            done = job.run(input, output.target(), new JobWatch(progress, sound));
        }
        MasteredFile mastered = new MasteredFile(input, output.target(), encoding, output.seed(), done);
        mastering.writeReport(mastered, sound);
        say(mastered);
        return ExitCode.DONE;
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
