package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerTest {

    @TempDir
    Path folder;

    @Test
    void anEcdcFileOf24KilohertzHasTheCodesThatPythonPacked() throws Exception {
        EcdcFile file = EcdcFile.read(CodecFixtures.path("encodec-24k/test/encodec_24khz.ecdc"));
        int[][] expected = CodecFixtures.matrix(CodecFixtures.tensor("encodec-24k/test/audio_codes.npy"));
        assertThat(file.samples()).isEqualTo(60 * 320 - 7);
        assertThat(file.format().name()).isEqualTo("encodec-24k");
        for (int k = 0; k < 8; k++) {
            assertThat(file.grid().row(k)).isEqualTo(expected[k]);
        }
    }

    @Test
    void anEcdcFileOf48KilohertzHasChunksWithScales() throws Exception {
        EcdcFile file = EcdcFile.read(CodecFixtures.path("encodec-48k/test/encodec_48khz.ecdc"));
        int[][] expected = CodecFixtures.matrix(CodecFixtures.tensor("encodec-48k/test/chunked_codes.npy"));
        float[] scales =
                CodecFixtures.tensor("encodec-48k/test/chunked_scales.npy").floats();
        assertThat(file.grid().frames()).isEqualTo(3);
        for (int k = 0; k < 4; k++) {
            assertThat(file.grid().row(k)).isEqualTo(expected[k]);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(file.grid().scale(i)).isEqualTo(scales[i]);
        }
        assertThat(file.format().samples(file.grid())).isBetween((long) file.samples(), file.samples() + 319L);
    }

    @Test
    void anEntropyCodedFileIsRefusedWithTheReason() {
        assertThatThrownBy(() -> EcdcFile.read(CodecFixtures.path("encodec-24k/test/encodec_24khz_lm.ecdc")))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("entropy-coded")
                .hasMessageContaining("write it again without --lm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"song", "song_protocol2", "song_protocol3"})
    void aDacFileIsReadWithoutRunningItsPickle(String name) throws Exception {
        DacFile file = DacFile.read(CodecFixtures.path("dac-44k/test/" + name + ".dac"));
        int[][] expected = CodecFixtures.matrix(CodecFixtures.tensor("dac-44k/test/audio_codes.npy"));
        assertThat(file.channels()).isEqualTo(1);
        assertThat(file.padded()).isTrue();
        assertThat(file.originalSamples()).isEqualTo(24 * 512 - 100);
        assertThat(file.sampleRateHz()).isEqualTo(44_100);
        assertThat(file.inputDb()).isEqualTo(-16.5);
        for (int k = 0; k < 9; k++) {
            assertThat(file.tracks().getFirst().row(k)).isEqualTo(expected[k]);
        }
    }

    /** The program's own arithmetic: the same network without padding, in PyTorch and double precision. */
    @Test
    void chunksOfADacFileAreDecodedOneByOneAndCut() throws Exception {
        DacFile file = DacFile.read(CodecFixtures.path("dac-44k/test/chunked.dac"));
        float[] every8th =
                CodecFixtures.tensor("dac-44k/test/chunked_audio_8th.npy").floats();
        assertThat(file.padded()).isFalse();
        assertThat(file.chunkFrames()).isEqualTo(87);
        try (CodecDecoder decoder = CodecFixtures.open("dac-44k", "decoder_model.onnx")) {
            float[] sound = file.decode(decoder)[0];
            assertThat(sound.length).isEqualTo(2 * 36_202).isEqualTo((int) file.originalSamples());
            int chunk = 36_202;
            double inside = 0;
            double edges = 0;
            for (int i = 0; i < every8th.length; i++) {
                double error = Math.abs(sound[8 * i] - every8th[i]);
                int place = 8 * i % chunk;
                boolean edge = place < 6 * 512 || place >= chunk - 6 * 512;
                inside = edge ? inside : Math.max(inside, error);
                edges = edge ? Math.max(edges, error) : edges;
            }
            System.out.printf("dac chunks: inside %.2e, within 6 frames of an edge %.2e%n", inside, edges);
            assertThat(inside).isLessThan(1e-5);
            assertThat(edges).isLessThan(0.05);
        }
    }

    @Test
    void aPickleThatAsksForCodeIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(CodecFixtures.path("dac-44k/test/song_protocol2.dac"));
        String text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        Path bad = folder.resolve("bad.dac");
        String hostile = text.replace("cnumpy\ndtype\n", "cposix\nsystem\n");
        assertThat(hostile).isNotEqualTo(text);
        Files.write(bad, hostile.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> DacFile.read(bad))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining("asks for posix.system, which is not run here");
    }

    @Test
    void gridsComeFromEveryKindOfTensorFile() throws Exception {
        CodecFormat format = CodecFixtures.format("dac-44k");
        int[][] expected = CodecFixtures.matrix(CodecFixtures.tensor("dac-44k/test/audio_codes.npy"));
        Tensor codes = CodecFixtures.tensor("dac-44k/test/audio_codes.npy");
        Tensor turned = Tensor.ofIntegers(flat(CodecFixtures.transposed(expected)), 1, 24, 9);
        SequencedMap<String, Tensor> named = new LinkedHashMap<>();
        named.put("lengths", Tensor.ofIntegers(new long[] {24}, 1));
        named.put("audio_codes", codes);
        TensorFiles.write(folder.resolve("a.npy"), turned);
        TensorFiles.write(folder.resolve("a.npz"), named);
        TensorFiles.write(folder.resolve("a.safetensors"), named);
        Files.writeString(
                folder.resolve("a.json"),
                "{\"model\":\"dac\",\"codes\":" + java.util.Arrays.deepToString(expected) + "}");
        for (String name : new String[] {"a.npy", "a.npz", "a.safetensors", "a.json"}) {
            TokenGrid grid = TokenFiles.read(folder.resolve(name), format, GridOptions.NONE);
            assertThat(grid.codebooks()).as(name).isEqualTo(9);
            for (int k = 0; k < 9; k++) {
                assertThat(grid.row(k)).as(name).isEqualTo(expected[k]);
            }
        }
    }

    @Test
    void levelsComeAsTensorsOrAsRowsOfDifferentLengths() throws Exception {
        CodecFormat format = CodecFixtures.format("snac-24k");
        SequencedMap<String, Tensor> levels = new LinkedHashMap<>();
        levels.put("audio_codes.0", Tensor.ofIntegers(new long[] {1, 2}, 1, 2));
        levels.put("audio_codes.1", Tensor.ofIntegers(new long[] {3, 4, 5, 6}, 1, 4));
        levels.put("audio_codes.2", Tensor.ofIntegers(new long[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 8));
        TensorFiles.write(folder.resolve("l.npz"), levels);
        Files.writeString(folder.resolve("l.json"), "[[1,2],[3,4,5,6],[1,2,3,4,5,6,7,8]]");
        for (String name : new String[] {"l.npz", "l.json"}) {
            TokenGrid grid = TokenFiles.read(folder.resolve(name), format, GridOptions.NONE);
            assertThat(grid.frames()).isEqualTo(2);
            assertThat(grid.row(1)).containsExactly(3, 4, 5, 6);
        }
    }

    @Test
    void delaysOfAMatrixAreUndone() throws Exception {
        Path layouts = CodecFixtures.path("token-layouts/layouts.npz");
        TokenGrid grid = TokenFiles.read(
                layouts,
                CodecFixtures.format("encodec-32k"),
                GridOptions.NONE.withTensor("musicgen_matrix").withDelays(DelayPattern.musicgen()));
        Tensor codes = TensorFiles.read(layouts).get("musicgen_codes");
        assertThat(grid.row(3)).isEqualTo(CodecFixtures.matrix(java.util.Objects.requireNonNull(codes))[3]);
    }

    @Test
    void whatCannotBeToldIsRefusedWithWhatToSay() throws Exception {
        CodecFormat format = CodecFixtures.format("encodec-32k");
        TensorFiles.write(folder.resolve("square.npy"), Tensor.ofIntegers(new long[16], 4, 4));
        refused("square.npy", format, "rows could be codebooks or frames");
        TokenGrid told = TokenFiles.read(
                folder.resolve("square.npy"), format, GridOptions.NONE.withRows(GridOptions.Rows.FRAMES));
        assertThat(told.frames()).isEqualTo(4);
        TensorFiles.write(folder.resolve("wide.npy"), Tensor.ofIntegers(new long[100], 10, 10));
        refused("wide.npy", format, "encodec-32k has 4 codebooks");
        TensorFiles.write(folder.resolve("batch.npy"), Tensor.ofIntegers(new long[80], 2, 4, 10));
        refused("batch.npy", format, "several pieces in one");
        TensorFiles.write(folder.resolve("floats.npy"), Tensor.ofFloats(new float[40], 4, 10));
        refused("floats.npy", format, "codes are whole numbers");
        TensorFiles.write(folder.resolve("list.npy"), Tensor.ofIntegers(new long[40], 40));
        refused("list.npy", format, "holds one list of 40 numbers");
        SequencedMap<String, Tensor> two = new LinkedHashMap<>();
        two.put("one", Tensor.ofIntegers(new long[40], 4, 10));
        two.put("other", Tensor.ofIntegers(new long[40], 4, 10));
        TensorFiles.write(folder.resolve("two.npz"), two);
        refused("two.npz", format, "2 tensors that could be codes");
        long[] special = new long[40];
        special[13] = 2048;
        TensorFiles.write(folder.resolve("special.npy"), Tensor.ofIntegers(special, 4, 10));
        refused("special.npy", format, "codebook 1 has 2048 at place 3");
        Files.writeString(folder.resolve("text.json"), "{\"codes\": \"many\"}", StandardOpenOption.CREATE);
        refused("text.json", format, "no list of whole numbers");
    }

    private void refused(String name, CodecFormat format, String finding) {
        assertThatThrownBy(() -> TokenFiles.read(folder.resolve(name), format, GridOptions.NONE))
                .isInstanceOf(TokenFileException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(finding);
    }

    private static long[] flat(int[][] rows) {
        return java.util.Arrays.stream(rows)
                .flatMapToInt(java.util.Arrays::stream)
                .asLongStream()
                .toArray();
    }
}
