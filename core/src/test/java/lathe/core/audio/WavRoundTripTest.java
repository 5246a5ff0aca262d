package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavRoundTripTest {

    @TempDir
    private Path folder;

    /** Half a step for whole numbers; the widest half interval, 1/64 of full scale, for the laws of G.711. */
    @ParameterizedTest
    @CsvSource({
        "PCM_8, 0x1p-8",
        "PCM_12, 0x1p-12",
        "PCM_16, 0x1p-16",
        "PCM_20, 0x1p-20",
        "PCM_24, 0x1p-24",
        "PCM_32, 0x1p-25",
        "FLOAT_32, 0",
        "FLOAT_64, 0",
        "A_LAW, 0x1p-6",
        "MU_LAW, 0x1p-6"
    })
    void everyEncodingComesBackWithinHalfAStep(SampleEncoding encoding, double halfStep) throws IOException {
        for (int channels : new int[] {1, 2, 3, 5, 24}) {
            AudioBuffer sound = Signals.noise(4_001, channels, 0.99, 44_100, 7);
            Path file = folder.resolve("a.wav");
            AudioBuffer back;
            try (AudioWriter writer = AudioFiles.create(file, info(encoding, sound))) {
                writer.write(sound.channelArrays(), 0, 1_000);
                writer.write(sound.channelArrays(), 1_000, 3_001);
                writer.commit();
            }
            try (AudioReader reader = AudioFiles.open(file)) {
                assertThat(reader.info())
                        .usingRecursiveComparison()
                        .ignoringFields("metadata")
                        .isEqualTo(new AudioInfo("WAV", encoding, 44_100, sound.layout(), 4_001, AudioMetadata.NONE));
                back = reader.readAll();
            }
            assertThat(Math.pow(10, Measures.nullDepthDb(sound, back) / 20)).isLessThanOrEqualTo(halfStep * 1.000001);
            try (AudioReader reader = WavReader.ofStream(file, new ByteArrayInputStream(Files.readAllBytes(file)))) {
                assertThat(reader.readAll().channelArrays()).isDeepEqualTo(back.channelArrays());
            }
        }
    }

    private static AudioInfo info(SampleEncoding encoding, AudioBuffer sound) {
        AudioMetadata metadata = new AudioMetadata(Map.of("INAM", "Ein Stück"), new byte[] {1, 2, 3});
        return new AudioInfo("WAV", encoding, sound.sampleRateHz(), sound.layout(), 0, metadata);
    }
}
