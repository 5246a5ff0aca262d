package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TokenGridTest {

    @Test
    void aSliceShowsItsCodesAndScales() {
        TokenGrid grid = TokenGrid.ofLevels(new int[][] {{1, 2, 3}, {10, 11, 20, 21, 30, 31}}, 1, 2)
                .withScales(0.5f, 0.25f, 2);
        TokenGrid slice = grid.slice(1, 3);
        assertThat(slice.frames()).isEqualTo(2);
        assertThat(slice.row(1)).containsExactly(20, 21, 30, 31);
        assertThat(slice.code(0, 1)).isEqualTo(3);
        assertThat(slice.scale(0)).isEqualTo(0.25f);
        assertThat(slice.slice(1, 2).row(0)).containsExactly(3);
        assertThatThrownBy(() -> slice.code(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theLastFrameMayBeIncompleteButLevelsKeepTheirRatio() {
        TokenGrid grid = TokenGrid.ofLevels(new int[][] {new int[5], new int[10]}, 4, 8);
        assertThat(grid.frames()).isEqualTo(2);
        assertThat(grid.slice(1, 2).count(0)).isEqualTo(1);
        assertThat(grid.slice(1, 2).count(1)).isEqualTo(2);
        assertThatThrownBy(() -> TokenGrid.ofLevels(new int[][] {new int[5], new int[9]}, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codebook 1 has 9 codes where 5 of codebook 0 ask for 10");
    }

    @Test
    void samplesOfIncompleteFramesAreTold() {
        CodecFormat snac = CodecFixtures.format("snac-32k");
        TokenGrid whole = snac.grid(new int[][] {new int[8], new int[16], new int[32], new int[64]});
        assertThat(snac.samples(whole)).isEqualTo(64 * 384);
        TokenGrid part = snac.grid(new int[][] {new int[5], new int[10], new int[20], new int[40]});
        assertThat(part.frames()).isEqualTo(2);
        assertThat(snac.samples(part)).isEqualTo(40 * 384);
        CodecFormat encodec = CodecFixtures.format("encodec-48k");
        assertThat(encodec.samples(encodec.grid(new int[2][150 + 41]))).isEqualTo(47_520 + 41 * 320);
        assertThat(CodecFixtures.format("dac-24k").samples(TokenGrid.of(new int[32][10])))
                .isEqualTo(3192);
    }

    @Test
    void incompleteWindowsAreFilledUpAndTheirSoundIsCut() throws Exception {
        try (CodecDecoder decoder = CodecFixtures.open("snac-32k", "decoder_model.onnx")) {
            int[][] whole = new int[4][];
            int[][] part = new int[4][];
            for (int i = 0; i < 4; i++) {
                int[] row = CodecFixtures.matrix(CodecFixtures.tensor("snac-32k/test/audio_codes." + i + ".npy"))[0];
                whole[i] = java.util.Arrays.copyOf(row, 8 << i);
                part[i] = java.util.Arrays.copyOf(row, 7 << i);
            }
            float[] all = decoder.decode(decoder.format().grid(whole))[0];
            float[] most = decoder.decode(decoder.format().grid(part))[0];
            assertThat(most.length).isEqualTo(7 * 8 * 384);
            // The first window of 4 coarse codes does not hear that the second is incomplete, but for its last few
            // codes.
            assertThat(java.util.Arrays.copyOf(most, 2 * 8 * 384)).isEqualTo(java.util.Arrays.copyOf(all, 2 * 8 * 384));
        }
    }
}
