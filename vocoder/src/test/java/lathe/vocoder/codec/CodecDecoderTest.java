package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import lathe.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected sound is that of the same networks in PyTorch, in double precision: {@code tools/fixtures/neural_codecs.py}. */
final class CodecDecoderTest {

    @ParameterizedTest
    @CsvSource({
        "encodec-24k, encodec_decode.onnx, audio_codes, audio_values, 1e-5",
        "encodec-32k, encodec_decode.onnx, audio_codes, audio_values, 1e-5",
        "encodec-16k, encodec_decode.onnx, audio_codes, audio_values, 5e-4",
        "dac-44k, decoder_model.onnx, audio_codes, audio_values, 1e-5",
        "dac-24k, decoder_model.onnx, audio_codes, audio_values, 1e-5",
        "dac-16k, decoder_model.onnx, audio_codes, audio_values, 5e-4",
        "xcodec, decoder_model.onnx, audio_codes, audio_values, 1e-5",
        "mimi, decoder_model.onnx, audio_codes, audio_values, 1e-5",
        "soundstream-24k, soundstream.onnx, codes, audio, 1e-5",
        "soundstream-musiclm, soundstream.onnx, codes, audio, 1e-5",
        "jukebox-0, vqvae_level_0.onnx, codes, audio, 1e-5",
        "jukebox-1, vqvae_level_1.onnx, codes, audio, 1e-5",
        "jukebox-2, vqvae_level_2.onnx, codes, audio, 1e-5",
    })
    void aDecodedGridIsTheReferencesSound(String family, String file, String codes, String audio, double most)
            throws Exception {
        Tensor expected = CodecFixtures.tensor(family + "/test/" + audio + ".npy");
        int[][] rows = CodecFixtures.matrix(CodecFixtures.tensor(family + "/test/" + codes + ".npy"));
        CodecFormat format = CodecFixtures.format(family);
        if (format.order() == CodeOrder.FRAMES_CODEBOOKS) {
            rows = CodecFixtures.transposed(rows);
        }
        try (CodecDecoder decoder = CodecFixtures.open(family, file)) {
            float[][] sound = decoder.decode(format.grid(rows));
            assertThat(sound.length).isEqualTo(1);
            assertThat(sound[0].length).isEqualTo(expected.count());
            assertThat(CodecFixtures.peak(expected.floats())).isGreaterThan(0.2);
            double difference = CodecFixtures.difference(sound[0], expected.floats());
            System.out.printf("%s %.2e%n", family, difference);
            assertThat(difference).isLessThanOrEqualTo(most);
        }
    }

    @ParameterizedTest
    @CsvSource({"snac-24k, 3, 1e-5", "snac-32k, 4, 1e-5", "snac-44k, 4, 0.021"})
    void levelsOfDifferentRatesDecodeTogether(String family, int levels, double most) throws Exception {
        int[][] codes = new int[levels][];
        for (int i = 0; i < levels; i++) {
            codes[i] = CodecFixtures.matrix(CodecFixtures.tensor(family + "/test/audio_codes." + i + ".npy"))[0];
        }
        Tensor expected = CodecFixtures.tensor(family + "/test/audio_values.npy");
        try (CodecDecoder decoder = CodecFixtures.open(family, "decoder_model.onnx")) {
            float[][] sound = decoder.decode(decoder.format().grid(codes));
            assertThat(sound[0].length).isEqualTo(expected.count());
            double difference = CodecFixtures.difference(sound[0], expected.floats());
            System.out.printf("%s %.2e%n", family, difference);
            assertThat(difference).isLessThanOrEqualTo(most);
        }
    }

    /** The same architecture with and without its noise blocks; the format is that of both. */
    @Test
    void aModelThatAddsNoiseIsNeverExact() throws Exception {
        try (CodecDecoder noisy = CodecFixtures.open("snac-44k", "decoder_model.onnx");
                CodecDecoder plain = CodecFixtures.open("snac-32k", "decoder_model.onnx")) {
            assertThat(noisy.format().context().exact()).isTrue();
            assertThat(noisy.context().exact()).isFalse();
            assertThat(noisy.context().right())
                    .isEqualTo(noisy.format().context().right());
            assertThat(plain.context().exact()).isTrue();
        }
    }

    @Test
    void aModelWithFramesOfAnotherLengthIsToldWhenItRuns() throws Exception {
        try (CodecDecoder decoder = CodecDecoder.open(
                CodecFixtures.path("encodec-16k/encodec_decode.onnx"),
                CodecFixtures.format("encodec-32k"),
                lathe.neural.session.SessionSettings.offline(1))) {
            TokenGrid grid = TokenGrid.of(new int[4][20]);
            assertThatThrownBy(() -> decoder.decode(grid))
                    .isInstanceOf(lathe.neural.session.InferenceException.class)
                    .hasMessageContaining("gives 320 samples a frame, encodec-32k has 640")
                    .hasMessageContaining("strides");
        }
    }

