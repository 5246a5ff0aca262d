package lathe.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lathe.core.audio.AudioFileException;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against files that numpy wrote ({@code tools/fixtures/tensor_golden.py}), whose values are known in closed form. */
class TensorFilesTest {

    @TempDir
    private Path folder;

    /** Element n is (n - 5) / 4 for floats, n - 5 for signed whole numbers, n for unsigned ones, n odd for truth values. */
    private static void assertRamp(String kind, Tensor tensor, long... shape) {
        assertThat(tensor.shape()).as(kind).containsExactly(shape);
        assertThat(tensor.count()).as(kind).isGreaterThan(0);
        for (int n = 0; n < tensor.count(); n++) {
            if (tensor.isFloat()) {
                assertThat(tensor.floats()[n]).as("%s, element %d", kind, n).isEqualTo((n - 5) / 4f);
            } else {
                long expected = kind.contains("i") ? n - 5 : kind.contains("b") ? n % 2 : n;
                assertThat(tensor.integers()[n]).as("%s, element %d", kind, n).isEqualTo(expected);
            }
        }
    }

    private static Tensor array(Map<String, Tensor> arrays, String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }

    @Test
    void everyTypeEndAndOrderOfNumpyIsRead() throws IOException {
        SequencedMap<String, Tensor> arrays = TensorFiles.read(Fixtures.path("tensor/types.npz"));
        assertThat(arrays).hasSize(12 * 4 + 2);
        assertThat(arrays.firstEntry().getKey()).isEqualTo("f2_little_C");
        arrays.forEach((name, tensor) -> {
            if (name.contains("_")) {
                assertThat(tensor.isFloat()).as(name).isEqualTo(name.startsWith("f"));
                assertRamp(name.substring(0, 2), tensor, 2, 3, 4);
            }
        });
        Tensor single = array(arrays, "single");
        assertThat(single.shape()).isEmpty();
        assertThat(single.floats()).containsExactly(-1.25f);
        assertThat(array(arrays, "empty").shape()).containsExactly(3, 0, 2);
    }

