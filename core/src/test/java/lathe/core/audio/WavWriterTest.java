package lathe.core.audio;

import static lathe.core.audio.FileBytes.chunk;
import static lathe.core.audio.FileBytes.fmt;
import static lathe.core.audio.FileBytes.little;
import static lathe.core.audio.FileBytes.riff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {

    private static final byte[] PLACE_FOR_DS64 = chunk("JUNK", new byte[28]);
    private static final float[][] TWO_FRAMES = {{0.5f, -0.5f}, {0.25f, 1}, {0, 0}};

    @TempDir
    private Path folder;

    @Test
    void sixteenBitsInStereoAreAPlainFile() throws IOException {
        byte[] samples = {0, 0x40, 0, 0x20, 0, (byte) 0xC0, (byte) 0xFF, 0x7F};
        assertThat(write(SampleEncoding.PCM_16, ChannelLayout.STEREO, AudioMetadata.NONE))
                .isEqualTo(riff(
                        PLACE_FOR_DS64,
                        chunk("fmt ", fmt(ByteOrder.LITTLE_ENDIAN, 1, 2, 48_000, 16)),
                        chunk("data", samples)));
    }

    @Test
    void moreThanSixteenBitsAreAnExtensibleFile() throws IOException {
        byte[] samples = {0, 0, 0x40, 0, 0, (byte) 0xC0};
        assertThat(write(SampleEncoding.PCM_24, ChannelLayout.MONO, AudioMetadata.NONE))
                .isEqualTo(riff(PLACE_FOR_DS64, extensible(1, 24, 24, 4), chunk("data", samples)));
    }

    @Test
    void spareBitsAndUnusualPlacesAreSaidInAnExtensibleFile() throws IOException {
        assertThat(write(SampleEncoding.PCM_20, ChannelLayout.MONO, AudioMetadata.NONE))
                .containsSequence(extensible(1, 24, 20, 4));
        ChannelLayout back = new ChannelLayout(List.of(Speaker.BACK_CENTER));
        assertThat(write(SampleEncoding.PCM_16, back, AudioMetadata.NONE))
                .containsSequence(extensible(1, 16, 16, 0x100));
        assertThat(write(SampleEncoding.PCM_16, ChannelLayout.ofChannels(3), AudioMetadata.NONE))
                .containsSequence(extensible(3, 16, 16, 7));
    }

    @Test
    void floatsCarryAFactChunkWithTheNumberOfFrames() throws IOException {
        byte[] fmt = little().raw(fmt(ByteOrder.LITTLE_ENDIAN, 3, 1, 48_000, 32))
                .u16(0)
                .done();
        byte[] samples = little().u32(0x3F000000L).u32(0xBF000000L).done();
        assertThat(write(SampleEncoding.FLOAT_32, ChannelLayout.MONO, AudioMetadata.NONE))
                .isEqualTo(riff(
                        PLACE_FOR_DS64,
                        chunk("fmt ", fmt),
                        chunk("fact", little().u32(2).done()),
                        chunk("data", samples)));
    }

    @Test
    void anOddNumberOfBytesIsPaddedButNotCounted() throws IOException {
        byte[] file = write(SampleEncoding.PCM_8, ChannelLayout.ofChannels(3), AudioMetadata.NONE, 1);
        assertThat(file).endsWith(chunk("data", new byte[] {(byte) 0xC0, (byte) 0xA0, (byte) 0x80}));
        assertThat(file[4] + 8).isEqualTo(file.length);
    }

    @Test
    void textsAndBextAreWrittenAndTagsThatWavCannotNameAreLeftOut() throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("INAM", "é!");
        tags.put("REPLAYGAIN_TRACK_GAIN", "-3 dB");
        tags.put("ICMT", "");
        byte[] list = little().text("INFOINAM").u32(4).text("é!\0").done();
        byte[] file = write(SampleEncoding.PCM_16, ChannelLayout.MONO, new AudioMetadata(tags, new byte[] {1, 2, 3}));
        assertThat(file)
                .isEqualTo(riff(
                        PLACE_FOR_DS64,
                        chunk("bext", new byte[] {1, 2, 3}),
                        chunk("fmt ", fmt(ByteOrder.LITTLE_ENDIAN, 1, 1, 48_000, 16)),
                        chunk("LIST", list),
                        chunk("data", new byte[] {0, 0x40, 0, (byte) 0xC0})));
    }

    @Test
    void ixmlIsWrittenBeforeTheSamplesAndReadAgain() throws IOException {
        AudioMetadata wanted = new AudioMetadata(Map.of(), new byte[0], "<BWFXML>é</BWFXML>");
        byte[] file = write(SampleEncoding.PCM_16, ChannelLayout.MONO, wanted);
        assertThat(file)
                .isEqualTo(riff(
                        PLACE_FOR_DS64,
                        chunk("fmt ", fmt(ByteOrder.LITTLE_ENDIAN, 1, 1, 48_000, 16)),
                        chunk("iXML", "<BWFXML>é</BWFXML>".getBytes(StandardCharsets.UTF_8)),
                        chunk("data", new byte[] {0, 0x40, 0, (byte) 0xC0})));
        Path target = folder.resolve("again.wav");
        Files.write(target, file);
        try (AudioReader reader = AudioFiles.open(target)) {
            assertThat(reader.info().metadata().ixml()).isEqualTo("<BWFXML>é</BWFXML>");
            assertThat(reader.info()
                            .metadata()
                            .atRate(48_000, 96_000)
                            .withoutLoudness()
                            .withTag("INAM", "x")
                            .ixml())
                    .isEqualTo("<BWFXML>é</BWFXML>");
        }
    }

    @Test
    void whatDoesNotFitARiffHeaderBecomesRf64() throws IOException {
        int headerBytes = 12 + 36 + 24 + 8;
        Path target = folder.resolve("long.wav");
        assertThat(writeWithLimit(target, headerBytes - 8 + 4)).startsWith("RIFF".getBytes(StandardCharsets.US_ASCII));
        byte[] ds64 = little().u64(headerBytes - 8 + 4).u64(4).u64(2).u32(0).done();
        byte[] expected = little().text("RF64")
                .u32(-1)
                .text("WAVE")
                .raw(chunk("ds64", ds64))
                .raw(chunk("fmt ", fmt(ByteOrder.LITTLE_ENDIAN, 1, 1, 48_000, 16)))
                .text("data")
                .u32(-1)
                .u8(0, 0x40, 0, 0xC0)
                .done();
        assertThat(writeWithLimit(target, headerBytes - 8 + 3)).isEqualTo(expected);
        try (AudioReader reader = AudioFiles.open(target)) {
            assertThat(reader.info().frames()).isEqualTo(2);
            assertThat(reader.readAll().channel(0)).containsExactly(0.5f, -0.5f);
        }
    }

    private byte[] writeWithLimit(Path target, long maxRiffBytes) throws IOException {
        AudioInfo wanted = info(SampleEncoding.PCM_16, ChannelLayout.MONO, AudioMetadata.NONE);
        try (WavWriter writer = new WavWriter(target, wanted, maxRiffBytes)) {
            writer.write(TWO_FRAMES, 0, 2);
            writer.commit();
        }
        return Files.readAllBytes(target);
    }

    @Test
    void aFileNamedRf64IsRf64() throws IOException {
        Path target = folder.resolve("a.rf64");
        try (AudioWriter writer =
                AudioFiles.create(target, info(SampleEncoding.PCM_16, ChannelLayout.MONO, AudioMetadata.NONE))) {
            writer.commit();
        }
        assertThat(Files.readAllBytes(target)).startsWith("RF64".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void compressedSoundIsRefused() {
        assertThatThrownBy(() -> write(SampleEncoding.COMPRESSED, ChannelLayout.MONO, AudioMetadata.NONE))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("WAV holds no compressed sound");
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] extensible(int channels, int bits, int validBits, int mask) {
        return chunk(
                "fmt ",
                little().raw(fmt(ByteOrder.LITTLE_ENDIAN, 0xFFFE, channels, 48_000, bits))
                        .u16(22)
                        .u16(validBits)
                        .u32(mask)
                        .u8(1, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71)
                        .done());
    }

    private static AudioInfo info(SampleEncoding encoding, ChannelLayout layout, AudioMetadata metadata) {
        return new AudioInfo("", encoding, 48_000, layout, 0, metadata);
    }

    private byte[] write(SampleEncoding encoding, ChannelLayout layout, AudioMetadata metadata) throws IOException {
        return write(encoding, layout, metadata, 2);
    }

    private byte[] write(SampleEncoding encoding, ChannelLayout layout, AudioMetadata metadata, int frames)
            throws IOException {
        Path target = folder.resolve("a.wav");
        float[][] samples = java.util.Arrays.copyOf(TWO_FRAMES, layout.channels());
        try (AudioWriter writer = WavWriter.create(target, info(encoding, layout, metadata))) {
            writer.write(samples, 0, frames);
            writer.commit();
        }
        return Files.readAllBytes(target);
    }
}
