package lathe.app;

import java.util.Locale;
import java.util.concurrent.Callable;
import lathe.neural.model.CheckResult;
import lathe.neural.model.ModelLibrary;
import lathe.neural.model.ModelPackage;
import lathe.neural.model.Timing;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe models check}. */
@Command(
        name = "check",
        description = {
            "Runs a model's test vector and measures context, chunks, speed and memory on one thread.",
            "Decoding uses the context that was found from then on. Exit code 1 if the test fails."
        },
        footer = {"", "Examples:", "  lathe models check hifigan_v2", "  lathe models check --json decoder_model.onnx"})
final class ModelsCheckCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "ID|PATH", description = "A model of the library, a package, or an .onnx file.")
    private String model;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ModelsCheckCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws ModelException, InferenceException {
        ModelLibrary library = ModelLibrary.ofUser();
        ModelPackage checked = library.open(model);
        CheckResult result = library.check(checked);
        if (json) {
            screen.results().println(Json.of(result.json()));
        } else {
            print(checked, result);
        }
        return result.passed() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(ModelPackage checked, CheckResult result) {
        screen.results().println(result.id());
        row(
                "Test vector",
                result.test()
                        .map(ModelsCheckCommand::test)
                        .orElse(checked.testVector().isPresent() ? "not run" : "none"));
        result.timing().ifPresent(timing -> {
            row("Context", ModelsShowCommand.context(timing));
            row("Chunks", result.bitExact() ? "the whole bit for bit with that context" : distance(timing));
            if (timing.exact()) {
                row("Economy", result.economyFrames() + " frames on both sides stay below -90 dB");
            }
        });
        String speeds = result.notJudged().isEmpty() ? "Speed" : "Graph alone";
        result.speeds().forEach(speed -> row(speeds, speed(speed)));
        result.memory().ifPresent(memory -> row("Memory", memory(memory)));
        row("Live", result.notJudged().map(why -> "not judged: " + why).orElse(result.suitsLive() ? "yes" : "no"));
        result.reasons().forEach(reason -> row("", reason));
    }

    private static String test(CheckResult.Test test) {
        return String.format(
                Locale.ROOT,
                "%s: largest error %.2g, allowed %.2g",
                test.passed() ? "passed" : "FAILED",
                test.maxAbsError(),
                test.tolerance());
    }

    private static String distance(Timing timing) {
        return String.format(Locale.ROOT, "%.0f dB from the whole with that context", timing.seamErrorDb());
    }

    private static String speed(CheckResult.Speed speed) {
        return String.format(
                Locale.ROOT,
                "%3d frames in %.2f ms, real-time factor %.3f",
                speed.frames(),
                speed.medianMs(),
                speed.realTimeFactor());
    }

    private static String memory(CheckResult.Memory memory) {
        return ModelsShowCommand.bytes(memory.loadedBytes()) + " loaded, "
                + ModelsShowCommand.bytes(memory.workingBytes()) + " more at work";
    }

    private void row(String name, String value) {
        screen.results().println(String.format(Locale.ROOT, "  %-12s ", name) + value);
    }
}
