package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import lathe.core.testing.Fixtures;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxGraph;
import lathe.neural.graph.OnnxNode;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages whose graphs were made to harm: each gets one line, and the JVM goes on. */
class HostileModelsTest {

    private static final int SEED = 311;

    @TempDir
    Path temp;

    private int count;

    /** What both the package and the session say of a graph; they must refuse it alike. */
    private String refusal(byte[] graph) throws IOException {
        Path folder = temp.resolve("package-" + count++);
        PackageOnDisk made = PackageOnDisk.vocoder(folder, graph);
        String bySession =
                Refusal.of(() -> InferenceSession.open(folder.resolve("model.onnx"), SessionSettings.live()));
        String byPackage = Refusal.of(() -> ModelPackage.read(made.folder).verify());
        assertThat(byPackage).contains("model.onnx");
        assertThat(bySession).contains("model.onnx");
        return byPackage;
    }

    /** A protobuf field of bytes; the tools that write whole models would not write these. */
    private static byte[] field(int number, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write((number << 3) | 2);
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        for (int rest = length; ; rest >>>= 7) {
            if (rest < 0x80) {
                out.write(rest);
                break;
            }
            out.write((rest & 0x7f) | 0x80);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] text(int number, String text) {
        return field(number, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] number(int number, int value) {
        return new byte[] {(byte) (number << 3), (byte) value};
    }

    private static byte[] entry(String key, String value) {
        return field(13, text(1, key), text(2, value));
    }

    /** {@code audio = mel + w}, with a weight as a test wants it. */
    private static byte[] modelWith(byte[]... weight) {
        byte[] type = field(2, field(1, number(1, 1), field(2, field(1, text(2, "n")))));
        byte[] node = field(1, text(1, "mel"), text(1, "w"), text(2, "audio"), text(4, "Add"));
        byte[] graph = field(
                7,
                node,
                text(2, "g"),
                field(5, weight),
                field(11, text(1, "mel"), type),
                field(12, text(1, "audio"), type));
        byte[] opset = field(8, number(2, 14));
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        model.writeBytes(number(1, 8));
        model.writeBytes(graph);
        model.writeBytes(opset);
        return model.toByteArray();
    }

    private static byte[] external(String location) {
        return modelWith(
                number(1, 4),
                number(2, 1),
                text(8, "w"),
                entry("location", location),
                entry("length", "16"),
                number(14, 1));
    }

    @Test
    void theModelThatTheseAreMadeFromIsSound() throws Exception {
        byte[] good = modelWith(number(1, 1), number(2, 1), text(8, "w"), field(9, new byte[] {0, 0, (byte) 128, 63}));
        PackageOnDisk made = PackageOnDisk.vocoder(temp.resolve("good"), good);
        ModelPackage.read(made.folder).verify();
        InferenceSession.open(made.folder.resolve("model.onnx"), SessionSettings.live())
                .close();
    }

    @Test
    void weightsInFilesThatAreNotThereOrElsewhereAreRefused() throws IOException {
        assertThat(refusal(external("weights.bin"))).contains("weights.bin", "not there");
        assertThat(refusal(external("../../../../etc/passwd"))).contains("outside the model's folder");
        assertThat(refusal(external("/etc/passwd"))).contains("outside the model's folder");
        assertThat(refusal(external(""))).contains("outside the model's folder");
    }

    @Test
    void weightsThatClaimMoreThanIsThereAreRefused() throws IOException {
        byte[] huge = field(1, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});
        assertThat(refusal(modelWith(huge, number(2, 1), text(8, "w"), field(9, new byte[4]))))
                .contains("weight w");
        assertThat(refusal(modelWith(number(1, 100), number(2, 1), text(8, "w"), field(9, new byte[4]))))
                .contains("weight w");
    }

    @Test
    void aMelFrontEndPackedAsAVocoderIsRefused() throws IOException {
        OnnxFile frontEnd = Graphs.model(List.of("audio f32 N S"), List.of("mel f32 N 80 L"));
        PackageOnDisk made = PackageOnDisk.vocoder(temp.resolve("front-end"), frontEnd.toBytes());
        assertThat(Refusal.of(() -> ModelPackage.read(made.folder).verify()))
                .contains("model.json: is of kind mel-vocoder", "model.onnx takes its sound audio")
                .contains("give the graph that decodes");
    }

    @Test
    void graphsInACircleAreRefused() throws IOException {
        OnnxGraph graph = OnnxGraph.empty("circle");
        OnnxFile ports = Graphs.model(List.of("mel f32 N 80 L"), List.of("audio f32 N S"));
        graph.inputs().addAll(ports.graph().inputs());
        graph.outputs().addAll(ports.graph().outputs());
        graph.nodes().add(OnnxNode.of("Add", List.of("mel", "b"), List.of("a")));
        graph.nodes().add(OnnxNode.of("Identity", List.of("a"), List.of("b")));
        graph.nodes().add(OnnxNode.of("Identity", List.of("b"), List.of("audio")));
        assertThat(refusal(OnnxFile.of(graph, 14).toBytes())).contains("cycle");
    }

    @Test
    void stringsAtThePortsAreRefused() throws IOException {
        OnnxFile model = Graphs.model(List.of("mel text N"), List.of("audio text N"));
        assertThat(refusal(model.toBytes())).contains("strings");
    }

    @Test
    void otherOpsetsAndOperatorsAreRefused() throws IOException {
        OnnxFile model = Graphs.model(List.of("mel f32 N 80 L"), List.of("audio f32 N S"));
        model.operatorSets().put("", 99L);
        assertThat(refusal(model.toBytes())).contains("opset 99");
        model.operatorSets().put("", 3L);
        assertThat(refusal(model.toBytes())).contains("opset 3");
    }

    @Test
    void whatIsNoOnnxFileIsRefused() throws IOException {
        byte[] good = Files.readAllBytes(Fixtures.path("hifigan-v2/model.json").resolveSibling("model.onnx"));
        byte[] noise = new byte[4096];
        new SplittableRandom(SEED).nextBytes(noise);
        for (byte[] bytes : List.of(new byte[0], noise, new byte[4096], Arrays.copyOf(good, good.length / 2))) {
            assertThat(refusal(bytes)).contains("model.onnx");
        }
    }

    @Test
    void damagedDescriptionsAreRefusedInOneLine() throws Exception {
        PackageOnDisk made = PackageOnDisk.vocoder(temp.resolve("json"), new byte[] {1});
        byte[] good = Files.readAllBytes(made.folder.resolve("model.json"));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 1000; round++) {
            byte[] bad = mutated(good, random);
            Files.write(made.folder.resolve("model.json"), bad);
            try {
                ModelPackage read = ModelPackage.read(made.folder);
                read.name();
                read.family();
                read.section("codec");
                read.melFrontEnd();
            } catch (ModelException told) {
                assertThat(String.valueOf(told.getMessage()).lines())
                        .as("seed " + SEED + " round " + round + ": " + told.getMessage())
                        .hasSize(1);
            }
        }
    }

