package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lathe.core.tensor.Tensor;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import org.junit.jupiter.api.Test;

/** The streaming export must sound like the network in one piece, which PyTorch ran in double precision. */
final class StatefulCodecDecoderTest {

    private static StatefulCodecDecoder open() throws ModelException {
        return StatefulCodecDecoder.open(
                CodecFixtures.path("mimi-streaming/decoder_model.onnx"),
                CodecFixtures.format("mimi"),
                SessionSettings.live());
    }

    @Test
    void framesOneByOneSoundAsInOnePiece() throws Exception {
        TokenGrid grid =
                TokenGrid.of(CodecFixtures.matrix(CodecFixtures.tensor("mimi-streaming/test/audio_codes.npy")));
        Tensor expected = CodecFixtures.tensor("mimi-streaming/test/audio_values.npy");
        try (StatefulCodecDecoder decoder = open();
                CodecStream stream = decoder.stream()) {
            for (int round = 0; round < 2; round++) {
                for (int t = 0; t < grid.frames(); t++) {
                    float[] sound = stream.next(grid.slice(t, t + 1));
                    float[] reference = Arrays.copyOfRange(expected.floats(), t * 1920, (t + 1) * 1920);
                    assertThat(sound.length).isEqualTo(1920);
                    assertThat(CodecFixtures.difference(sound, reference)).isLessThan(1e-5);
                }
                assertThat(stream.frames()).isEqualTo(grid.frames());
                stream.reset();
            }
        }
    }

    @Test
    void theAttentionForgetsAfterTenSecondsAsItWasTrainedTo() throws Exception {
        TokenGrid grid = TokenGrid.of(CodecFixtures.matrix(CodecFixtures.tensor("mimi/test/long_codes.npy")));
        float[] expected = CodecFixtures.tensor("mimi/test/long_audio_tail.npy").floats();
        assertThat(grid.frames()).isEqualTo(150);
        try (StatefulCodecDecoder decoder = open()) {
            float[][] sound = new float[1][150 * 1920];
            decoder.decode(grid, sound);
            float[] tail = Arrays.copyOfRange(sound[0], sound[0].length - expected.length, sound[0].length);
            assertThat(CodecFixtures.difference(tail, expected)).isLessThan(1e-5);
        }
    }

    @Test
    void streamsDoNotHearEachOther() throws Exception {
        TokenGrid grid =
                TokenGrid.of(CodecFixtures.matrix(CodecFixtures.tensor("mimi-streaming/test/audio_codes.npy")));
        try (StatefulCodecDecoder decoder = open();
                CodecStream one = decoder.stream();
                CodecStream other = decoder.stream()) {
            float[] alone = one.next(grid.slice(0, 2));
            other.next(grid.slice(4, 7));
            assertThat(other.next(grid.slice(0, 2))).isNotEqualTo(alone);
            one.reset();
            assertThat(one.next(grid.slice(0, 2))).isEqualTo(alone);
        }
    }

    @Test
    void aModelWithoutStatesIsRefusedHereAndOneWithStatesThere() {
        assertThatThrownBy(() -> StatefulCodecDecoder.open(
                        CodecFixtures.path("mimi/decoder_model.onnx"),
                        CodecFixtures.format("mimi"),
                        SessionSettings.live()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no inputs named past_");
        assertThatThrownBy(() -> CodecDecoder.open(
                        CodecFixtures.path("mimi-streaming/decoder_model.onnx"),
                        CodecFixtures.format("mimi"),
                        SessionSettings.live()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("open it as a streaming decoder");
    }
}
