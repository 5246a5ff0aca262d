package lathe.vocoder.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decoders that go from latents to samples at once, against PyTorch in double precision. */
class LatentDecoderTest {

    private static LatentDecoder open(String fixture, String file, String format) throws ModelException {
        Path model = Fixtures.path(fixture + "/" + file);
        return LatentDecoder.open(model, LatentFormat.named(format).orElseThrow(), SessionSettings.offline(1));
    }

    private static LatentFrames latents(String fixture, LatentFormat format) throws IOException {
        return LatentFiles.read(Fixtures.path(fixture + "/test/latent.npy"), format, null);
    }

    static float[][] whole(LatentDecoder decoder, LatentFrames latents) throws InferenceException {
        float[][] audio = new float[decoder.channels()][(int) decoder.samples(latents.frames())];
        decoder.decode(latents, audio);
        return audio;
    }

    @ParameterizedTest
    @CsvSource({
        "stable-audio-open,  vae_decoder.onnx, stable-audio-open, 1e-5",
        "ace-step-1.5,       vae_decoder.onnx, ace-step-1.5,      1e-5",
        "stable-audio-3,     decoder.onnx,     stable-audio-3,    1e-5",
        // Half precision is rounded after every operation.
        "stable-audio-3-f16, decoder.onnx,     stable-audio-3,    4e-3",
    })
    void theSoundIsThatOfTheReference(String fixture, String file, String format, float error) throws Exception {
        try (LatentDecoder decoder = open(fixture, file, format)) {
            float[][] sound = whole(decoder, latents(fixture, decoder.format()));
            Tensor expected = TensorFiles.readOne(Fixtures.path(fixture + "/test/audio.npy"));
            assertThat(expected.shape()).containsExactly(1, 2, sound[0].length);
            for (int i = 0; i < expected.count(); i++) {
                float sample = sound[i / sound[0].length][i % sound[0].length];
                assertThat(sample).isCloseTo(expected.floats()[i], within(error));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"stable-audio-open", "ace-step-1.5"})
    void withItsContextAStretchIsThatOfTheWholeBitForBit(String name) throws Exception {
        try (LatentDecoder decoder = open(name, "vae_decoder.onnx", name)) {
            LatentFrames latents = Latents.random(64, 1, 150, 11);
            float[][] whole = whole(decoder, latents);
            Context context = decoder.context();
            assertThat(context.exact()).isTrue();
            assertThat(Latents.largestDifference(decoder, latents, whole, 40, 100, context.left(), context.right()))
                    .isZero();
            // Windows of 64 frames and less: ONNX Runtime sums products in another order, the sound differs by
            // rounding.
            assertThat(Latents.largestDifference(decoder, latents, whole, 40, 46, context.left(), context.right()))
                    .isLessThan(3e-5f);
            assertThat(Latents.largestDifference(decoder, latents, whole, 40, 100, 4, 4))
                    .isGreaterThan(1e-4f);
        }
    }

    @ParameterizedTest
    @CsvSource({"stable-audio-open", "ace-step-1.5"})
    void noFrameSoundsFurtherThanTheContextSays(String name) throws Exception {
        try (LatentDecoder decoder = open(name, "vae_decoder.onnx", name)) {
            LatentFrames latents = Latents.random(64, 1, 60, 12);
            float[][] before = whole(decoder, latents);
            float[][] after = whole(decoder, Latents.changed(latents, 30, 100));
            int context = decoder.context().left();
            int first = Latents.firstDifference(before, after) / decoder.hopSamples();
            int last = Latents.lastDifference(before, after) / decoder.hopSamples();
            assertThat(first).isBetween(30 - context, 30 - context + 2);
            assertThat(last).isBetween(30 + context - 2, 30 + context);
        }
    }

    @Test
    void latentsOfAnotherSizeAreRefused() throws Exception {
        try (LatentDecoder decoder = open("ace-step-1.5", "vae_decoder.onnx", "ace-step-1.5")) {
            assertThatThrownBy(() -> whole(decoder, Latents.random(32, 1, 4, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 x 1")
                    .hasMessageContaining("64 x 1");
        }
        assertThatThrownBy(() -> open("ace-step-1.5", "vae_decoder.onnx", "stable-audio-3"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("not latents of 256 values");
    }

    @Test
    void aWrongHopIsAnErrorNotAShorterSound() throws Exception {
        try (LatentDecoder decoder = open("ace-step-1.5", "vae_decoder.onnx", "stable-audio-open")) {
            assertThatThrownBy(() -> whole(decoder, Latents.random(64, 1, 4, 1)))
                    .isInstanceOf(InferenceException.class)
                    .hasMessageContaining("8192");
        }
    }
}