    @Test
    void damagedGraphsAreReadOrRefusedWithoutARuntime() throws Exception {
        byte[] good = Graphs.model(List.of("mel f32 N 80 L", "f0 f32 N L"), List.of("audio f32 N S"))
                .toBytes();
        Path file = temp.resolve("fuzz.onnx");
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 1000; round++) {
            Files.write(file, mutated(good, random));
            try {
                ModelPackage.read(file);
            } catch (ModelException told) {
                assertThat(String.valueOf(told.getMessage()).lines())
                        .as("seed " + SEED + " round " + round + ": " + told.getMessage())
                        .hasSize(1);
            }
        }
    }

    /** Some bytes changed, swapped, left out or doubled. */
    static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] bad = good.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(bad.length);
            switch (random.nextInt(5)) {
                case 0 -> bad[at] = (byte) random.nextInt();
                case 1 -> bad[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bad[at] = bad[random.nextInt(bad.length)];
                case 3 -> {
                    int end = Math.min(bad.length, at + random.nextInt(40));
                    int to = random.nextInt(bad.length - (end - at) + 1);
                    System.arraycopy(bad.clone(), at, bad, to, end - at);
                }
                default -> bad = random.nextInt(8) == 0 ? Arrays.copyOf(bad, Math.max(1, at)) : bad;
            }
        }
        return bad;
    }
}
