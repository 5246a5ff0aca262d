package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MelFrontEndTest {

    @Test
    void theNamesArePromises() {
        assertThat(MelFrontEnd.names())
                .containsExactly(
                        "hifigan-22k",
                        "matcha-22k",
                        "vocos-22k",
                        "vocos-24k",
                        "vocos-24k-same",
                        "bigvgan-44k-512x",
                        "bigvgan-44k-256x",
                        "bigvgan-24k",
                        "bigvgan-22k",
                        "bigvgan-22k-fmax8k",
                        "nsf-hifigan-44k",
                        "nsf-hifigan-44k-log10",
                        "ace-step-44k",
                        "audioldm-16k",
                        "audioldm-48k",
                        "speecht5-16k",
                        "spectrogram-diffusion-16k",
                        "spectrogram-diffusion-16k-net",
                        "riffusion-44k");
        assertThatThrownBy(() -> MelFrontEnd.named("hifigan"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("known are hifigan-22k, ");
    }

    @Test
    void settingsComeBackFromTheTextOfTheirJson() throws IOException {
        for (String name : MelFrontEnd.names()) {
            MelFrontEnd end = MelFrontEnd.named(name);
            Map<String, Object> json = JSON.std.mapFrom(JSON.std.asString(end.toJson()));
            assertThat(MelFrontEnd.ofJson(json)).isEqualTo(end);
            assertThat(MelFrontEnd.ofJson(json).digest()).isEqualTo(end.digest());
        }
    }

    /**
     * The digest is written into packages: it may never change for the same settings. Expected: SHA-256 by Python's hashlib of
     * the settings written by hand, a line of {@code key=value} each.
     */
    @Test
    void theDigestIsOfTheSettingsAlone() {
        MelFrontEnd hifigan = MelFrontEnd.named("hifigan-22k");
        assertThat(hifigan.digest()).isEqualTo("69b2daa17733bccc");
        assertThat(MelFrontEnd.named("matcha-22k").digest()).isEqualTo(hifigan.digest());
        assertThat(hifigan.withLayout(MelFrontEnd.Layout.FRAMES_MELS).digest()).isEqualTo(hifigan.digest());
        assertThat(MelFrontEnd.names().stream()
                        .map(MelFrontEnd::named)
                        .map(MelFrontEnd::digest)
                        .distinct())
                .hasSize(MelFrontEnd.names().size() - 3);
    }

    @Test
    void differencesAreNamedByKey() {
        MelFrontEnd ace = MelFrontEnd.named("ace-step-44k");
        MelFrontEnd nsf = MelFrontEnd.named("nsf-hifigan-44k");
        assertThat(nsf.differences(ace)).containsExactly("magnitude_epsilon 0.0, not 1.0E-6");
        assertThat(nsf.differences(nsf.withName("other"))).isEmpty();
        assertThat(nsf.differences(MelFrontEnd.named("nsf-hifigan-44k-log10"))).containsExactly("log ln, not log10");
    }

    @Test
    void whatIsLeftOutIsWhatLibrosaAndHifiganTake() {
        Map<String, Object> json = new LinkedHashMap<>(Map.of(
                "sample_rate", 16_000, "n_fft", 512, "hop_length", 160, "n_mels", 40, "floor", 1e-5, "center", true));
        MelFrontEnd end = MelFrontEnd.ofJson(json);
        assertThat(end.framing()).isEqualTo(MelFraming.centred(512, 512, 160));
        assertThat(end.filters()).isEqualTo(MelFilters.slaney(40, 0, 8000));
        assertThat(end.level()).isEqualTo(MelLevel.log(MelLevel.Curve.LN, 0, 1e-5));
        json.put("center", false);
        assertThat(MelFrontEnd.ofJson(json).framing().padLeft()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "n_fft, null, n_fft is missing",
                "n_fft, 1, n_fft=1 is outside",
                "n_fft, 1e12, n_fft=1.0E12 is no whole number",
                "n_fft, 1024.5, n_fft=1024.5 is no whole number",
                "win_length, 4096, win_length=4096 is outside",
                "hop_length, 0, hop_length=0 is outside",
                "pad_left, -1, pad_left=-1 is outside",
                "n_mels, 0, n_mels=0 is outside",
                "fmin, -1, fmin=-1.0 is below 0 Hz",
                "fmax, 12000, fmax=12000.0 is above half the sample rate of 22050 Hz",
                "fmax, 0, fmax=0.0 is not above fmin=0.0",
                "power, 3, power=3 is neither 1 nor 2",
                "floor, 0, floor=0.0 is outside",
                "ceiling, 0, ceiling=0.0 is not above floor=1.0E-5",
                "std, 0, std=0.0 is outside",
                "magnitude_epsilon, -1, magnitude_epsilon=-1.0 is outside",
                "sample_rate_hz, 0, sample_rate_hz=0 is outside",
                "pad_mode, 7, pad_mode=7.0 is none of",
                "mel_scale, 7, mel_scale=7.0 is none of",
                "exponent, 2, exponent=2.0 goes with log=power only"
            })
    void wrongSettingsAreNamed(String key, @Nullable Double value, String message) {
        Map<String, Object> json =
                new HashMap<>(MelFrontEnd.named("hifigan-22k").toJson());
        if (value == null) {
            json.remove(key);
        } else {
            json.put(key, value);
        }
        assertThatThrownBy(() -> MelFrontEnd.ofJson(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sumsComeBackFromValues() {
        for (String name : MelFrontEnd.names()) {
            MelLevel level = MelFrontEnd.named(name).level();
            for (double sum : new double[] {1e-4, 0.3, 70}) {
                assertThat(level.sumOf(level.of(sum)))
                        .as(name)
                        .isCloseTo(sum, org.assertj.core.data.Percentage.withPercentage(1e-8));
            }
        }
    }
}
