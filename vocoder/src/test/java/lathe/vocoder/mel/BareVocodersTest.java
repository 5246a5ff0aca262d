package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.testing.Fixtures;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.SessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published files as they are downloaded, without a model.json. */
class BareVocodersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "hifigan-v1, model.onnx, ''", // icefall's metadata
        "vocos-22k, model.onnx, ''", // sherpa's
        "vocos-bare, model.onnx, ''", // sherpa's, without the numbers of the transform
        "nsf-hifigan, nsf_hifigan.onnx, vocoder.yaml", // DiffSinger
        "larynx-hifigan, generator.onnx, config.json"
    })
    void soundAsTheirPackagesDo(String fixture, String file, String sidecar) throws Exception {
        copy(fixture, file);
        if (!sidecar.isEmpty()) {
            copy(fixture, sidecar);
        }
        ModelPackage bare = ModelPackage.read(folder.resolve(file));
        try (MelVocoder vocoder = MelVocoder.open(bare, SessionSettings.live())) {
            assertThat(vocoder.sampleRateHz())
                    .isEqualTo(Vocoding.fixture(fixture).audio().sampleRateHz());
            float[] audio = Vocoding.decode(vocoder, Vocoding.input(fixture));
            assertThat(Vocoding.distance(audio, Vocoding.expected(fixture))).isLessThanOrEqualTo(1e-5);
        }
    }

    @Test
    void theSidecarOfDiffSingerTellsTheFrontEnd() throws Exception {
        copy("nsf-hifigan", "nsf_hifigan.onnx");
        copy("nsf-hifigan", "vocoder.yaml");
        assertThat(frontEnd()).isEqualTo(MelFrontEnd.named("nsf-hifigan-44k"));
        Path yaml = folder.resolve("vocoder.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("mel_base: e", "mel_base: 10"));
        assertThat(frontEnd()).isEqualTo(MelFrontEnd.named("nsf-hifigan-44k-log10"));
    }

    private MelFrontEnd frontEnd() throws Exception {
        ModelPackage bare = ModelPackage.read(folder.resolve("nsf_hifigan.onnx"));
        return MelPackages.format(bare).frontEnd().orElseThrow();
    }

    private void copy(String fixture, String file) throws Exception {
        Files.copy(Fixtures.path(fixture).resolve(file), folder.resolve(file));
    }
}
