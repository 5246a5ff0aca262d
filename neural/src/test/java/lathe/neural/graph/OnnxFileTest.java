package lathe.neural.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFileTest {

    private static final Path SHARED = Path.of("../../shared/data/models");

    private static List<Path> onnxFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void filesOfTorchAndOnnxAreWrittenAgainByteForByte() throws IOException {
        List<Path> files = onnxFiles(Fixtures.path("session").resolve(".."));
        assertThat(files).hasSizeGreaterThan(4);
        for (Path file : files) {
            assertThat(OnnxFile.read(file).toBytes()).as(file.toString()).isEqualTo(Files.readAllBytes(file));
        }
    }

    @Test
    void publishedFilesAreWrittenAgainByteForByteOrReadTheSame() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SHARED), "no real models in " + SHARED);
        for (Path file : onnxFiles(SHARED)) {
            byte[] original = Files.readAllBytes(file);
            byte[] once = OnnxFile.read("once", original).toBytes();
            if (!Arrays.equals(once, original)) {
                // Another order of fields is allowed; then nothing may be lost: the same bytes in all, and stable
                // after.
                assertThat(once.length).as(file.toString()).isEqualTo(original.length);
                assertThat(OnnxFile.read("twice", once).toBytes()).isEqualTo(once);
            }
        }
    }

    @Test
    void whatTheFileSaysIsRead() throws IOException {
        OnnxFile file = OnnxFile.read(Fixtures.path("session/affine.onnx"));
        assertThat(file.metadata()).containsEntry("sample_rate", "22050");
        assertThat(file.opset()).isBetween(7L, 21L);
        OnnxValue x = file.graph().feeds().getFirst();
        assertThat(x.name()).isEqualTo("x");
        assertThat(x.type()).isEqualTo(TensorType.FLOAT);
        assertThat(x.axes()).containsExactly("rows", "length");
        assertThat(x.dims()).containsExactly(-1, -1);
    }

    @Test
    void fieldsThatNobodyKnowsAreKept() throws IOException {
        // Field 3000 of the model (a text), field 40 of its graph (a number): protobuf's encoding by hand.
        byte[] unknownInModel = {(byte) 0xC2, (byte) 0xBB, 0x01, 3, 'a', 'b', 'c'};
        byte[] graphWithUnknown = {0x3A, 3, (byte) 0xC0, 0x02, 5};
        byte[] model = concat(graphWithUnknown, unknownInModel);
        assertThat(OnnxFile.read("made by hand", model).toBytes()).isEqualTo(model);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Test
    void tensorsOfEveryWayOfStoringGiveTheirValues() {
        assertThat(StoredTensor.ofFloats("w", new float[] {1, -2.5f}, 2).floats())
                .containsExactly(1, -2.5f);
        assertThat(StoredTensor.ofLongs("n", new long[] {-1, 7}, 2).integers()).containsExactly(-1, 7);
        assertThat(StoredTensor.ofInts("n", new int[] {-1, 7}, 1, 2).integers()).containsExactly(-1, 7);
        byte[] bytes = {-128, 127};
        assertThat(StoredTensor.ofBytes("b", TensorType.INT8, bytes, 2).integers())
                .containsExactly(-128, 127);
        assertThat(StoredTensor.ofBytes("b", TensorType.UINT8, bytes, 2).integers())
                .containsExactly(128, 127);
        byte[] oneAsHalf = {0, 0x3C};
        assertThat(StoredTensor.ofBytes("h", TensorType.FLOAT16, oneAsHalf).floats())
                .containsExactly(1);
    }

    @Test
    void aCopyIsChangedAlone() throws IOException {
        OnnxFile original = OnnxFile.read(Fixtures.path("session/affine.onnx"));
        OnnxFile copy = original.copy();
        copy.graph().nodes().clear();
        copy.metadata().put("sample_rate", "1");
        assertThat(original.graph().nodes()).isNotEmpty();
        assertThat(original.metadata()).containsEntry("sample_rate", "22050");
    }

    @Test
    void aWrittenFileIsTheOneInMemory(@TempDir Path folder) throws IOException {
        OnnxFile file = OnnxFile.read(Fixtures.path("session/types.onnx"));
        Path copy = folder.resolve("copy.onnx");
        file.write(copy);
        assertThat(Files.readAllBytes(copy)).isEqualTo(file.toBytes());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(copy);
        }
    }

    @Test
    void whatIsNoModelIsRefusedByName() {
        refused("text", "once upon a time".getBytes(StandardCharsets.UTF_8));
        refused("empty", new byte[0]);
        refused("claim of 2 GB", new byte[] {0x3A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x07});
        refused("claim below zero", new byte[] {
            0x3A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, -1, -1, 1
        });
    }

    private static void refused(String name, byte[] bytes) {
        assertThatExceptionOfType(OnnxFileException.class)
                .as(name)
                .isThrownBy(() -> OnnxFile.read(name, bytes))
                .withMessageStartingWith(name + ": is no readable ONNX file: ");
    }

    @Test
    void graphsNestedWithoutEndAreRefused() {
        // graph { node { attribute { g: graph ... } } }, innermost first.
        byte[] graph = {};
        for (int depth = 0; depth < 10_000 && graph.length < 1_000_000; depth++) {
            graph = field(1, field(5, field(6, graph)));
        }
        byte[] model = field(7, graph);
        assertThatExceptionOfType(OnnxFileException.class)
                .isThrownBy(() -> OnnxFile.read("deep", model))
                .withMessageContaining("nested more than 24 deep");
    }

    private static byte[] field(int number, byte[] payload) {
        return ProtoWriter.write(
                new ProtoFields.Builder().bytes(number, ByteSlice.of(payload)).build());
    }

    @Test
    void brokenBytesAreRefusedOrReadButNeverCrash() throws IOException {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : List.of("affine", "cache", "state", "types", "strings")) {
            byte[] sound = Files.readAllBytes(Fixtures.path("session/" + name + ".onnx"));
            for (int round = 0; round < 1000; round++) {
                byte[] broken = broken(sound, random);
                try {
                    OnnxFile file = OnnxFile.read(name, broken);
                    GraphFacts.of(file, null);
                    OnnxFile.read(name, file.toBytes());
                } catch (OnnxFileException refused) {
                    assertThat(refused).hasMessageStartingWith(name + ": ");
                } catch (RuntimeException | StackOverflowError fault) {
                    throw new AssertionError("seed " + seed + ", " + name + ", round " + round, fault);
                }
            }
        }
    }

    private static byte[] broken(byte[] sound, SplittableRandom random) {
        byte[] broken = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
        for (int hits = random.nextInt(1, 6); hits > 0 && broken.length > 0; hits--) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        return broken;
    }
}
