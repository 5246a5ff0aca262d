package lathe.core.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlacFileTest {

    @TempDir
    private Path folder;

    private static AudioInfo info(SampleEncoding encoding, AudioBuffer sound, AudioMetadata metadata) {
        return new AudioInfo(
                "FLAC", encoding, sound.sampleRateHz(), sound.layout(), AudioInfo.UNKNOWN_FRAMES, metadata);
    }

    private Path write(AudioBuffer sound, SampleEncoding encoding, AudioMetadata metadata) throws IOException {
        Path file = folder.resolve("sound.flac");
        try (AudioWriter writer = AudioFiles.create(file, info(encoding, sound, metadata))) {
            for (int from = 0; from < sound.frames(); from += 1000) {
                writer.write(sound.channelArrays(), from, Math.min(1000, sound.frames() - from));
            }
            writer.commit();
        }
        return file;
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    private static AudioBuffer readBytes(byte[] bytes) throws IOException {
        try (AudioReader reader = FlacReader.ofStream(Path.of("bytes.flac"), new ByteArrayInputStream(bytes))) {
            return reader.readAll();
        }
    }

    /** The nearest step of a word length, clipped: what a file of that word length can hold. */
    private static AudioBuffer rounded(AudioBuffer sound, int bits) {
        double steps = 1L << (bits - 1);
        AudioBuffer rounded = sound.copy();
        for (float[] channel : rounded.channelArrays()) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = (float) (Math.max(-steps, Math.min(steps - 1, Math.rint(channel[i] * steps))) / steps);
                channel[i] += 0f; // no negative zero
            }
        }
        return rounded;
    }

    private static void assertSame(AudioBuffer actual, AudioBuffer expected) {
        assertThat(actual.frames()).isEqualTo(expected.frames());
        assertThat(actual.layout()).isEqualTo(expected.layout());
        for (int c = 0; c < expected.channels(); c++) {
            assertThat(actual.channel(c)).as("channel %d", c).isEqualTo(expected.channel(c));
        }
    }

    @ParameterizedTest
    @EnumSource(value = SampleEncoding.class, names = "PCM_.*", mode = EnumSource.Mode.MATCH_ALL)
    void everyWordLengthComesBackAsItsNearestStep(SampleEncoding encoding) throws IOException {
        AudioBuffer sound = Signals.noise(5000, 2, 1.1, 44_100, 7);
        Path file = write(sound, encoding, AudioMetadata.NONE);
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info().format()).isEqualTo("FLAC");
            assertThat(reader.info().encoding()).isEqualTo(encoding);
            assertThat(reader.info().frames()).isEqualTo(5000);
            assertSame(reader.readAll(), rounded(sound, encoding.bits()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4095, 4096, 4097, 8192, 10_001})
    void everyLengthComesBack(int frames) throws IOException {
        AudioBuffer sound = Signals.noise(frames, 1, 0.5, 48_000, frames);
        assertSame(read(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE)), rounded(sound, 16));
    }

    @Test
    void aFileWithoutFramesComesBackWithout() throws IOException {
        AudioBuffer nothing = new AudioBuffer(ChannelLayout.STEREO, 0, 48_000);
        assertThat(read(write(nothing, SampleEncoding.PCM_16, AudioMetadata.NONE))
                        .frames())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void channelsKeepTheirPlaces(int channels) throws IOException {
        AudioBuffer sound = Signals.noise(600, channels, 0.9, 96_000, 3);
        assertSame(read(write(sound, SampleEncoding.PCM_24, AudioMetadata.NONE)), rounded(sound, 24));
    }

    @Test
    void anUnusualLayoutIsKeptByItsMask() throws IOException {
        ChannelLayout sidesOnly = ChannelLayout.ofMask(0x600, 2);
        AudioBuffer sound = new AudioBuffer(new float[2][100], 48_000, sidesOnly);
        assertThat(read(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE)).layout())
                .isEqualTo(sidesOnly);
    }

    @Test
    void floatsAreWrittenWithTwentyFourBits() throws IOException {
        AudioBuffer sound = Signals.noise(100, 1, 0.9, 48_000, 4);
        assertSame(read(write(sound, SampleEncoding.FLOAT_32, AudioMetadata.NONE)), rounded(sound, 24));
    }

    @Test
    void notANumberIsSilence() throws IOException {
        AudioBuffer sound = AudioBuffer.of(48_000, new float[] {0.5f, Float.NaN, 0.25f, Float.POSITIVE_INFINITY});
        assertThat(read(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE)).channel(0))
                .containsExactly(0.5f, 0, 0.25f, 32_767 / 32_768f);
    }

    @Test
    void textsAreKept() throws IOException {
        Map<String, String> tags = Map.of(
                "INAM",
                "Große Fuge",
                "IART",
                "B",
                "IPRD",
                "op. 133",
                "ICMT",
                "a=b\nc",
                "ICRD",
                "1825",
                "IGNR",
                "quartet",
                "ITRK",
                "7",
                "ISFT",
                "ink");
        Path file =
                write(Signals.noise(10, 1, 1, 48_000, 1), SampleEncoding.PCM_16, new AudioMetadata(tags, new byte[0]));
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info().metadata().tags()).isEqualTo(tags);
        }
    }

    @Test
    void anId3TagInFrontIsPassedOver() throws IOException {
        AudioBuffer sound = Signals.noise(50, 1, 0.5, 48_000, 6);
        byte[] flac = Files.readAllBytes(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 1, 2}); // 130 bytes, seven bits a byte
        out.writeBytes(new byte[130]);
        out.writeBytes(flac);
        Path file = folder.resolve("tagged.flac");
        Files.write(file, out.toByteArray());
        assertSame(read(file), rounded(sound, 16));
    }

    @Test
    void aStreamOfUnknownLengthEndsWithTheFile() throws IOException {
        AudioBuffer sound = Signals.noise(9000, 2, 0.5, 48_000, 8);
        byte[] flac = Files.readAllBytes(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE));
        Arrays.fill(flac, 22, 26, (byte) 0); // the number of frames; its upper four bits are zero already
        assertSame(readBytes(flac), rounded(sound, 16));
        byte[] withId3v1 = Arrays.copyOf(flac, flac.length + 128);
        System.arraycopy(new byte[] {'T', 'A', 'G'}, 0, withId3v1, flac.length, 3);
        assertSame(readBytes(withId3v1), rounded(sound, 16));
    }

    @Test
    void theReadersPaceDoesNotMatter() throws IOException {
        AudioBuffer sound = Signals.noise(9000, 2, 0.5, 48_000, 8);
        Path file = write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE);
        AudioBuffer out = new AudioBuffer(ChannelLayout.STEREO, 9000, 48_000);
        Random random = new Random(2);
        try (AudioReader reader = AudioFiles.open(file)) {
            int at = 0;
            while (at < 9000) {
                at += reader.read(out.channelArrays(), at, Math.min(9000 - at, 1 + random.nextInt(700)));
            }
            assertThat(reader.read(out.channelArrays(), 0, 1)).isEqualTo(-1);
        }
        assertSame(out, rounded(sound, 16));
    }

    @Test
    void aWriterThatIsNotCommittedLeavesNothing() throws IOException {
        AudioBuffer sound = Signals.noise(9000, 1, 0.5, 48_000, 8);
        Path file = folder.resolve("never.flac");
        try (AudioWriter writer = AudioFiles.create(file, info(SampleEncoding.PCM_16, sound, AudioMetadata.NONE))) {
            writer.write(sound.channelArrays(), 0, 9000);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void moreThanEightChannelsAreRefused() {
        AudioBuffer sound = new AudioBuffer(ChannelLayout.ofChannels(12), 10, 48_000);
        assertThatThrownBy(() -> write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("up to 8 channels, not 12; write WAV");
    }

    @Test
    void aFileCutShortSaysSo() throws IOException {
        byte[] flac = Files.readAllBytes(
                write(Signals.noise(20_000, 2, 0.5, 48_000, 8), SampleEncoding.PCM_16, AudioMetadata.NONE));
        for (int length : new int[] {4, 20, 41, 50, 100, flac.length / 2, flac.length - 1}) {
            byte[] cut = Arrays.copyOf(flac, length);
            assertThatThrownBy(() -> readBytes(cut))
                    .as("%d of %d bytes", length, flac.length)
                    .isInstanceOf(AudioFileException.class)
                    .hasMessageStartingWith("bytes.flac: ends after");
        }
    }

    @Test
    void anyBitFlippedInAFrameIsNoticed() throws IOException {
        AudioBuffer sound = Signals.bursts(100, 2, 48_000, 5);
        byte[] flac = Files.readAllBytes(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE));
        byte[] sync = {(byte) 0xff, (byte) 0xf8};
        int firstFrame = 42;
        while (flac[firstFrame] != sync[0] || flac[firstFrame + 1] != sync[1]) {
            firstFrame++;
        }
        for (int bit = firstFrame * 8; bit < flac.length * 8; bit++) {
            byte[] damaged = flac.clone();
            damaged[bit >> 3] ^= (byte) (1 << (bit & 7));
            assertThatThrownBy(() -> readBytes(damaged)).as("bit %d", bit).isInstanceOf(AudioFileException.class);
        }
    }

    @Test
    void soundThatDoesNotMatchItsMd5IsRefused() throws IOException {
        byte[] flac = Files.readAllBytes(
                write(Signals.noise(500, 1, 0.5, 48_000, 8), SampleEncoding.PCM_16, AudioMetadata.NONE));
        flac[30] ^= 1;
        assertThatThrownBy(() -> readBytes(flac))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("does not match the MD5");
        Arrays.fill(flac, 26, 42, (byte) 0);
        assertThat(readBytes(flac).frames()).isEqualTo(500);
    }

    /** Whatever the damage: the right sound, or an exception that says what is wrong; nothing else, and no hang. */
    @Test
    void damagedFilesEndInAClearException() throws IOException {
        AudioBuffer sound = Signals.bursts(4500, 2, 48_000, 21);
        AudioBuffer expected = rounded(sound, 16);
        byte[] flac =
                Files.readAllBytes(write(sound, SampleEncoding.PCM_16, AudioMetadata.NONE.withTag("INAM", "a song")));
        for (int seed = 0; seed < 3000; seed++) {
            byte[] damaged = damage(flac, new Random(seed));
            try {
                AudioBuffer got = readBytes(damaged);
                assertThat(got.channel(0)).as("seed %d", seed).isEqualTo(expected.channel(0));
            } catch (AudioFileException told) {
                assertThat(told.getMessage())
                        .as("seed %d", seed)
                        .startsWith("bytes.flac: ")
                        .contains("; ");
            } catch (RuntimeException | IOException other) {
                throw new AssertionError("seed " + seed, other);
            }
        }
    }

    /** Half of the damage goes to the header, where every byte steers something. */
    private static byte[] damage(byte[] flac, Random random) {
        byte[] damaged = flac.clone();
        int reach = random.nextBoolean() ? 120 : flac.length;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(damaged, random.nextInt(flac.length));
            case 1 -> Arrays.copyOf(damaged, flac.length + random.nextInt(500));
            default -> damaged;
        };
    }

    /** Files by other encoders; each carries the MD5 of its sound, which the reader checks. */
    @Test
    void realFilesMatchTheirMd5() throws IOException {
        Path shared = Path.of(System.getProperty("lathe.shared", "../../shared"), "data", "audio");
        assumeTrue(Files.isDirectory(shared), "no real files at " + shared);
        try (Stream<Path> files = Files.list(shared)) {
            List<Path> flacs =
                    files.filter(file -> file.toString().endsWith(".flac")).toList();
            assertThat(flacs).isNotEmpty();
            for (Path file : flacs) {
                try (AudioReader reader = AudioFiles.open(file)) {
                    assertThat((long) reader.readAll().frames())
                            .as("%s", file)
                            .isEqualTo(reader.info().frames());
                }
            }
        }
    }
}