    @Test
    void deflatedArraysAreRead() throws IOException {
        SequencedMap<String, Tensor> arrays = TensorFiles.read(Fixtures.path("tensor/deflated.npz"));
        assertRamp("f4", array(arrays, "ramp"), 50, 40);
        assertRamp("i4", array(arrays, "codes"), 1, 4, 25);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyVersionOfNpyIsRead(int version) throws IOException {
        Path file = Fixtures.path("tensor/version" + version + ".npy");
        assertThat(TensorFiles.read(file)).containsOnlyKeys("");
        assertRamp("f4", TensorFiles.readOne(file), 3, 5);
    }

    @Test
    void everyTypeOfSafetensorsIsRead() throws IOException {
        SequencedMap<String, Tensor> arrays = TensorFiles.read(Fixtures.path("tensor/types.safetensors"));
        Map<String, String> kinds = Map.of(
                "F64", "f", "F32", "f", "F16", "f", "BF16", "f", "I64", "i", "I32", "i", "I16", "i", "I8", "i", "U8",
                "u", "BOOL", "b");
        kinds.forEach((type, kind) -> assertRamp(kind, array(arrays, "of." + type), 2, 3));
        assertThat(array(arrays, "of.none").shape()).containsExactly(0, 7);
        assertThat(arrays).hasSize(11);
    }

    @Test
    void bareFloatsTakeTheShapeTheyAreGiven() throws IOException {
        Path file = Fixtures.path("tensor/bare.f32");
        assertRamp("f4", TensorFiles.readRaw(file, 3, 5), 3, 5);
        assertRamp("f4", TensorFiles.readRaw(file, -1, 5), 3, 5);
        assertThatThrownBy(() -> TensorFiles.readRaw(file, -1, 4))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("15 floats, which do not fill the shape [-1, 4]");
        assertThatThrownBy(() -> TensorFiles.readRaw(file, 3, 6)).isInstanceOf(TensorFileException.class);
        assertThatThrownBy(() -> TensorFiles.read(file)).hasMessageContaining("do not say their shape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.npz", "a.safetensors"})
    void arraysComeBackByNameInTheirOrder(String name) throws IOException {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("zeta", Tensor.ofFloats(new float[] {1, Float.NaN, -0f, Float.MIN_VALUE}, 2, 2));
        arrays.put("codes.0", Tensor.ofIntegers(new long[] {Long.MIN_VALUE, 7, Long.MAX_VALUE}, 1, 3, 1));
        arrays.put("alone", Tensor.ofFloats(new float[] {3}));
        arrays.put("none", Tensor.ofIntegers(new long[0], 4, 0));
        Path file = folder.resolve(name);

        TensorFiles.write(file, arrays);

        SequencedMap<String, Tensor> back = TensorFiles.read(file);
        assertThat(back.keySet()).containsExactly("zeta", "codes.0", "alone", "none");
        assertThat(array(back, "zeta").floats()).containsExactly(1, Float.NaN, -0f, Float.MIN_VALUE);
        assertThat(array(back, "codes.0").integers()).containsExactly(Long.MIN_VALUE, 7, Long.MAX_VALUE);
        assertThat(array(back, "codes.0").shape()).containsExactly(1, 3, 1);
        assertThat(array(back, "alone").shape()).isEmpty();
        assertThat(array(back, "none").shape()).containsExactly(4, 0);
        byte[] first = Files.readAllBytes(file);
        TensorFiles.write(file, arrays);
        assertThat(Files.readAllBytes(file))
                .as("the same arrays, the same bytes")
                .isEqualTo(first);
    }

    /** The golden file is numpy's own of the same array. */
    @Test
    void anNpyFileIsNumpysToTheByte() throws IOException {
        Path golden = Fixtures.path("tensor/version1.npy");
        Path file = folder.resolve("own.npy");
        TensorFiles.write(file, TensorFiles.readOne(golden));
        assertThat(file).hasSameBinaryContentAs(golden);
    }

    @Test
    void bareFloatsAreWrittenLittleEndFirst() throws IOException {
        Path golden = Fixtures.path("tensor/bare.f32");
        Path file = folder.resolve("own.f32");
        TensorFiles.write(file, TensorFiles.readRaw(golden, 15));
        assertThat(file).hasSameBinaryContentAs(golden);
    }

    @Test
    void arraysLargerThanAnyBufferComeBack() throws IOException {
        float[] many = new float[200_003];
        for (int i = 0; i < many.length; i++) {
            many[i] = (float) Math.sin(i);
        }
        for (String name : new String[] {"a.npy", "a.npz", "a.safetensors"}) {
            Path file = folder.resolve(name);
            TensorFiles.write(file, Tensor.ofFloats(many, many.length, 1));
            assertThat(TensorFiles.readOne(file).floats()).as(name).isEqualTo(many);
        }
    }

    @Test
    void whatAFileCannotHoldIsRefusedBeforeAnythingIsWritten() {
        SequencedMap<String, Tensor> two = new LinkedHashMap<>();
        two.put("a", Tensor.ofFloats(new float[1], 1));
        two.put("b", Tensor.ofFloats(new float[1], 1));
        Path npy = folder.resolve("two.npy");
        assertThatThrownBy(() -> TensorFiles.write(npy, two))
                .isInstanceOf(TensorFileException.class)
                .hasMessage(npy + ": this kind of file holds one array, and there are 2; use .npz or .safetensors");
        Path raw = folder.resolve("codes.f32");
        assertThatThrownBy(() -> TensorFiles.write(raw, Tensor.ofIntegers(new long[1], 1)))
                .hasMessageContaining("whole numbers");
        assertThatThrownBy(() -> TensorFiles.write(folder.resolve("a.txt"), Tensor.ofFloats(new float[1], 1)))
                .hasMessageContaining("use one of .npy .npz .safetensors .f32");
        assertThatThrownBy(() -> TensorFiles.write(folder.resolve("no/a.npy"), Tensor.ofFloats(new float[1], 1)))
                .isInstanceOf(AudioFileException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void filesThatAreSomethingElseAreNamedWithARemedy() throws IOException {
        assertThatThrownBy(() -> TensorFiles.read(folder.resolve("gone.npy"))).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> TensorFiles.read(folder)).hasMessageContaining("is a folder");
        Path text = Files.writeString(folder.resolve("a.npy"), "not numbers at all");
        assertThatThrownBy(() -> TensorFiles.read(text)).hasMessageContaining("no .npy, .npz or .safetensors");
        assertThatThrownBy(() -> TensorFiles.readOne(Fixtures.path("tensor/deflated.npz")))
                .hasMessageContaining("holds 2 arrays: ramp, codes");
    }

    @Test
    void anArchiveThatUnpacksToVeryMuchIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("zeros.npy"));
            zip.write(NpyHeader.of(Tensor.ofFloats(new float[1 << 22], 1 << 22)));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 16; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("more.npy"));
            zip.write(NpyHeader.of(Tensor.ofFloats(new float[1], 1)));
            for (int i = 0; i < 80; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThatThrownBy(() -> TensorFiles.read(bomb))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("unpacks to more than 100 times its size");
    }
}
