package lathe.vocoder.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFileException;
import lathe.core.tensor.TensorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatentFilesTest {

    private static final LatentFormat FLAT = LatentFormat.named("ace-step-1.5").orElseThrow();
    private static final LatentFormat PICTURE = LatentFormat.named("ace-step-1").orElseThrow();

    @TempDir
    private Path folder;

    /** A value that says where it belongs. */
    private static float value(int row, int frame) {
        return row + frame / 1000f;
    }

    private static Tensor counted(int dim, int height, int frames, boolean framesFirst) {
        float[] data = new float[dim * height * frames];
        for (int row = 0; row < dim * height; row++) {
            for (int frame = 0; frame < frames; frame++) {
                data[framesFirst ? frame * dim * height + row : row * frames + frame] = value(row, frame);
            }
        }
        if (framesFirst) {
            return Tensor.ofFloats(data, frames, (long) dim * height);
        }
        return height == 1 ? Tensor.ofFloats(data, dim, frames) : Tensor.ofFloats(data, dim, height, frames);
    }

    private Path write(String name, Tensor tensor) throws IOException {
        Path file = folder.resolve(name);
        TensorFiles.write(file, tensor);
        return file;
    }

    private static void assertCounted(LatentFrames latents, int dim, int height, int frames) {
        assertThat(latents.frames()).isEqualTo(frames);
        assertThat(latents.dim()).isEqualTo(dim);
        assertThat(latents.height()).isEqualTo(height);
        for (int c = 0; c < dim; c++) {
            for (int y = 0; y < height; y++) {
                assertThat(latents.at(c, y, frames - 1)).isEqualTo(value(c * height + y, frames - 1));
                assertThat(latents.at(c, y, 0)).isEqualTo(value(c * height + y, 0));
            }
        }
    }

    @Test
    void eitherOrderOfAxesIsToldByTheirLengths() throws IOException {
        assertCounted(LatentFiles.read(write("a.npy", counted(64, 1, 5, false)), FLAT, null), 64, 1, 5);
        assertCounted(LatentFiles.read(write("b.npy", counted(64, 1, 5, true)), FLAT, null), 64, 1, 5);
        Tensor batch = counted(64, 1, 5, true).reshape(1, 5, 64);
        assertCounted(LatentFiles.read(write("c.safetensors", batch), FLAT, null), 64, 1, 5);
        assertCounted(LatentFiles.read(write("d.npz", counted(8, 16, 5, false)), PICTURE, null), 8, 16, 5);
    }

    @Test
    void asManyFramesAsValuesAreAmbiguousUntilTheLayoutIsTold() throws IOException {
        Path square = write("square.npy", counted(64, 1, 64, true));
        assertThatThrownBy(() -> LatentFiles.read(square, FLAT, null))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("square.npy")
                .hasMessageContaining("--layout frames-last or frames-first");
        assertCounted(LatentFiles.read(square, FLAT, LatentLayout.FRAMES_FIRST), 64, 1, 64);
    }

    @ParameterizedTest
    @EnumSource(
            value = LatentLayout.class,
            names = {"FRAMES_LAST", "FRAMES_INSIDE"})
    void aSquarePictureIsAmbiguousToo(LatentLayout layout) throws IOException {
        Path square = write("square.npy", Tensor.ofFloats(new float[8 * 16 * 16], 1, 8, 16, 16));
        assertThatThrownBy(() -> LatentFiles.read(square, PICTURE, null)).hasMessageContaining("--layout");
        assertThat(LatentFiles.read(square, PICTURE, layout).frames()).isEqualTo(16);
    }

    @Test
    void bareFloatsAreFramesOf256BytesAndNothingElse() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(3 * 256).order(ByteOrder.LITTLE_ENDIAN);
        for (int frame = 0; frame < 3; frame++) {
            for (int row = 0; row < 64; row++) {
                bytes.putFloat(value(row, frame));
            }
        }
        Path whole = Files.write(folder.resolve("song.latent"), bytes.array());
        assertCounted(LatentFiles.read(whole, FLAT, null), 64, 1, 3);
        Path cut = Files.write(folder.resolve("cut.f32"), Arrays.copyOf(bytes.array(), 700));
        assertThatThrownBy(() -> LatentFiles.read(cut, FLAT, null))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("cut.f32: has 700 bytes, no multiple of the 256");
    }

    @Test
    void namedLatentsAreFoundAmongOtherArrays() throws IOException {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("latent_format_version_0", Tensor.ofFloats(new float[0], 0));
        arrays.put("latent_tensor", counted(64, 1, 7, false));
        Path file = folder.resolve("comfy.safetensors");
        TensorFiles.write(file, arrays);
        Path renamed = Files.move(file, folder.resolve("comfy.latent"));
        assertCounted(LatentFiles.read(renamed, FLAT, null), 64, 1, 7);
    }

    @Test
    void whatIsNoLatentOfTheFormatIsToldByName() throws IOException {
        Path tokens = write("tokens.npy", Tensor.ofIntegers(new long[64 * 3], 64, 3));
        assertThatThrownBy(() -> LatentFiles.read(tokens, FLAT, null)).hasMessageContaining("tokens");
        Path other = write("other.npy", counted(32, 1, 5, false));
        assertThatThrownBy(() -> LatentFiles.read(other, FLAT, null))
                .hasMessageContaining("other.npy: holds an array [32, 5], not [64, frames]");
        Path two = write("two.npy", Tensor.ofFloats(new float[2 * 64 * 5], 2, 64, 5));
        assertThatThrownBy(() -> LatentFiles.read(two, FLAT, null)).hasMessageContaining("one song of the batch");
        Tensor nan = counted(64, 1, 5, false);
        nan.floats()[17] = Float.NaN;
        Path notNumbers = write("nan.npy", nan);
        assertThatThrownBy(() -> LatentFiles.read(notNumbers, FLAT, null)).hasMessageContaining("no numbers");
    }

    @Test
    void bytesAtRandomNeverFailOtherwiseThanByName() throws IOException {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        byte[] good = Files.readAllBytes(write("good.safetensors", counted(64, 1, 3, false)));
        for (int i = 0; i < 300; i++) {
            byte[] bytes = good.clone();
            for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
                bytes[random.nextInt(random.nextBoolean() ? 100 : bytes.length)] = (byte) random.nextInt();
            }
            String ending = random.nextBoolean() ? ".latent" : ".npz";
            Path file = Files.write(folder.resolve("fuzz" + ending), bytes);
            try {
                assertThat(LatentFiles.read(file, FLAT, null).frames()).isBetween(1, 10_000);
            } catch (TensorFileException told) {
                assertThat(told).as("seed %d, round %d", seed, i).hasMessageContaining("fuzz");
            }
        }
    }
}
