package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import lathe.vocoder.stream.ChunkPlan;
import lathe.vocoder.stream.ContextProfile;
import lathe.vocoder.stream.TiledDecode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutional codecs sound the same in tiles, bit for bit; what others lose at a seam is measured. */
final class SeamTest {

    private static TokenGrid noise(CodecFormat format, int codebooks, int frames) {
        SplittableRandom random = new SplittableRandom(frames);
        int[][] codes = new int[codebooks][];
        for (int k = 0; k < codebooks; k++) {
            int rate = format.codesPerFrame().isEmpty()
                    ? 1
                    : format.codesPerFrame().get(k);
            codes[k] =
                    random.ints((long) frames * rate, 0, format.codebookSize()).toArray();
        }
        return format.grid(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "dac-44k, decoder_model.onnx, 9, 130, 30",
        "dac-24k, decoder_model.onnx, 32, 130, 33",
        "xcodec, decoder_model.onnx, 8, 130, 30",
        "snac-24k, decoder_model.onnx, 3, 40, 7",
        "snac-32k, decoder_model.onnx, 4, 14, 3",
        "soundstream-24k, soundstream.onnx, 8, 200, 41",
        "soundstream-musiclm, soundstream.onnx, 12, 160, 41",
        "vocos-encodec-24k, decoder_model.onnx, 8, 200, 40",
        "jukebox-1, vqvae_level_1.onnx, 1, 800, 200",
        "jukebox-2, vqvae_level_2.onnx, 1, 500, 100",
        "encodec-48k, encodec_decode.onnx, 4, 5, 1",
    })
    void tilesOfConvolutionalCodecsAreTheWhole(String family, String file, int books, int frames, int tile)
            throws Exception {
        try (CodecDecoder decoder = CodecFixtures.open(family, file)) {
            TokenGrid grid = noise(decoder.format(), books, frames);
            float[][] whole = decoder.decode(grid);
            float[][] tiled = new TiledDecode(decoder, ChunkPlan.of(decoder, frames, tile), 1)
                    .toBuffer(grid)
                    .channelArrays();
            assertThat(decoder.context().exact()).isTrue();
            for (int c = 0; c < whole.length; c++) {
                assertThat(tiled[c].length).isEqualTo(whole[c].length);
                assertThat(Arrays.mismatch(tiled[c], whole[c]))
                        .as(
                                "%s first differing sample, of %d; largest difference %s",
                                family, whole[c].length, CodecFixtures.difference(tiled[c], whole[c]))
                        .isEqualTo(-1);
            }
        }
    }

    /** Weights are random: how fast these networks forget says nothing of the published ones, only that they do. */
    @ParameterizedTest
    @CsvSource({
        "encodec-24k, encodec_decode.onnx, 8, 75, 0",
        "encodec-32k, encodec_decode.onnx, 4, 50, 5",
        "encodec-16k, encodec_decode.onnx, 4, 50, 5",
        "mimi, decoder_model.onnx, 8, 60, 0",
        "wavtokenizer-75, decoder_model.onnx, 1, 75, 75",
    })
    void whatIsLostAtASeamIsMeasured(String family, String file, int books, int reach, int ahead) throws Exception {
        try (CodecDecoder decoder = CodecFixtures.open(family, file)) {
            assertThat(decoder.context().exact()).isFalse();
            TokenGrid grid = noise(decoder.format(), books, 5 * reach);
            ContextProfile measured = ContextProfile.measure(decoder, grid, reach);
            System.out.printf(
                    "%s: %.1f dB with %d frames to the left, %.1f dB with %d%n",
                    family, measured.errorDb(reach, reach), reach, measured.errorDb(reach / 5, reach), reach / 5);
            assertThat(measured.context().exact()).isFalse();
            assertThat(measured.errorDb(reach, reach)).isLessThan(measured.errorDb(reach / 5, reach));
            if (ahead < reach) { // nothing beyond the kernels is looked ahead
                assertThat(measured.right(Double.NEGATIVE_INFINITY).orElse(reach))
                        .isLessThanOrEqualTo(ahead);
                assertThat(decoder.context().right()).isGreaterThanOrEqualTo(2 * ahead);
            }
        }
    }
}
