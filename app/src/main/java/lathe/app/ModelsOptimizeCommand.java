package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.text.Nearest;
import lathe.neural.graph.ExternalData;
import lathe.neural.graph.GraphFacts;
import lathe.neural.graph.OnnxFile;
import lathe.neural.model.Digest;
import lathe.neural.model.ModelFile;
import lathe.neural.model.ModelPackage;
import lathe.neural.optimize.Int8Model;
import lathe.neural.optimize.Int8Settings;
import lathe.neural.optimize.Int8Verdict;
import lathe.neural.optimize.Optimisation;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe models optimize}. */
@Command(
        name = "optimize",
        description = {
            "Rewrites a model so that it runs faster on a CPU and gives the same sound: convolutions along time in the",
            "runtime's blocked form, transposed ones as polyphase filters. Both are run and compared before anything is",
            "written. Loading a model does the same; written once, it loads faster. --int8 goes further and changes the",
            "sound a little: how much is measured, and refused when it is too much."
        },
        footer = {
            "",
            "Examples:",
            "  lathe models optimize hifigan_v1.onnx -o hifigan_v1.fast.onnx",
            "  lathe models optimize hifigan_v1.onnx -o hifigan_v1.int8.onnx --int8 --calibrate *.wav",
            "  lathe models optimize vocoder.onnx -o vocoder.int8.onnx --int8 --calibrate mels.npy --keep-last-stage"
        })
