package lathe.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lathe.core.audio.AudioInfo;
import lathe.postfx.loudness.Measurement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe measure}. */
@Command(
        name = "measure",
        description =
                "Measures loudness (ITU-R BS.1770-5, EBU R 128), peaks and true peaks, and what else is wrong or right.",
        footer = {
            "",
            "Examples:",
            "  lathe measure song.wav",
            "  lathe measure album/*.flac",
            "  lathe measure --json song.wav | jq .integrated_lufs"
        })
final class MeasureCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "IN", arity = "1..*", description = "Sound files.")
    private List<Path> inputs;

    @Option(names = "--json", description = "Print JSON: an object for one file, an array for several.")
    private boolean json;

    MeasureCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        List<MeasuredFile> measured = new ArrayList<>();
        int code = ExitCode.DONE;
        for (Path input : inputs) {
            try (Progress progress = Progress.on(screen)) {
                measured.add(MeasuredFile.measure(input, progress));
            } catch (IOException unreadable) {
                code = Math.max(code, new Mistakes(screen).tell(unreadable));
            }
        }
        if (json) {
            printJson(measured);
        } else if (inputs.size() == 1) {
            measured.forEach(this::printOne);
        } else if (!measured.isEmpty()) {
            printTable(measured);
        }
        return code;
    }

    private void printJson(List<MeasuredFile> measured) {
        if (inputs.size() > 1) {
            screen.results()
                    .println(Json.of(measured.stream().map(MeasuredFile::json).toList()));
        } else if (!measured.isEmpty()) {
            screen.results().println(Json.of(measured.getFirst().json()));
        }
    }

    private void printOne(MeasuredFile file) {
        PrintStream out = screen.results();
        AudioInfo info = file.info();
        Measurement figures = file.measurement();
        out.println(file.file());
        out.printf(
                Locale.ROOT,
                "  %s, %s, %d Hz, %s, %s%n",
                info.format(),
                info.encoding().label(),
                info.sampleRateHz(),
                info.channels() == 1 ? "mono" : info.channels() == 2 ? "stereo" : info.layout(),
                Text.duration(file.seconds()));
        row("Integrated loudness", Text.figure(figures.integratedLufs(), 1), "LUFS");
        row("Loudness range", Text.figure(figures.loudnessRangeLu(), 1), "LU");
        row("Loudest 400 ms", Text.figure(figures.maxMomentaryLufs(), 1), "LUFS");
        row("Loudest 3 s", Text.figure(figures.maxShortTermLufs(), 1), "LUFS");
        row("Sample peak", Text.figure(figures.samplePeakDbfs(), 2), "dBFS");
        row("True peak (BS.1770)", Text.figure(figures.truePeakDbtp(), 2), "dBTP");
        row("True peak (fine)", Text.figure(figures.truePeakFineDbtp(), 2), "dBTP");
        row("Stereo correlation", Text.figure(figures.stereoCorrelation(), 2), "");
        row("DC offset", Text.figure(100 * figures.dcOffset(), 3), "%");
        row("Clipped samples", String.valueOf(figures.clippedSamples()), "");
        if (figures.nonFiniteSamples() > 0) {
            row("Broken samples", String.valueOf(figures.nonFiniteSamples()), "(not a number; taken for silence)");
        }
    }

    private void row(String name, String value, String unit) {
        screen.results()
                .println(String.format(Locale.ROOT, "  %-20s %9s %s", name, value, unit)
                        .stripTrailing());
    }

    private void printTable(List<MeasuredFile> measured) {
        PrintStream out = screen.results();
        out.println("     LUFS      LRA   max M   max S      dBTP    fine  clipped  file");
        for (MeasuredFile file : measured) {
            Measurement figures = file.measurement();
            out.printf(
                    Locale.ROOT,
                    "%9s %8s %7s %7s %9s %7s %8d  %s%n",
                    Text.figure(figures.integratedLufs(), 1),
                    Text.figure(figures.loudnessRangeLu(), 1),
                    Text.figure(figures.maxMomentaryLufs(), 1),
                    Text.figure(figures.maxShortTermLufs(), 1),
                    Text.figure(figures.truePeakDbtp(), 2),
                    Text.figure(figures.truePeakFineDbtp(), 2),
                    figures.clippedSamples(),
                    file.file());
        }
    }
}
