package lathe.vocoder.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import lathe.core.process.OfflineRender;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decoders that end in a mel and go on with a vocoder, against PyTorch in double precision. */
class MelLatentDecoderTest {

    @TempDir
    private Path folder;

    private static LatentDecoder open(String fixture) throws ModelException {
        return LatentDecoder.open(ModelPackage.read(Fixtures.path(fixture)), SessionSettings.offline(1));
    }

    private static Tensor tensor(String path) throws IOException {
        return TensorFiles.readOne(Fixtures.path(path));
    }

    @ParameterizedTest
    @CsvSource({"ace-step-1, 2", "audioldm2, 1", "audioldm2-48k, 1"})
    void bothStagesTogetherAreTheReference(String fixture, int channels) throws Exception {
        try (LatentDecoder decoder = open(fixture)) {
            assertThat(decoder.channels()).isEqualTo(channels);
            LatentFrames latents =
                    LatentFiles.read(Fixtures.path(fixture + "/test/latent.npy"), decoder.format(), null);
            float[][] sound = LatentDecoderTest.whole(decoder, latents);
            float[] expected = tensor(fixture + "/test/audio.npy").floats();
            // AudioLDM's vocoders give a few samples more than their frames are worth; the published program cuts them.
            int beyond = expected.length / channels - sound[0].length;
            assertThat(beyond).isBetween(0, 32);
            for (int c = 0; c < channels; c++) {
                for (int i = 0; i < sound[c].length; i++) {
                    assertThat(sound[c][i]).isCloseTo(expected[c * (sound[c].length + beyond) + i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void theMelIsTakenToTheRangeOfTheVocoder() throws Exception {
        try (LatentDecoder decoder = open("ace-step-1")) {
            LatentFrames latents =
                    LatentFiles.read(Fixtures.path("ace-step-1/test/latent.npy"), decoder.format(), null);
            float[][] left = ((MelLatentDecoder) decoder).mels(latents)[0];
            float[] expected = tensor("ace-step-1/test/mel.npy").floats();
            for (int m = 0; m < left.length; m++) {
                for (int t = 0; t < left[m].length; t++) {
                    assertThat(left[m][t]).isCloseTo(expected[m * left[m].length + t], within(3e-5f));
                }
            }
        }
    }

    /** The same rule with small windows, so that eighteen frames have three latent windows and four vocoder windows. */
    @Test
    void thePublishedOverlapIsThatOfItsProgram() throws Exception {
        try (LatentDecoder decoder = open("ace-step-1")) {
            LatentFrames latents =
                    LatentFiles.read(Fixtures.path("ace-step-1/test/long-latent.npy"), decoder.format(), null);
            float[][] sound = new float[2][(int) decoder.samples(latents.frames())];
            int[] at = {0};
            OfflineRender.Sink collect = (channels, from, to) -> {
                for (int c = 0; c < 2; c++) {
                    System.arraycopy(channels[c], from, sound[c], at[0], to - from);
                }
                at[0] += to - from;
            };
            new PublishedDecode(decoder, new OverlapRule.TrimmedHalves(8), new VocoderWindows(40, 1024, 128))
                    .run(latents, collect, (done, total) -> {});
            assertThat(at[0]).isEqualTo(18 * 8 * 512);
            Tensor expected = tensor("ace-step-1/test/long-audio-overlapped-every-5th.npy");
            int count = (int) expected.dim(1);
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < count; i++) {
                    assertThat(sound[c][5 * i])
                            .as("channel %d, sample %d", c, 5 * i)
                            .isCloseTo(expected.floats()[c * count + i], within(1e-5f));
                }
            }
        }
    }

    @Test
    void shortInputsAreTheSameInPublishedWindowsAsWhole() throws Exception {
        for (String name : new String[] {"audioldm2", "stable-audio-open", "stable-audio-3"}) {
            try (LatentDecoder decoder = open(name)) {
                LatentFrames latents =
                        LatentFiles.read(Fixtures.path(name + "/test/latent.npy"), decoder.format(), null);
                float[][] whole = LatentDecoderTest.whole(decoder, latents);
                int[] calls = {0};
                new PublishedDecode(decoder)
                        .run(
                                latents,
                                (channels, from, to) -> {
                                    calls[0]++;
                                    assertThat(Arrays.copyOfRange(channels[0], from, to))
                                            .isEqualTo(whole[0]);
                                },
                                (done, total) -> assertThat(done).isEqualTo(total));
                assertThat(calls).containsExactly(1);
            }
        }
    }

    @Test
    void anInterruptEndsThePublishedDecode() throws Exception {
        try (LatentDecoder decoder = open("audioldm2")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> new PublishedDecode(decoder)
                            .run(
                                    Latents.random(8, 16, 4, 3),
                                    (channels, from, to) -> {
                                        throw new CancellationException();
                                    },
                                    (done, total) -> {}))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void aVocoderOfAnotherModelIsRefused() throws Exception {
        Path mixed = Files.createDirectory(folder.resolve("mixed"));
        for (String file : new String[] {"vae_decoder.onnx", "vocoder.onnx"}) {
            Files.copy(Fixtures.path("audioldm2/" + file), mixed.resolve(file));
        }
        String json = Files.readString(Fixtures.path("audioldm2/model.json"));
        Files.writeString(mixed.resolve("model.json"), json.replace("\"hop_length\": 640", "\"hop_length\": 630"));
        assertThatThrownBy(() -> LatentDecoder.open(ModelPackage.read(mixed), SessionSettings.offline(1)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("630")
                .hasMessageContaining("160");
    }

    @Test
    void withoutItsLearnedScaleAModelIsNotRun() throws Exception {
        Path bare = Files.createDirectory(folder.resolve("bare"));
        for (String file : new String[] {"vae_decoder.onnx", "vocoder.onnx"}) {
            Files.copy(Fixtures.path("audioldm2/" + file), bare.resolve(file));
        }
        String json = Files.readString(Fixtures.path("audioldm2/model.json"));
        Files.writeString(bare.resolve("model.json"), json.replace("\"scale\"", "\"unknown\""));
        assertThatThrownBy(() -> LatentDecoder.open(ModelPackage.read(bare), SessionSettings.offline(1)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("latent.scale")
                .hasMessageContaining("scaling_factor");
    }
}
