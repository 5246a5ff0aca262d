package lathe.core.audio.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs an installed ffmpeg with the usual encoders; skipped without. */
class FfmpegFilesTest {

    private static final int RATE_HZ = 48_000;

    @TempDir
    private Path folder;

    @BeforeEach
    void needFfmpeg() {
        assumeTrue(Ffmpeg.find().isPresent(), "no ffmpeg on PATH");
    }

    private Path write(String name, AudioBuffer sound, AudioMetadata metadata) throws IOException {
        Path file = folder.resolve(name);
        AudioInfo wanted = new AudioInfo(
                "WAV", SampleEncoding.PCM_16, sound.sampleRateHz(), sound.layout(), AudioInfo.UNKNOWN_FRAMES, metadata);
        try (AudioWriter writer = AudioFiles.create(file, wanted)) {
            for (int from = 0; from < sound.frames(); from += 5000) {
                writer.write(sound.channelArrays(), from, Math.min(5000, sound.frames() - from));
            }
            writer.commit();
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({"song.mp3, MP3", "song.ogg, Ogg Vorbis", "song.opus, Opus", "song.m4a, AAC", "song.aac, AAC"})
    void aToneComesBackAsItWasWithItsTexts(String name, String format) throws IOException {
        AudioBuffer tone = Signals.sine(1000, -6, 2 * RATE_HZ, 2, RATE_HZ);
        AudioMetadata texts = new AudioMetadata(Map.of("INAM", "-a: \"tone\"", "IART", "Lathe"), new byte[0]);
        Path file = write(name, tone, texts);
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info().format()).isEqualTo(format);
            assertThat(reader.info().encoding()).isEqualTo(SampleEncoding.COMPRESSED);
            assertThat(reader.info().sampleRateHz()).isEqualTo(RATE_HZ);
            if (!name.endsWith(".aac")) { // a bare stream has no place for texts
                assertThat(reader.info().metadata().tags()).isEqualTo(texts.tags());
            }
            AudioBuffer heard = reader.readAll();
            assertThat(heard.channels()).isEqualTo(2);
            // AAC pads to whole blocks of 1024, and a bare stream does not say what to leave out.
            assertThat(heard.frames()).isBetween(2 * RATE_HZ - 64, 2 * RATE_HZ + 3072);
            double gainDb =
                    Measures.gainDb(tone.channel(0), heard.channel(0), 1000, RATE_HZ, RATE_HZ / 2, RATE_HZ * 3 / 2);
            assertThat(gainDb).isCloseTo(0, within(0.2));
        }
    }

    @Test
    void mp3KeepsItsLength() throws IOException {
        AudioBuffer tone = Signals.sine(440, -6, 12_345, 1, 44_100);
        try (AudioReader reader = AudioFiles.open(write("a.mp3", tone, AudioMetadata.NONE))) {
            assertThat(reader.readAll().frames()).isEqualTo(12_345);
        }
    }

    @Test
    void theSameSoundGivesTheSameBytes() throws IOException {
        AudioBuffer tone = Signals.sine(440, -6, 20_000, 2, RATE_HZ);
        byte[] first = Files.readAllBytes(write("first.ogg", tone, AudioMetadata.NONE));
        assertThat(Files.readAllBytes(write("second.ogg", tone, AudioMetadata.NONE)))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-y.mp3", "a:%03d b'c\".mp3"})
    void namesThatLookLikeArgumentsAreNames(String name) throws IOException {
        assumeTrue(File.separatorChar == '/', "such names are for POSIX systems");
        AudioBuffer tone = Signals.sine(440, -6, 5000, 1, RATE_HZ);
        Path file = write(name, tone, AudioMetadata.NONE);
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.readAll().frames()).isGreaterThan(4000);
        }
    }

    @Test
    void surroundChannelsKeepTheirPlaces() throws IOException {
        AudioBuffer sound = new AudioBuffer(ChannelLayout.SURROUND_5_1, RATE_HZ, RATE_HZ);
        System.arraycopy(Signals.sine(1000, -6, RATE_HZ, 1, RATE_HZ).channel(0), 0, sound.channel(2), 0, RATE_HZ);
        try (AudioReader reader = AudioFiles.open(write("center.opus", sound, AudioMetadata.NONE))) {
            assertThat(reader.info().layout()).isEqualTo(ChannelLayout.SURROUND_5_1);
            AudioBuffer heard = reader.readAll();
            for (int c = 0; c < 6; c++) {
                double level = Measures.amplitude(heard.channel(c), 1000, RATE_HZ, 12_000, 36_000);
                assertThat(level).as("channel %d", c).isCloseTo(c == 2 ? 0.5 : 0, within(0.05));
            }
        }
    }

    @Test
    void mp3HasNoSurround() {
        AudioBuffer sound = new AudioBuffer(ChannelLayout.SURROUND_5_1, 10, RATE_HZ);
        assertThatThrownBy(() -> write("a.mp3", sound, AudioMetadata.NONE))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("MP3 holds up to 2 channels, not 6; write WAV or FLAC");
    }

    @Test
    void aTextIsNoSound() throws IOException {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "Bring the bass down by two decibels, please.\n");
        assertThatThrownBy(() -> AudioFiles.open(file))
                .isInstanceOf(AudioFileException.class)
                .hasMessage(file + ": holds no sound that Lathe or ffmpeg knows;"
                        + " name a sound file, or export it as WAV");
    }

    @Test
    void aFileCutShortIsReadOrRefusedButNeverHangs() throws IOException {
        AudioBuffer tone = Signals.sine(440, -6, 3 * RATE_HZ, 2, RATE_HZ);
        for (String name : new String[] {"a.mp3", "a.m4a"}) {
            byte[] whole = Files.readAllBytes(write(name, tone, AudioMetadata.NONE));
            for (int length : new int[] {600, whole.length / 2}) {
                Path cut = folder.resolve("cut-" + name);
                Files.write(cut, Arrays.copyOf(whole, length));
                try (AudioReader reader = AudioFiles.open(cut)) {
                    assertThat(reader.readAll().frames()).isLessThan(3 * RATE_HZ);
                } catch (AudioFileException told) {
                    assertThat(told.getMessage())
                            .startsWith(cut + ": ")
                            .contains("; ")
                            .doesNotContain("\n");
                }
            }
        }
    }

    @Test
    void aReaderMayBeClosedInTheMiddle() throws IOException {
        Path file = write("long.mp3", Signals.sine(440, -6, 20 * RATE_HZ, 2, RATE_HZ), AudioMetadata.NONE);
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.read(new float[2][100], 0, 100)).isPositive();
        }
    }

    @Test
    void aWriterThatIsNotCommittedLeavesNothing() throws IOException {
        Path file = folder.resolve("never.mp3");
        AudioBuffer tone = Signals.sine(440, -6, RATE_HZ, 2, RATE_HZ);
        AudioInfo wanted =
                new AudioInfo("MP3", SampleEncoding.COMPRESSED, RATE_HZ, tone.layout(), -1, AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(file, wanted)) {
            writer.write(tone.channelArrays(), 0, tone.frames());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theVersionIsANumber() throws IOException {
        assertThat(Ffmpeg.find().orElseThrow().version()).matches("[nN]?[-\\w]*\\d.*");
    }
}
