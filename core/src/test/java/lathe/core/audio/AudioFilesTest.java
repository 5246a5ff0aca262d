package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aMissingFileAFolderAndAnEmptyFileAreToldApart() throws IOException {
        assertRefused(folder.resolve("none.wav"), "does not exist; check the name and the folder");
        assertRefused(folder, "is a folder; name a file in it");
        assertRefused(Files.createFile(folder.resolve("empty.wav")), "is empty (0 bytes); export it again");
    }

    @Test
    void aFileThatMayNotBeReadSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.wav"), "RIFF");
        Assumptions.assumeTrue(
                file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read anything");
        assertRefused(file, "may not be read; change its permissions");
    }

    @Test
    void contentCountsAndNotTheName() throws IOException {
        AudioInfo wanted = new AudioInfo("", SampleEncoding.PCM_16, 8_000, ChannelLayout.MONO, 0, AudioMetadata.NONE);
        Path aiff = folder.resolve("a.aif");
        try (AudioWriter writer = AudioFiles.create(aiff, wanted)) {
            writer.commit();
        }
        try (AudioReader reader = AudioFiles.open(Files.move(aiff, folder.resolve("a.wav")))) {
            assertThat(reader).isInstanceOf(AiffReader.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"a.wav, WavWriter", "a.WAVE, WavWriter", "b.c.bwf, WavWriter", "a.aif, AiffWriter", "a.aifc, AiffWriter"
    })
    void theEndingOfTheNameChoosesTheKind(String name, String writer) throws IOException {
        AudioInfo wanted = new AudioInfo("", SampleEncoding.PCM_16, 8_000, ChannelLayout.MONO, 0, AudioMetadata.NONE);
        try (AudioWriter made = AudioFiles.create(folder.resolve(name), wanted)) {
            assertThat(made.getClass().getSimpleName()).isEqualTo(writer);
        }
    }

    @ParameterizedTest
    @CsvSource({"song", "song.doc", "wav", "song."})
    void anUnknownEndingIsAnsweredWithTheKnownOnes(String name) {
        AudioInfo wanted = new AudioInfo("", SampleEncoding.PCM_16, 8_000, ChannelLayout.MONO, 0, AudioMetadata.NONE);
        assertThatThrownBy(() -> AudioFiles.create(folder.resolve(name), wanted).close())
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("use one of .wav")
                .hasMessageContaining(".aiff");
    }

    @Test
    void numbersOfBytesReadWell() {
        assertThat(ByteCount.text(1)).isEqualTo("1 byte");
        assertThat(ByteCount.text(999)).isEqualTo("999 bytes");
        assertThat(ByteCount.text(1_000)).isEqualTo("1.0 kB");
        assertThat(ByteCount.text(12_345)).isEqualTo("12 kB");
        assertThat(ByteCount.text(999_600)).isEqualTo("1.0 MB");
        assertThat(ByteCount.text(0xFFFFFFFFL)).isEqualTo("4.3 GB");
        assertThat(ByteCount.text(Long.MAX_VALUE)).isEqualTo("9.2 EB");
    }

    private static void assertRefused(Path file, String finding) {
        assertThatThrownBy(() -> AudioFiles.open(file).close())
                .isInstanceOf(AudioFileException.class)
                .hasMessage(file + ": " + finding);
    }
}