    @Test
    void evenAndOddRowsAreTheSidesOfAStereoGrid() throws Exception {
        int[][] rows = CodecFixtures.matrix(CodecFixtures.tensor("encodec-32k/test/stereo_codes.npy"));
        Tensor expected = CodecFixtures.tensor("encodec-32k/test/stereo_audio.npy");
        CodecFormat format = CodecFixtures.format("encodec-32k-stereo");
        try (CodecDecoder decoder = CodecDecoder.open(
                CodecFixtures.path("encodec-32k/encodec_decode.onnx"),
                format,
                lathe.neural.session.SessionSettings.offline(1))) {
            float[][] sound = decoder.decode(format.grid(rows));
            assertThat(sound.length).isEqualTo(2);
            for (int side = 0; side < 2; side++) {
                float[] reference = CodecFixtures.channel(expected.floats(), side, 2);
                assertThat(sound[side].length).isEqualTo(reference.length);
                assertThat(CodecFixtures.difference(sound[side], reference)).isLessThan(1e-5);
            }
        }
    }

    @Test
    void chunksAreScaledAndJoinedByTriangles() throws Exception {
        int[][] rows = CodecFixtures.matrix(CodecFixtures.tensor("encodec-48k/test/chunked_codes.npy"));
        float[] scales =
                CodecFixtures.tensor("encodec-48k/test/chunked_scales.npy").floats();
        Tensor sparse = CodecFixtures.tensor("encodec-48k/test/chunked_audio_16th.npy");
        Tensor seams = CodecFixtures.tensor("encodec-48k/test/chunked_audio_seams.npy");
        try (CodecDecoder decoder = CodecFixtures.open("encodec-48k", "encodec_decode.onnx")) {
            TokenGrid grid = decoder.format().grid(rows).withScales(scales);
            float[][] sound = decoder.decode(grid);
            assertThat(grid.frames()).isEqualTo(3);
            for (int side = 0; side < 2; side++) {
                assertThat(sound[side].length).isEqualTo(2 * 47_520 + 41 * 320);
                float[] every16th = CodecFixtures.channel(sparse.floats(), side, 2);
                for (int i = 0; i < every16th.length; i++) {
                    assertThat(sound[side][16 * i]).isCloseTo(every16th[i], within());
                }
                float[] around = CodecFixtures.channel(seams.floats(), side, 2);
                for (int i = 0; i < 520; i++) {
                    assertThat(sound[side][47_500 + i]).isCloseTo(around[i], within());
                    assertThat(sound[side][95_020 + i]).isCloseTo(around[520 + i], within());
                }
            }
        }
    }

    /** EnCodec's network mirrors its input, so that two codes are too few for it: a file may end with such a chunk. */
    @Test
    void aLastChunkOfTwoCodesChangesNothingBeforeIt() throws Exception {
        int[][] rows = CodecFixtures.matrix(CodecFixtures.tensor("encodec-48k/test/chunked_codes.npy"));
        int[][] shorter =
                Arrays.stream(rows).map(row -> Arrays.copyOf(row, 152)).toArray(int[][]::new);
        try (CodecDecoder decoder = CodecFixtures.open("encodec-48k", "encodec_decode.onnx")) {
            float[][] all = decoder.decode(decoder.format().grid(rows));
            float[][] most = decoder.decode(decoder.format().grid(shorter));
            assertThat(most[0].length).isEqualTo(47_520 + 2 * 320);
            assertThat(Arrays.copyOf(most[1], 47_520)).isEqualTo(Arrays.copyOf(all[1], 47_520));
        }
    }

    private static org.assertj.core.data.Offset<Float> within() {
        return org.assertj.core.data.Offset.offset(1e-5f);
    }

    @Test
    void whatIsNoCodeIsRefusedWithItsPlace() throws Exception {
        try (CodecDecoder decoder = CodecFixtures.open("dac-44k", "decoder_model.onnx")) {
            int[][] rows = new int[9][4];
            rows[3][2] = 1024;
            assertThatThrownBy(() -> decoder.decode(TokenGrid.of(rows)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("codebook 3 has 1024 at place 2")
                    .hasMessageContaining("undo the delay pattern");
            assertThatThrownBy(() -> decoder.decode(TokenGrid.of(new int[4][4])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the model takes audio_codes");
        }
    }

    @Test
    void everyFormatOfTheTableIsWhatItIsCalled() {
        List<String> names = CodecFormat.names();
        assertThat(names).hasSizeGreaterThan(18).doesNotHaveDuplicates();
        for (String name : names) {
            CodecFormat format = CodecFixtures.format(name);
            assertThat(format.name()).isEqualTo(name);
        }
        assertThat(CodecFixtures.format("encodec-24k").frameRateHz()).isEqualTo(75);
        assertThat(CodecFixtures.format("dac-44k").frameRateHz()).isBetween(86.13, 86.14);
        assertThat(CodecFixtures.format("mimi").frameRateHz()).isEqualTo(12.5);
        assertThat(CodecFixtures.format("dac-16k").samples(100)).isEqualTo(320 * 100 - 8);
    }
}
