package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;

import lathe.core.testing.Fixtures;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import org.junit.jupiter.api.Test;

class HifiganTest {
    @Test
    void opens() throws Exception {
        try (MelVocoder v = MelVocoder.open(
                Fixtures.path("hifigan-v1/model.onnx"),
                MelVocoderFormat.of(22050, Context.exact(13, 13)),
                SessionSettings.live())) {
            assertThat(v.hopSamples()).isEqualTo(256);
            assertThat(v.mels()).isEqualTo(80);
        }
    }
}