final class ModelsOptimizeCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "MODEL", description = "An .onnx file, or a package with one.")
    private Path model;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The .onnx file to write.")
    private Path output;

    @Option(names = "--int8", description = "Convolutions on eight bits; needs --calibrate or a package with a test.")
    private boolean int8;

    @Option(
            names = "--calibrate",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Inputs as the model will get them: .npy, .npz, .safetensors, or sound; a few seconds do.")
    private List<Path> calibration = List.of();

    @Option(
            names = "--frontend",
            defaultValue = "hifigan-22k",
            paramLabel = "NAME",
            description = "How sound becomes a spectrogram; see lathe mel --help (default: ${DEFAULT-VALUE}).")
    private String frontEnd;

    @Option(
            names = "--percentile",
            defaultValue = "99.99",
            paramLabel = "P",
            description = "Share of values that eight bits must reach, 100 for all (default: ${DEFAULT-VALUE}).")
    private double percentile;

    @Option(names = "--keep-last-stage", description = "Leave all behind the last upsampling in floating point.")
    private boolean keepLastStage;

    @Option(names = "--no-keep-ends", description = "Bring the first and the last convolution to eight bits, too.")
    private boolean ends;

    @Option(
            names = "--weight-bits",
            defaultValue = "8",
            paramLabel = "N",
            description = "7 for processors without VNNI (default: ${DEFAULT-VALUE}).")
    private int weightBits;

    @Option(
            names = "--max-mel-l1",
            defaultValue = "0.1",
            paramLabel = "X",
            description = "Refuse beyond this mean difference of ln mel (default: ${DEFAULT-VALUE}).")
    private double maxMelL1;

    @Option(
            names = "--max-stft",
            defaultValue = "0.3",
            paramLabel = "X",
            description = "Refuse beyond this multi-resolution STFT distance (default: ${DEFAULT-VALUE}).")
    private double maxStft;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    ModelsOptimizeCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, ModelException, InferenceException {
        Int8Settings settings = settings();
        Places.requireTarget(output);
        List<Map<String, Tensor>> tests = new ArrayList<>();
        Path source = source(tests);
        OnnxFile original = OnnxFile.read(source);
        GraphFacts facts = GraphFacts.of(original, source.toAbsolutePath().getParent());
        facts.requireSound(source.toString());
        embed(original, source);
        List<Map<String, Tensor>> samples = samples(facts, tests);
        Optimisation fast = Optimisation.of(original, samples.isEmpty() ? List.of() : samples.subList(0, 1));
        if (!int8 && !fast.isRewritten()) {
            screen.mistake(model + ": " + fast.explanation() + "; use it as it is, nothing was written");
            return ExitCode.FAILED;
        }
        OnnxFile result = fast.model();
        @Nullable Int8Model quantised = null;
        if (int8) {
            quantised = Int8Model.of(result, samples, settings, new Int8Verdict.Limits(maxMelL1, maxStft));
            if (!quantised.verdict().isGood()) {
                screen.mistake(model + ": eight bits change too much: " + quantised.verdict()
                        + "; try --keep-last-stage, more to calibrate with, or allow more");
                return ExitCode.FAILED;
            }
            result = quantised.model();
        }
        label(result, source, fast, quantised);
        result.write(output);
        report(fast, quantised);
        return ExitCode.DONE;
    }

    private static void embed(OnnxFile original, Path source) throws IOException {
        Path folder = source.toAbsolutePath().getParent();
        if (folder != null) {
            ExternalData.embed(original, folder);
        }
    }

    private Int8Settings settings() {
        if (!(percentile > 50 && percentile <= 100)) {
            throw new CallException("--percentile " + percentile + " is outside 50 to 100; leave it out for 99.99");
        }
        if (weightBits != 7 && weightBits != 8) {
            throw new CallException("--weight-bits " + weightBits + " is neither 7 nor 8; leave it out for 8");
        }
        if (MelFrontEnd.find(frontEnd).isEmpty()) {
            throw new CallException(Nearest.complaint("front end", frontEnd, MelFrontEnd.names()));
        }
        return Int8Settings.DEFAULT
                .withPercentile(percentile)
                .keeping(!ends, !ends, keepLastStage)
                .withWeightBits(weightBits);
    }

    /** The graph to work on; a package gives its test inputs along. */
    private Path source(List<Map<String, Tensor>> tests) throws IOException, ModelException {
        if (Files.isRegularFile(model) && model.toString().endsWith(".onnx")) {
            return model;
        }
        ModelPackage whole = ModelPackage.read(model);
        List<ModelFile> graphs =
                whole.files().stream().filter(ModelFile::isGraph).toList();
        if (graphs.size() != 1) {
            throw new CallException(model + ": has " + graphs.size() + " graphs; name one of its .onnx files");
        }
        if (whole.testVector().isPresent()) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            for (Map.Entry<String, Path> entry :
                    whole.testVector().get().inputs().entrySet()) {
                inputs.put(entry.getKey(), TensorFiles.readOne(entry.getValue()));
            }
            tests.add(inputs);
        }
        return whole.verified(graphs.getFirst());
    }

    private List<Map<String, Tensor>> samples(GraphFacts facts, List<Map<String, Tensor>> tests) throws IOException {
        List<Map<String, Tensor>> samples =
                new CalibrationInputs(facts.inputs(), MelFrontEnd.named(frontEnd)).read(calibration);
        samples.addAll(tests);
        if (int8 && samples.isEmpty()) {
            throw new CallException("--int8 needs inputs to learn from; give some with --calibrate");
        }
        return samples;
    }

    private static void label(OnnxFile result, Path source, Optimisation fast, @Nullable Int8Model quantised)
            throws IOException {
        SequencedMap<String, String> labels = result.metadata();
        labels.put("lathe_version", Lathe.Version.number());
        labels.put("lathe_source_sha256", Digest.sha256(source));
        labels.put("lathe_rewrite", fast.explanation());
        if (quantised != null) {
            labels.put("lathe_int8", quantised.convolutions() + " convolutions; " + quantised.verdict());
        }
    }

    private void report(Optimisation fast, @Nullable Int8Model quantised) throws IOException {
        if (json) {
            SequencedMap<String, @Nullable Object> all = new LinkedHashMap<>();
            all.put("output", output.toString());
            all.put("bytes", Files.size(output));
            all.put("rewritten", fast.isRewritten());
            all.put("rewrite", fast.explanation());
            all.put("deviation", fast.deviation());
            if (quantised != null) {
                all.put("int8_convolutions", quantised.convolutions());
                all.put("mel_l1", Json.number(quantised.verdict().melL1(), 5));
                all.put("stft_distance", Json.number(quantised.verdict().stftDistance(), 5));
                all.put("snr_db", Json.number(quantised.verdict().snrDb(), 2));
            }
            screen.results().println(Json.of(all));
            return;
        }
        screen.results().println(output);
        screen.results().println("  " + fast.explanation());
        if (quantised != null) {
            screen.results()
                    .println("  " + quantised.convolutions() + " convolutions on eight bits: " + quantised.verdict());
        }
    }
}
