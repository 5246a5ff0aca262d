package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real WAV files where they are at hand: {@code -Dlathe.shared}, else {@code ../shared} beside the checkout. */
class RealFilesTest {

    private static final Path AUDIO =
            Path.of(System.getProperty("lathe.shared", "../../shared")).resolve("data/audio");

    /** Frames as soxi 14.4.2 counts them; peak of the first channel as {@code sox stats} 14.4.2 says, in dB. */
    @ParameterizedTest
    @CsvSource({
        "exo_sample.wav, 44100, 1, 44100, -51.32",
        "gtcrn_enh_stream_expected.wav, 16000, 1, 156160, -6.67",
        "gtcrn_mix.wav, 16000, 1, 156302, -4.77",
        "lyra_sample1_16kHz.wav, 16000, 1, 55177, -0.92",
        "lyra_sample1_48kHz.wav, 48000, 1, 165531, -0.91",
        "vocadito_14.wav, 44100, 1, 537924, -5.89",
        "was_break28.wav, 44100, 2, 352800, -2.56",
        "was_coolloop7.wav, 44100, 2, 176400, 0.00"
    })
    void ratesFramesAndPeaksAreWhatSoxSays(String name, int rateHz, int channels, int frames, double peakDb)
            throws IOException {
        Path file = AUDIO.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "no " + file);
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info().frames()).isEqualTo(frames);
            AudioBuffer sound = reader.readAll();
            assertThat(sound.sampleRateHz()).isEqualTo(rateHz);
            assertThat(sound.channels()).isEqualTo(channels);
            assertThat(sound.frames()).isEqualTo(frames);
            assertThat(lathe.core.testing.Measures.peakDbfs(sound.channel(0)))
                    .isCloseTo(peakDb, org.assertj.core.api.Assertions.within(0.0051));
        }
    }
}
