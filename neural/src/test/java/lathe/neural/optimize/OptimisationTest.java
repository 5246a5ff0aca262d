package lathe.neural.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lathe.core.tensor.Tensor;
import lathe.core.testing.Fixtures;
import lathe.neural.graph.GraphFacts;
import lathe.neural.graph.OnnxAttribute;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxGraph;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.StoredTensor;
import lathe.neural.graph.TensorType;
import org.junit.jupiter.api.Test;

class OptimisationTest {

    private static final float[] NOISE = new SplittableRandom(3)
            .doubles(4096, -1, 1)
            .collect(() -> new Gather(4096), Gather::add, (a, b) -> {})
            .values;

    private static final Set<String> SOME =
            Set.of("dac-44k", "encodec-32k", "snac-24k", "mimi", "vocos-encodec-24k", "jukebox-2", "musicgen-tiny");

    private static final class Gather {
        private final float[] values;
        private int at;

        Gather(int size) {
            values = new float[size];
        }

        void add(double value) {
            values[at++] = (float) value;
        }
    }

    private static StoredTensor weight(String name, int... dims) {
        long[] sizes = Arrays.stream(dims).asLongStream().toArray();
        int count = Arrays.stream(dims).reduce(1, Math::multiplyExact);
        return StoredTensor.ofFloats(name, Arrays.copyOf(NOISE, count), sizes);
    }

    private static OnnxFile model(long opset, List<StoredTensor> weights, OnnxNode... nodes) {
        OnnxGraph graph = OnnxGraph.empty("test");
        graph.inputs().add(OnnxValue.of("x", TensorType.FLOAT, List.of("n", "4", "t")));
        graph.outputs().add(OnnxValue.of("y", TensorType.FLOAT, List.of("n", "c", "u")));
        weights.forEach(graph::put);
        graph.nodes().addAll(List.of(nodes));
        return OnnxFile.of(graph, opset);
    }

    private static OnnxNode node(String operator, String output, List<String> inputs, OnnxAttribute... attributes) {
        return OnnxNode.of(operator, inputs, List.of(output), attributes);
    }

    private static long count(OnnxFile file, String operator) {
        return file.graph().nodes().stream().filter(node -> node.is(operator)).count();
    }

    @Test
    void hifiGanIsWrittenWithOneAxisInAndOneOut() throws IOException {
        for (String variant : List.of("v1", "v2", "v3")) {
            Path file = Fixtures.path("hifigan-" + variant + "/model.onnx");
            Optimisation result = Optimisation.of(file, List.of());
            assertThat(result.explanation()).as(variant).contains("convolutions written for blocked kernels");
            assertThat(result.deviation()).isBetween(Double.MIN_VALUE, Optimisation.MAX_DEVIATION);
            assertThat(count(result.model(), "ConvTranspose")).isZero();
            assertThat(count(result.model(), "Unsqueeze")).isEqualTo(1);
            assertThat(result.model().metadata()).isEqualTo(OnnxFile.read(file).metadata());
        }
    }

