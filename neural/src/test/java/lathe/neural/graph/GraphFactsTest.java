package lathe.neural.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lathe.core.testing.Fixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFactsTest {

    private static OnnxFile model(OnnxNode... nodes) {
        OnnxGraph graph = OnnxGraph.empty("test");
        graph.inputs().add(OnnxValue.of("x", TensorType.FLOAT, List.of("n")));
        graph.outputs().add(OnnxValue.of("y", TensorType.FLOAT, List.of("n")));
        graph.nodes().addAll(List.of(nodes));
        return OnnxFile.of(graph, 17);
    }

    private static OnnxNode node(String operator, String output, String... inputs) {
        return OnnxNode.of(operator, List.of(inputs), List.of(output));
    }

    private static List<String> findings(OnnxFile file, @Nullable Path folder) {
        return GraphFacts.of(file, folder).faults().stream()
                .map(GraphFacts.Fault::finding)
                .toList();
    }

    @Test
    void soundModelsHaveNoFaultsWhoeverWroteThem() throws IOException {
        assertThat(findings(model(node("Relu", "y", "x")), null)).isEmpty();
        try (Stream<Path> files = Files.walk(Fixtures.path("session").resolve(".."))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".onnx"))
                    .filter(f -> !f.endsWith("strings.onnx"))
                    .toList()) {
                assertThat(findings(OnnxFile.read(file), file.getParent()))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void factsAreCounted() {
        OnnxFile file = model(node("Mul", "a", "x", "w"), node("Mul", "b", "a", "w"), node("Relu", "y", "b"));
        file.graph().put(StoredTensor.ofFloats("w", new float[] {1, 2, 3}, 3));
        GraphFacts facts = GraphFacts.of(file, null);
        assertThat(facts.operators()).containsEntry("Mul", 2).containsEntry("Relu", 1);
        assertThat(facts.weights()).isEqualTo(3);
        assertThat(facts.weightBytes()).isEqualTo(12);
        assertThat(facts.opset()).isEqualTo(17);
        assertThat(facts.inputs()).extracting(OnnxValue::name).containsExactly("x");
    }

    @Test
    void aCycleIsFound() {
        assertThat(findings(model(node("Add", "a", "x", "b"), node("Relu", "b", "a"), node("Relu", "y", "b")), null))
                .containsExactly("node Add a waits for itself: the graph has a cycle");
    }

    @Test
    void nodesInAnyOrderAreNoCycle() {
        assertThat(findings(model(node("Relu", "y", "a"), node("Relu", "a", "x")), null))
                .isEmpty();
    }

    @Test
    void valuesFromNowhereAreFound() {
        assertThat(findings(model(node("Add", "y", "x", "ghost")), null))
                .containsExactly("node Add y takes ghost, which nothing gives");
        assertThat(findings(model(node("Relu", "z", "x")), null)).containsExactly("output y is given by no node");
        assertThat(findings(model(node("Relu", "y", "x"), node("Tanh", "y", "x")), null))
                .containsExactly("value y is given twice");
    }

    @Test
    void stringsAreFound() throws IOException {
        OnnxFile file = OnnxFile.read(Fixtures.path("session/strings.onnx"));
        assertThat(findings(file, null)).anyMatch(finding -> finding.endsWith("is of strings"));
    }

    @Test
    void operatorSetsThatTheRuntimeLacksAreFound() {
        OnnxFile tooNew = OnnxFile.of(model(node("Relu", "y", "x")).graph(), 99);
        assertThat(findings(tooNew, null)).containsExactly("is written for opset 99");
        OnnxFile foreign = model(node("Relu", "y", "x"));
        foreign.operatorSets().clear();
        assertThat(findings(foreign, null)).containsExactly("does not say for which opset it was written");
    }

    @Test
    void weightsThatClaimMoreThanTheyHoldAreFound() throws IOException {
        ProtoFields claim = new ProtoFields.Builder()
                .integers(1, new long[] {1L << 40})
                .integer(2, 1)
                .text(8, "w")
                .bytes(9, ByteSlice.of(new byte[16]))
                .build();
        OnnxFile file = model(node("Mul", "y", "x", "w"));
        file.graph().put(read(claim));
        assertThat(findings(OnnxFile.read("claim", file.toBytes()), null))
                .containsExactly("weight w claims [1099511627776] of float and holds 16 bytes");
    }

    private static StoredTensor read(ProtoFields fields) {
        try {
            return StoredTensor.read(ByteSlice.of(ProtoWriter.write(fields)), new ReadLimits());
        } catch (MalformedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static OnnxFile withExternal(String location, String offset, String length) {
        ProtoFields.Builder tensor = new ProtoFields.Builder()
                .integers(1, new long[] {2})
                .integer(2, 1)
                .text(8, "w")
                .integer(14, 1);
        String[][] entries = {{"location", location}, {"offset", offset}, {"length", length}};
        for (String[] entry : entries) {
            tensor.message(
                    13,
                    new ProtoFields.Builder()
                            .text(1, entry[0])
                            .text(2, entry[1])
                            .build());
        }
        OnnxFile file = model(node("Mul", "y", "x", "w"));
        file.graph().put(read(tensor.build()));
        return file;
    }

    @Test
    void weightsBesideTheModelMustBeThereAndInItsFolder(@TempDir Path folder) throws IOException {
        Path model = Files.createDirectory(folder.resolve("model"));
        Files.write(model.resolve("w.bin"), new byte[16]);
        Files.write(folder.resolve("secret.bin"), new byte[16]);
        assertThat(findings(withExternal("w.bin", "8", "8"), model)).isEmpty();
        assertThat(findings(withExternal("w.bin", "9", "8"), model)).hasSize(1);
        assertThat(findings(withExternal("w.bin", "-1", "8"), model)).hasSize(1);
        assertThat(findings(withExternal("w.bin", "0", "9000000000000000000"), model))
                .hasSize(1);
        assertThat(findings(withExternal("gone.bin", "0", "8"), model))
                .containsExactly("weight w has its values in gone.bin, which is not there");
        for (String escape : List.of("../secret.bin", "/etc/passwd", "a/../../secret.bin", "", "\0")) {
            assertThat(findings(withExternal(escape, "0", "8"), model))
                    .as(escape)
                    .containsExactly("weight w has its values in \"" + escape + "\", outside the model's folder");
        }
        assertThat(findings(withExternal("w.bin", "0", "8"), null)).hasSize(1);
    }

    @Test
    void weightsBesideTheModelCanBeBroughtIn(@TempDir Path folder) throws IOException {
        ByteBuffer values = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(0).putFloat(0).putFloat(3).putFloat(-4);
        Files.write(folder.resolve("w.bin"), values.array());
        OnnxFile file = withExternal("w.bin", "8", "8");
        ExternalData.embed(file, folder);
        assertThat(file.graph().initialisers().get("w"))
                .satisfies(w -> assertThat(w.floats()).containsExactly(3, -4))
                .satisfies(w -> assertThat(w.isExternal()).isFalse());
        assertThat(findings(file, null)).isEmpty();
        assertThatExceptionOfType(OnnxFileException.class)
                .isThrownBy(() -> ExternalData.embed(withExternal("gone.bin", "0", "8"), folder));
    }

    @Test
    void aFaultyModelIsRefusedWithItsFirstFault() {
        OnnxFile file = model(node("Relu", "z", "x"));
        assertThatExceptionOfType(OnnxFileException.class)
                .isThrownBy(() -> GraphFacts.of(file, null).requireSound("song.onnx"))
                .withMessage("song.onnx: output y is given by no node; export the model again");
    }
}
