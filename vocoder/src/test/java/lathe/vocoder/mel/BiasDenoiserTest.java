package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;

class BiasDenoiserTest {

    @Test
    void takesOffWhatTheReferenceTakesOff() throws Exception {
        float[] expected = TensorFiles.readOne(Fixtures.path("larynx-hifigan/test/denoised.npy"))
                .floats();
        try (MelVocoder vocoder = Vocoding.open("larynx-hifigan");
                BiasDenoiser denoiser = new BiasDenoiser(vocoder, 0.5)) {
            float[] audio = Vocoding.decode(denoiser, Vocoding.input("larynx-hifigan"));
            assertThat(Vocoding.distance(audio, expected)).isLessThan(1e-5);
            assertThat(Vocoding.distance(audio, Vocoding.expected("larynx-hifigan")))
                    .as("the strength is enough to be seen")
                    .isGreaterThan(0.01);
        }
    }

    @Test
    void aStrengthOfZeroChangesNothing() throws Exception {
        try (MelVocoder vocoder = Vocoding.open("larynx-hifigan");
                BiasDenoiser denoiser = new BiasDenoiser(vocoder, 0)) {
            MelFrames frames = Vocoding.input("larynx-hifigan");
            assertThat(Vocoding.distance(Vocoding.decode(denoiser, frames), Vocoding.decode(vocoder, frames)))
                    .isLessThan(1e-6);
        }
    }

    @Test
    void piecesWithItsContextAreTheWhole() throws Exception {
        try (MelVocoder vocoder = Vocoding.open("larynx-hifigan");
                BiasDenoiser denoiser = new BiasDenoiser(vocoder, 0.5)) {
            assertThat(denoiser.context().left()).isEqualTo(15);
            assertThat(denoiser.context().exact()).isTrue();
            MelFrames frames = Vocoding.random(vocoder, 90, 9);
            float[] whole = Vocoding.decode(denoiser, frames);
            float[] piece = Vocoding.decode(denoiser, frames.slice(25, 70));
            float[] inside = Arrays.copyOfRange(piece, 15 * 256, 30 * 256);
            float[] there = Arrays.copyOfRange(whole, 40 * 256, 55 * 256);
            assertThat(Vocoding.distance(inside, there)).isLessThan(1e-5);
        }
    }

    @Test
    void negativeStrengthsAreRefused() throws Exception {
        try (MelVocoder vocoder = Vocoding.open("larynx-hifigan")) {
            assertThatThrownBy(() -> new BiasDenoiser(vocoder, -0.1)).hasMessageContaining("strength=-0.1");
        }
    }
}
