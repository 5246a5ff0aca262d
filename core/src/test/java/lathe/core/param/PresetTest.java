package lathe.core.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lathe.core.audio.AudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresetTest {

    private final Parameter gain =
            Parameter.decibels("gain", "Gain").range(-12, 12).build();
    private final Parameter kind =
            Parameter.choice("kind", "Kind", "bell", "shelf").build();
    private final ParameterSet set = ParameterSet.of(gain, kind);

    @Test
    void aSavedPresetSetsTheSameValuesAgain() {
        gain.set(-3.25);
        kind.set(1);
        String json = Preset.of("mine", "a test", set).toJson();
        gain.set(0);
        kind.set(0);
        assertThat(Preset.parse(json).applyTo(set)).isEmpty();
        assertThat(gain.value()).isEqualTo(-3.25);
        assertThat(kind.text()).isEqualTo("shelf");
    }

    @Test
    void keysThatNobodyKnowsAreKeptAndNamed() {
        Preset preset = Preset.parse("{\"values\":{\"gain\":1,\"future\":5},\"author\":{\"name\":\"A\"}}");
        assertThat(preset.applyTo(set)).containsExactly("future");
        assertThat(preset.toJson()).contains("\"future\"").contains("\"author\"");
    }

    @Test
    void aValueOutOfRangeIsRefusedAndNothingIsSet() {
        Preset preset = Preset.parse("{\"values\":{\"kind\":\"shelf\",\"gain\":99}}");
        assertThatThrownBy(() -> preset.applyTo(set))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gain=99.0 is outside -12.00 dB to 12.00 dB");
        assertThat(kind.choice()).isZero();
    }

    @Test
    void textThatIsNoJsonIsRefusedWithTheFilesName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("broken.json");
        for (String text : new String[] {"", "[1]", "{\"values\":3}", "{\"a\":", "\u0000", "[".repeat(100_000)}) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> Preset.read(file))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .isInstanceOf(AudioFileException.class)
                    .hasMessageContaining("broken.json: is no preset");
        }
    }

    @Test
    void bytesThatAreNoTextAreNoPreset(@TempDir Path folder) throws IOException {
        Path sound = Files.write(folder.resolve("song.json"), new byte[] {'{', (byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> Preset.read(sound)).hasMessageContaining("song.json: is no preset: not a text");
    }
}
