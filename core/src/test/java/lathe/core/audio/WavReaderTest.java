package lathe.core.audio;

import static lathe.core.audio.FileBytes.chunk;
import static lathe.core.audio.FileBytes.fmt;
import static lathe.core.audio.FileBytes.little;
import static lathe.core.audio.FileBytes.riff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers built byte by byte from the specifications named in {@link WavHeader} and {@link WavFormat}. */
class WavReaderTest {

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
    private static final byte[] MONO_16 = chunk("fmt ", fmt(LITTLE, 1, 1, 48_000, 16));

    /** 0.5, -0.5, 0.25 in 16 bits. */
    private static final byte[] THREE_FRAMES = {0, 0x40, 0, (byte) 0xC0, 0, 0x20};

    private static final String GUID_TAIL = "\0\0\0\0\u0010\0";

    @TempDir
    private Path folder;

    @Test
    void aPlainFileSaysRateChannelsEncodingAndFrames() throws IOException {
        try (AudioReader reader = open(riff(MONO_16, chunk("data", THREE_FRAMES)))) {
            assertThat(reader.info().format()).isEqualTo("WAV");
            assertThat(reader.info().encoding()).isEqualTo(SampleEncoding.PCM_16);
            assertThat(reader.info().sampleRateHz()).isEqualTo(48_000);
            assertThat(reader.info().layout()).isEqualTo(ChannelLayout.MONO);
            assertThat(reader.info().frames()).isEqualTo(3);
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f, -0.5f, 0.25f);
            assertThat(reader.read(new float[1][1], 0, 1)).isEqualTo(-1);
        }
    }

    @Test
    void textsAndBextAreFoundBeforeAndAfterTheSamplesAndStrangeChunksArePassedOver() throws IOException {
        byte[] before = little().text("INFOINAM").u32(5).text("Song\0").u8(0).done();
        byte[] after = little().text("INFOIART").u32(3).u8('N', 0xE9, 0).u8(0).done(); // Latin-1
        byte[] file = riff(
                chunk("JUNK", new byte[27]),
                chunk("LIST", before),
                chunk("PAD ", new byte[9]),
                MONO_16,
                chunk("wxyz", new byte[3]),
                chunk("data", THREE_FRAMES),
                chunk("LIST", after),
                chunk("bext", new byte[] {7, 8, 9}));
        try (AudioReader reader = open(file)) {
            assertThat(reader.info().metadata().tags()).isEqualTo(Map.of("INAM", "Song", "IART", "Né"));
            assertThat(reader.info().metadata().bext()).containsExactly(7, 8, 9);
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f, -0.5f, 0.25f);
        }
    }

    @Test
    void damageAfterTheSamplesTakesNothingFromThem() throws IOException {
        byte[] file = riff(
                MONO_16,
                chunk("data", THREE_FRAMES),
                little().text("LIST").u32(1 << 30).text("INFO").done());
        assertThat(read(file)).containsExactly(0.5f, -0.5f, 0.25f);
    }

    @Test
    void anExtensibleHeaderSaysWhereTheChannelsStandAndHowManyBitsAreInUse() throws IOException {
        byte[] fmt = extensible(1, 3, 32, 24, 0x104); // centre and back centre, then one without a place
        try (AudioReader reader = open(riff(fmt, chunk("data", new byte[12])))) {
            assertThat(reader.info().encoding()).isEqualTo(SampleEncoding.PCM_24);
            assertThat(reader.info().layout().speakers())
                    .containsExactly(Speaker.FRONT_CENTER, Speaker.BACK_CENTER, Speaker.UNKNOWN);
            assertThat(reader.info().frames()).isEqualTo(1);
        }
        byte[] sample = {0, 0, 0, (byte) 0xC0};
        assertThat(read(riff(extensible(1, 1, 32, 24, 4), chunk("data", sample))))
                .containsExactly(-0.5f);
    }

    @Test
    void twentyFourBitsInFourBytesAreReadWithoutAnExtensibleHeader() throws IOException {
        byte[] fmt =
                little().u16(1).u16(1).u32(44_100).u32(176_400).u16(4).u16(24).done();
        byte[] sample = {0, 0, 0, 0x20};
        assertThat(read(riff(chunk("fmt ", fmt), chunk("data", sample)))).containsExactly(0.25f);
    }

    /** The GUID's first number in big-endian order, and as sox writes it. */
    @ParameterizedTest
    @CsvSource({"0, 3", "3, 0"})
    void bigEndianFilesAreRead(int guidFirst, int guidSecond) throws IOException {
        byte[] fmt = FileBytes.big()
                .raw(fmt(ByteOrder.BIG_ENDIAN, 0xFFFE, 1, 96_000, 32))
                .u16(22)
                .u16(32)
                .u32(4)
                .u16(guidFirst)
                .u16(guidSecond)
                .raw(new byte[12])
                .done();
        byte[] file = FileBytes.big()
                .text("RIFX")
                .u32(0)
                .text("WAVE")
                .raw(chunk(ByteOrder.BIG_ENDIAN, "fmt ", fmt))
                .raw(chunk(ByteOrder.BIG_ENDIAN, "data", new byte[] {0x3F, 0, 0, 0}))
                .done();
        assertThat(read(file)).containsExactly(0.5f);
    }

    @ParameterizedTest
    @CsvSource({"RF64", "BW64"})
    void longSizesStandInTheDs64Chunk(String magic) throws IOException {
        byte[] table =
                little().u64(100).u64(6).u64(3).u32(1).text("huge").u64(2).done();
        byte[] file = little().text(magic)
                .u32(-1)
                .text("WAVE")
                .raw(chunk("ds64", table))
                .raw(MONO_16)
                .text("huge")
                .u32(-1)
                .u16(0)
                .text("data")
                .u32(-1)
                .raw(THREE_FRAMES)
                .raw(chunk("LIST", little().text("INFOICMT").u32(2).text("hi").done()))
                .done();
        try (AudioReader reader = open(file)) {
            assertThat(reader.info().frames()).isEqualTo(3);
            assertThat(reader.info().metadata().tags()).containsEntry("ICMT", "hi");
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f, -0.5f, 0.25f);
        }
    }

    @Test
    void whatWasWrittenIntoAPipeIsReadUntilTheEnd() throws IOException {
        byte[] file = pipe("RIFF", -1, new byte[0], -1);
        assertThat(read(file)).containsExactly(0.5f, -0.5f, 0.25f);
        try (AudioReader reader = stream(file)) {
            assertThat(reader.info().frames()).isEqualTo(AudioInfo.UNKNOWN_FRAMES);
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f, -0.5f, 0.25f);
        }
        byte[] rf64 = pipe("RF64", -1, chunk("ds64", new byte[28]), -1);
        assertThat(read(rf64)).containsExactly(0.5f, -0.5f, 0.25f);
        byte[] sox = pipe("RIFF", 0x7FFFF024L, new byte[0], 0x7FFFF000L);
        try (AudioReader reader = stream(sox)) {
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f, -0.5f, 0.25f);
        }
    }

    private static byte[] pipe(String magic, long riffBytes, byte[] ds64, long dataBytes) {
        return little().text(magic)
                .u32(riffBytes)
                .text("WAVE")
                .raw(ds64)
                .raw(MONO_16)
                .text("data")
                .u32(dataBytes)
                .raw(THREE_FRAMES)
                .u8(1) // half a sample, lost
                .done();
    }

    @Test
    void aDataSizeBeyondTheEndIsRefused() {
        byte[] file = little().text("RIFF")
                .u32(100)
                .text("WAVE")
                .raw(MONO_16)
                .text("data")
                .u32(-1)
                .raw(new byte[12_000])
                .done();
        assertRefused(file, "data chunk claims 4.3 GB, file has 12 kB; re-export the file");
        byte[] short1 = riff(
                MONO_16, little().text("data").u32(12_002).raw(new byte[12_000]).done());
        assertRefused(short1, "data chunk claims 12,002 bytes, file has 12,000; re-export the file");
    }

    @Test
    void aStreamThatEndsEarlySaysSoWhenItDoes() throws IOException {
        byte[] file =
                riff(MONO_16, little().text("data").u32(1_000).raw(THREE_FRAMES).done());
        try (AudioReader reader = stream(file)) {
            assertThatThrownBy(reader::readAll)
                    .isInstanceOf(AudioFileException.class)
                    .hasMessage("pipe.wav: promises 500 frames and ends after 3; re-export the file");
        }
    }

    @Test
    void aRecordingThatWasNeverFinishedIsRefusedButAnEmptyOneIsNot() throws IOException {
        byte[] unfinished = little().text("RIFF")
                .u32(36)
                .text("WAVE")
                .raw(MONO_16)
                .text("data")
                .u32(0)
                .raw(new byte[5_000])
                .done();
        assertRefused(unfinished, "data chunk claims 0 bytes, 5.0 kB follow: its recording was never finished");
        assertThat(read(riff(MONO_16, chunk("data", new byte[0]), chunk("LIST", new byte[4]))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            0; 48000; 16; header says 0 channels
            1000; 48000; 16; has 1000 channels; Lathe works on up to 24
            25; 48000; 16; has 25 channels; Lathe works on up to 24
            2; 0; 16; header says a sample rate of 0 Hz; Lathe works on 1000 to 768000 Hz
            2; -1; 16; header says a sample rate of 4294967295 Hz
            2; 999; 16; header says a sample rate of 999 Hz
            2; 48000; 0; header says whole numbers of 0 bits
            2; 48000; 40; header says whole numbers of 40 bits
            """)
    void whatNoProcessorCouldServeIsRefused(int channels, int rateHz, int bits, String finding) {
        byte[] fmt = fmt(LITTLE, 1, channels, rateHz, bits);
        assertRefused(riff(chunk("fmt ", fmt), chunk("data", new byte[600])), finding);
    }

    @Test
    void headersThatContradictThemselvesAreRefused() {
        byte[] frames =
                little().u16(1).u16(2).u32(44_100).u32(176_400).u16(5).u16(16).done();
        assertRefused(
                riff(chunk("fmt ", frames), chunk("data", THREE_FRAMES)),
                "header says 2 channels of 16 bits in frames of 5 bytes");
        assertRefused(
                riff(extensible(1, 1, 16, 24, 4), chunk("data", THREE_FRAMES)),
                "header says whole numbers of 16 bits, 24 of them in use");
        assertRefused(riff(chunk("fmt ", new byte[7])), "has a fmt chunk of 7 bytes");
        assertRefused(riff(chunk("data", THREE_FRAMES)), "has samples before a fmt chunk");
        assertRefused(riff(MONO_16), "has no data chunk");
        assertRefused(riff(), "has neither a fmt nor a data chunk");
        assertRefused(
                riff(MONO_16, little().text("JUNK").u32(1 << 20).done()), "JUNK chunk claims 1.0 MB, file has 0 bytes");
        assertRefused(
                riff(chunk("fmt ", fmt(LITTLE, 0x11, 1, 44_100, 4)), chunk("data", THREE_FRAMES)),
                "holds sound of WAV codec 0x0011, which Lathe does not read");
    }

    private static byte[] extensible(int tag, int channels, int bits, int validBits, int mask) {
        return chunk(
                "fmt ",
                little().raw(fmt(LITTLE, 0xFFFE, channels, 48_000, bits))
                        .u16(22)
                        .u16(validBits)
                        .u32(mask)
                        .u16(tag)
                        .text(GUID_TAIL)
                        .u8(0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71)
                        .done());
    }

    private void assertRefused(byte[] file, String finding) {
        assertThatThrownBy(() -> open(file).close())
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith(folder.resolve("a.wav") + ": ")
                .hasMessageContaining(finding);
    }

    private float[] read(byte[] file) throws IOException {
        try (AudioReader reader = open(file)) {
            return reader.readAll().channel(0);
        }
    }

    private AudioReader open(byte[] file) throws IOException {
        return AudioFiles.open(Files.write(folder.resolve("a.wav"), file));
    }

    private static AudioReader stream(byte[] file) throws IOException {
        return WavReader.ofStream(Path.of("pipe.wav"), new ByteArrayInputStream(file));
    }
}
