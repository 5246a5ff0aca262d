package lathe.core.audio;

import static lathe.core.audio.FileBytes.big;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Headers built byte by byte from Apple's specifications, named in {@link AiffFormat}. */
class AiffTest {

    /** 44,100 as an 80-bit extended number. Source: AIFF 1.3's own example file. */
    private static final int[] RATE_44100 = {0x40, 0x0E, 0xAC, 0x44, 0, 0, 0, 0, 0, 0};

    @TempDir
    private Path folder;

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
        AudioBuffer sound = Signals.noise(4_001, 3, 0.99, 48_000, 7);
        Path file = folder.resolve("a.aiff");
        AudioMetadata texts = new AudioMetadata(texts(), new byte[0]);
        try (AudioWriter writer =
                AudioFiles.create(file, new AudioInfo("", encoding, 48_000, sound.layout(), 0, texts))) {
            writer.write(sound.channelArrays(), 0, 1_000);
            writer.write(sound.channelArrays(), 1_000, 3_001);
            writer.commit();
        }
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info())
                    .usingRecursiveComparison()
                    .isEqualTo(new AudioInfo("AIFF", encoding, 48_000, sound.layout(), 4_001, texts));
            assertThat(Math.pow(10, Measures.nullDepthDb(sound, reader.readAll()) / 20))
                    .isLessThanOrEqualTo(halfStep * 1.000001);
        }
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("INAM", "Title");
        texts.put("IART", "Ärtist");
        texts.put("ICOP", "2026");
        texts.put("ICMT", "odd");
        return texts;
    }

    @Test
    void sixteenBitsAreWrittenAsPlainAiff() throws IOException {
        Path file = folder.resolve("a.aif");
        AudioInfo wanted = new AudioInfo("", SampleEncoding.PCM_16, 44_100, ChannelLayout.MONO, 0, AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(file, wanted)) {
            writer.write(new float[][] {{0.5f}}, 0, 1);
            writer.commit();
        }
        byte[] sound = big().u64(0).u16(0x4000).done();
        assertThat(Files.readAllBytes(file)).isEqualTo(form("AIFF", comm(1, 1, 16, ""), chunk("SSND", sound)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            twos; 16; PCM_16; 64 0
            sowt; 16; PCM_16; 0 64
            sowt; 24; PCM_24; 0 0 64
            in24; 24; PCM_24; 64 0 0
            in32; 32; PCM_32; 64 0 0 0
            'raw '; 8; PCM_8; 192
            NONE; 8; PCM_8; 64
            NONE; 13; PCM_16; 64 0
            fl32; 32; FLOAT_32; 63 0 0 0
            FL32; 32; FLOAT_32; 63 0 0 0
            FL64; 64; FLOAT_64; 63 224 0 0 0 0 0 0
            """)
    void everyCodecOfAiffCIsRead(String codec, int bits, SampleEncoding encoding, String half) throws IOException {
        FileBytes sound = big().u64(0);
        for (String value : half.split(" ", -1)) {
            sound.u8(Integer.parseInt(value));
        }
        byte[] file = form("AIFC", comm(1, 1, bits, codec), chunk("SSND", sound.done()));
        try (AudioReader reader = open(file)) {
            assertThat(reader.info().encoding()).isEqualTo(encoding);
            assertThat(reader.info().sampleRateHz()).isEqualTo(44_100);
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f);
        }
    }

    @Test
    void chunksMayComeInAnyOrderAndTheSoundAfterAnOffset() throws IOException {
        byte[] sound = big().u32(3).u32(0).u8(9, 9, 9).u16(0x2000).u16(0x4000).done();
        byte[] file = form(
                "AIFF",
                chunk("SSND", sound),
                chunk("ANNO", big().text("late").done()),
                chunk("MARK", new byte[5]),
                comm(1, 2, 16, ""));
        try (AudioReader reader = open(file)) {
            assertThat(reader.info().metadata().tags()).containsEntry("ICMT", "late");
            assertThat(reader.readAll().channel(0)).containsExactly(0.25f, 0.5f);
        }
    }

    @Test
    void aRateBetweenWholeNumbersIsRounded() throws IOException {
        // 22254.5454... Hz, the first Macintosh
        byte[] comm =
                big().u16(1).u32(0).u16(8).u16(0x400D).u32(0xADDD1746L).u32(0).done();
        try (AudioReader reader = open(form("AIFF", chunk("COMM", comm)))) {
            assertThat(reader.info().sampleRateHz()).isEqualTo(22_255);
        }
    }

    @Test
    void headersThatLieAreRefused() {
        byte[] sound = chunk("SSND", new byte[12]);
        assertRefused(form("AIFF", comm(1, 3, 16, ""), sound), "COMM chunk claims 3 frames, SSND chunk has 2");
        assertRefused(form("AIFF", comm(1, 0, 16, ""), sound), "COMM chunk claims 0 frames, SSND chunk has 2");
        assertRefused(form("AIFF", comm(0, 2, 16, ""), sound), "header says 0 channels");
        assertRefused(form("AIFF", comm(-1, 2, 16, ""), sound), "header says -1 channels");
        assertRefused(form("AIFF", comm(1, 2, 33, ""), sound), "header says whole numbers of 33 bits");
        assertRefused(form("AIFC", comm(1, 2, 16, "ima4"), sound), "holds sound of AIFF-C codec 'ima4'");
        assertRefused(form("AIFF", sound), "has no COMM chunk");
        assertRefused(form("AIFF", comm(1, 2, 16, "")), "has no SSND chunk");
        assertRefused(form("AIFF", comm(1, 0, 16, ""), chunk("SSND", new byte[0])), "was never finished");
        assertRefused(form("AIFC", comm(1, 2, 16, ""), sound), "has a COMM chunk of 18 bytes");
        byte[] beyond = big().text("SSND").u32(0xFFFFFFFFL).u64(0).done();
        assertRefused(form("AIFF", comm(1, 2, 16, ""), beyond), "SSND chunk claims 4.3 GB, file has 8 bytes");
        byte[] offset = chunk("SSND", big().u32(5).u32(0).u32(0).done());
        assertRefused(form("AIFF", comm(1, 2, 16, ""), offset), "says that its sound starts after 5 bytes");
    }

    @Test
    void endlessAndNegativeRatesAreRefused() {
        for (int exponent : new int[] {0x7FFF, 0xC00E, 0}) {
            byte[] comm = big().u16(1).u32(0).u16(8).u16(exponent).u64(-1).done();
            assertRefused(form("AIFF", chunk("COMM", comm)), "header says a sample rate of");
        }
    }

    @Test
    void whatIsLongerThanAnAiffFileCanBeIsRefusedAndLeavesNothing() throws IOException {
        AudioInfo wanted = new AudioInfo("", SampleEncoding.PCM_16, 44_100, ChannelLayout.MONO, 0, AudioMetadata.NONE);
        try (AiffWriter writer = new AiffWriter(folder.resolve("b.aif"), wanted, 54 + 20)) {
            writer.write(new float[1][10], 0, 10);
            assertThatThrownBy(() -> writer.write(new float[1][1], 0, 1))
                    .isInstanceOf(AudioFileException.class)
                    .hasMessageEndingWith("b.aif: AIFF ends at 4 GB, this is longer; write WAV, which goes on as RF64");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] form(String type, byte[]... chunks) {
        FileBytes body = big().text(type);
        for (byte[] chunk : chunks) {
            body.raw(chunk);
        }
        byte[] bytes = body.done();
        return big().text("FORM").u32(bytes.length).raw(bytes).done();
    }

    private static byte[] comm(int channels, int frames, int bits, String codec) {
        FileBytes body =
                big().u16(channels).u32(frames).u16(bits).u8(RATE_44100).text(codec);
        return chunk("COMM", body.done());
    }

    private static byte[] chunk(String id, byte[] body) {
        return FileBytes.chunk(ByteOrder.BIG_ENDIAN, id, body);
    }

    private AudioReader open(byte[] file) throws IOException {
        return AudioFiles.open(Files.write(folder.resolve("a.aif"), file));
    }

    private void assertRefused(byte[] file, String finding) {
        assertThatThrownBy(() -> open(file).close())
                .isInstanceOf(AudioFileException.class)
                .hasMessageStartingWith(folder.resolve("a.aif") + ": ")
                .hasMessageContaining(finding);
    }
}
