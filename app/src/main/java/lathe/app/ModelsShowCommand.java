package lathe.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import lathe.neural.graph.GraphFacts;
import lathe.neural.graph.OnnxValue;
import lathe.neural.model.ModelFile;
import lathe.neural.model.ModelLibrary;
import lathe.neural.model.ModelPackage;
import lathe.neural.model.ModelPort;
import lathe.neural.model.Timing;
import lathe.neural.session.ModelException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe models show}. */
@Command(
        name = "show",
        description = "Shows what a model is, what goes in and comes out, and what its makers ask for its use.",
        footer = {"", "Examples:", "  lathe models show hifigan_v2", "  lathe models show --json vocoder.onnx"})
final class ModelsShowCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "ID|PATH", description = "A model of the library, a package, or an .onnx file.")
    private String model;

    @Option(names = "--json", description = "Print JSON: its model.json, with what bare files amount to.")
    private boolean json;

    ModelsShowCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws ModelException {
        ModelPackage shown = ModelLibrary.ofUser().open(model);
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>(shown.description().values());
            values.put("folder", shown.folder().toString());
            screen.results().println(Json.of(values));
        } else {
            print(shown);
        }
        return ExitCode.DONE;
    }

    private void print(ModelPackage shown) throws ModelException {
        screen.results().println(shown.id());
        row("Kind", shown.kind().id() + ": " + shown.kind().purpose());
        row("Family", shown.family());
        row("Version", shown.version());
        row("Audio", audio(shown));
        row("Mel front end", shown.melFrontEnd().orElse(""));
        row("Codec", shown.section("codec").text("format").orElse(""));
        row("Latent", shown.section("latent").text("format").orElse(""));
        row("Context", shown.timing().map(ModelsShowCommand::context).orElse("unknown; see lathe models check"));
        row("Licence", licence(shown));
        row("Folder", shown.folder().toString());
        for (ModelFile file : shown.files()) {
            row("File", file.path() + ", " + file.role() + ", " + bytes(file.bytes()));
            if (file.isGraph()) {
                GraphFacts facts = shown.facts(file);
                ports(shown, file, "in", facts.inputs());
                ports(shown, file, "out", facts.outputs());
            }
        }
    }

    private static String audio(ModelPackage shown) {
        int channels = shown.audio().channels();
        String text = shown.audio().sampleRateHz() + " Hz, "
                + (channels == 1 ? "mono" : channels == 2 ? "stereo" : channels + " channels");
        return shown.audio().hopSamples() == 0
                ? text
                : text + ", " + shown.audio().hopSamples() + " samples a frame";
    }

    static String context(Timing timing) {
        String text = timing.contextLeftFrames() + " frames before, " + timing.contextRightFrames() + " after"
                + (timing.exact() ? ", exact" : "");
        return text + (timing.measured() ? ", measured here" : ", declared");
    }

    private static String licence(ModelPackage shown) {
        String code = shown.licence().code();
        String weights = shown.licence().weights();
        if (code.isEmpty() && weights.isEmpty()) {
            return "not told";
        }
        return "code " + or(code) + ", weights " + or(weights) + ", data "
                + or(shown.licence().data());
    }

    private static String or(String told) {
        return told.isEmpty() ? "not told" : told;
    }

    private void ports(ModelPackage shown, ModelFile file, String side, List<OnnxValue> values) {
        for (OnnxValue value : values) {
            String role = shown.ports().stream()
                    .filter(port ->
                            port.file().equals(file.path()) && port.name().equals(value.name()))
                    .map(ModelPort::role)
                    .filter(known -> !known.equals(value.name()))
                    .map(known -> ", " + known)
                    .findFirst()
                    .orElse("");
            List<String> axes = value.axes();
            String shape = axes == null ? "" : " [" + String.join(", ", axes).replace(", ,", ", ?,") + "]";
            row("  " + side, value.name() + " " + value.type() + shape + role);
        }
    }

    static String bytes(long bytes) {
        return bytes < 100_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private void row(String name, String value) {
        if (!value.isEmpty()) {
            screen.results().printf(Locale.ROOT, "  %-14s %s%n", name, value);
        }
    }
}
