package lathe.vocoder.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lathe.core.testing.Fixtures;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentPackagesTest {

    @TempDir
    private Path folder;

    private LatentFormat edited(String fixture, String from, String to) throws IOException, ModelException {
        String json = Files.readString(Fixtures.path(fixture + "/model.json"));
        assertThat(json).contains(from);
        Files.writeString(folder.resolve("model.json"), json.replace(from, to));
        return LatentPackages.format(ModelPackage.read(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"stable-audio-open", "ace-step-1.5", "stable-audio-3", "ace-step-1"})
    void theFixturesAreWhatTheFormatOfTheirNameSays(String name) throws Exception {
        LatentFormat known = LatentFormat.named(name).orElseThrow();
        assertThat(LatentPackages.format(ModelPackage.read(Fixtures.path(name))))
                .isEqualTo(known);
    }

    @Test
    void learnedScalesComeFromThePackageAndAreMissedWithoutIt() throws Exception {
        LatentFormat told = LatentPackages.format(ModelPackage.read(Fixtures.path("audioldm2")));
        assertThat(told.scale()).isEqualTo(0.4110932946205139);
        assertThat(edited("audioldm2", "\"scale\"", "\"scales\"").scale()).isNaN();
    }

    @Test
    void explicitNumbersOverrideTheNamedFormat() throws Exception {
        assertThat(edited("ace-step-1.5", "\"shift\": 0.0", "\"shift\": 0.5").shift())
                .isEqualTo(0.5);
        assertThat(edited("ace-step-1.5", "\"shift\": 0.0", "\"layout\": \"frames-first\"")
                        .layout())
                .isEqualTo(LatentLayout.FRAMES_FIRST);
    }

    @Test
    void whatCannotBeMeantIsToldWithItsPlace() {
        assertThatThrownBy(() -> edited("ace-step-1.5", "\"format\": \"ace-step-1.5\"", "\"format\": \"ace\""))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("latent.format is \"ace\"")
                .hasMessageContaining("ace-step-1.5");
        assertThatThrownBy(() -> edited("ace-step-1.5", "\"scale\": 1.0", "\"scale\": 0"))
                .hasMessageContaining("latent.scale is 0");
        assertThatThrownBy(() -> edited("ace-step-1.5", "\"dim\": 64", "\"dim\": -1"))
                .hasMessageContaining("latent.dim is -1");
    }
}