    /** One of each way of building decoders; all of them with -Dlathe.heavy=true. */
    private static List<Path> fixtures() throws IOException {
        Path root = Fixtures.path("session").resolve("..").normalize();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .filter(file -> !root.relativize(file).startsWith("session"))
                    .filter(file -> Boolean.getBoolean("lathe.heavy")
                            || SOME.contains(root.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void noFixtureBecomesAnotherModelOrAFaultyOne() throws IOException {
        int rewritten = 0;
        for (Path file : fixtures()) {
            OnnxFile original = OnnxFile.read(file);
            Optimisation result = Optimisation.of(file, List.of());
            rewritten += result.isRewritten() ? 1 : 0;
            GraphFacts before = GraphFacts.of(original, file.getParent());
            GraphFacts after = GraphFacts.of(result.model(), null);
            assertThat(after.faults()).as(file.toString()).isEmpty();
            assertThat(names(after.inputs())).isEqualTo(names(before.inputs()));
            assertThat(names(after.outputs())).isEqualTo(names(before.outputs()));
        }
        assertThat(rewritten).isGreaterThanOrEqualTo(SOME.size() - 1);
    }

    private static List<String> names(List<OnnxValue> values) {
        return values.stream().map(OnnxValue::name).toList();
    }

    @Test
    void everyOpsetFromElevenOnIsRewritten() {
        for (long opset = 11; opset <= 22; opset++) {
            OnnxFile file = model(
                    opset,
                    List.of(weight("a", 8, 4, 3), weight("u", 8, 6, 4), weight("ub", 6)),
                    node("Conv", "c", List.of("x", "a"), OnnxAttribute.of("pads", new long[] {1, 1})),
                    node("LeakyRelu", "l", List.of("c"), OnnxAttribute.of("alpha", 0.1f)),
                    node(
                            "ConvTranspose",
                            "y",
                            List.of("l", "u", "ub"),
                            OnnxAttribute.of("strides", new long[] {2}),
                            OnnxAttribute.of("pads", new long[] {1, 1})));
            assertThat(Optimisation.of(file, List.of()).isRewritten())
                    .as("opset %d: %s", opset, Optimisation.of(file, List.of()).explanation())
                    .isTrue();
        }
        OnnxFile old = model(10, List.of(weight("a", 8, 4, 3)), node("Conv", "y", List.of("x", "a")));
        assertThat(Optimisation.of(old, List.of()).explanation())
                .isEqualTo("left as it is: opset 10 is outside 11 to 26");
    }

    @Test
    void whatStandsBetweenConvolutionsGoesAlongOrGetsItsOwnShapeBack() {
        OnnxFile file = model(
                17,
                List.of(
                        weight("a", 4, 4, 3),
                        weight("alpha", 1, 4, 1),
                        weight("slope", 4, 1),
                        StoredTensor.ofFloats("half", new float[] {0.5f}),
                        StoredTensor.ofLongs("pads", new long[] {0, 0, 2, 0, 0, 1}, 6),
                        weight("depthwise", 4, 1, 3)),
                node("Conv", "c1", List.of("x", "a"), OnnxAttribute.of("dilations", new long[] {2})),
                node("Mul", "scaled", List.of("c1", "alpha")),
                node("Sin", "sin", List.of("scaled")),
                node("PRelu", "p", List.of("sin", "slope")),
                node("Mul", "halved", List.of("half", "p")),
                node("Pad", "padded", List.of("halved", "pads"), OnnxAttribute.of("mode", "reflect")),
                node("Conv", "c2", List.of("padded", "depthwise"), OnnxAttribute.of("group", 4)),
                node("Transpose", "turned", List.of("c2"), OnnxAttribute.of("perm", new long[] {0, 2, 1})),
                node("Softmax", "soft", List.of("turned"), OnnxAttribute.of("axis", -1)),
                node("Transpose", "back", List.of("soft"), OnnxAttribute.of("perm", new long[] {0, 2, 1})),
                node("Add", "sum", List.of("back", "c2")),
                node("Concat", "y", List.of("sum", "c2"), OnnxAttribute.of("axis", -1)));
        Optimisation result = Optimisation.of(file, List.of());
        assertThat(result.isRewritten()).as(result.explanation()).isTrue();
        assertThat(count(result.model(), "Squeeze")).isEqualTo(2);
        assertThat(count(result.model(), "Unsqueeze")).isEqualTo(2);
    }

    @Test
    void aValueThatIsTakenInBothShapesIsThereInBoth() {
        OnnxFile file = model(
                13,
                List.of(weight("a", 4, 4, 1)),
                node("Conv", "c", List.of("x", "a")),
                node("Relu", "r", List.of("c")),
                node(
                        "ReduceMean",
                        "m",
                        List.of("r"),
                        OnnxAttribute.of("axes", new long[] {2}),
                        OnnxAttribute.of("keepdims", 1)),
                node("Mul", "y", List.of("r", "m")));
        assertThat(Optimisation.of(file, List.of()).isRewritten()).isTrue();
    }

    @Test
    void noiseIsTheSameInBothWhenTheyAreCompared() {
        OnnxFile file = model(
                17,
                List.of(weight("a", 4, 4, 3)),
                node("Conv", "c", List.of("x", "a")),
                node("RandomNormalLike", "noise", List.of("c")),
                node("Add", "y", List.of("c", "noise")));
        Optimisation result = Optimisation.of(file, List.of());
        assertThat(result.isRewritten()).as(result.explanation()).isTrue();
        assertThat(result.model().graph().nodes())
                .allMatch(node -> !node.attributes().containsKey("seed"));
    }

    @Test
    void aModelThatDoesNotTakeMadeUpInputsIsComparedOnGivenOnes() {
        OnnxFile file = model(
                17,
                List.of(weight("a", 4, 4, 3), StoredTensor.ofLongs("shape", new long[] {1, 4, 10}, 3)),
                node("Conv", "c", List.of("x", "a")),
                node("Reshape", "y", List.of("c", "shape")));
        assertThat(Optimisation.of(file, List.of()).explanation())
                .startsWith("left as it is: its result could not be compared");
        Map<String, Tensor> twelve = Map.of("x", Tensor.ofFloats(Arrays.copyOf(NOISE, 48), 1, 4, 12));
        assertThat(Optimisation.of(file, List.of(twelve)).isRewritten()).isTrue();
    }

    @Test
    void anotherResultIsFoundOut() throws Exception {
        OnnxFile file = model(17, List.of(weight("a", 4, 4, 3)), node("Conv", "y", List.of("x", "a")));
        OnnxFile other = file.copy();
        float[] changed =
                file.graph().initialisers().sequencedValues().getFirst().floats();
        changed[0] += 1e-4f;
        other.graph().put(StoredTensor.ofFloats("a", changed, 4, 4, 3));
        ModelComparison comparison = new ModelComparison(file, List.of());
        assertThat(comparison.deviationOf(file)).isZero();
        assertThat(comparison.deviationOf(other)).isGreaterThan(Optimisation.MAX_DEVIATION);
        assertThat(comparison.deviationByRounding()).isBetween(1e-9, 1e-6);
    }
}
