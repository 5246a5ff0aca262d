package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beyond 4 GB; sparse where they are read, really written where they are written. */
class LongFilesTest {

    /** 5 GB of 24-bit sound in 8 channels. */
    private static final long FRAMES = 5_000_000_000L / 24;

    @TempDir
    private Path folder;

    @BeforeAll
    static void onlyIfAsked() {
        Assumptions.assumeTrue(Boolean.getBoolean("lathe.heavy"), "5 GB files: run with -Dlathe.heavy=true");
    }

    @Test
    void aSparseRf64FileIsReadToItsLastFrame() throws IOException {
        Path file = folder.resolve("long.wav");
        AudioInfo wanted = new AudioInfo(
                "", SampleEncoding.PCM_24, 48_000, ChannelLayout.SURROUND_7_1, FRAMES, AudioMetadata.NONE);
        try (WavWriter writer = WavWriter.createRf64(file, wanted)) {
            writer.commit();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long start = channel.size();
            ByteBuffer sizes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            sizes.putLong(start - 8 + FRAMES * 24).putLong(FRAMES * 24);
            channel.write(sizes.flip(), 20);
            channel.write(ByteBuffer.wrap(new byte[] {0, 0, 0x40}), start + FRAMES * 24 - 3);
        }
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info().frames()).isEqualTo(FRAMES);
            assertEndsWithAHalf(reader);
        }
    }

    @Test
    void aWavFileGrowsBeyondFourGigabytesAsRf64() throws IOException {
        Assumptions.assumeTrue(folder.toFile().getUsableSpace() > 6_000_000_000L, "less than 6 GB free");
        Path file = folder.resolve("long.wav");
        AudioInfo wanted =
                new AudioInfo("", SampleEncoding.PCM_24, 48_000, ChannelLayout.SURROUND_7_1, 0, AudioMetadata.NONE);
        float[][] block = new float[8][1 << 16];
        try (AudioWriter writer = AudioFiles.create(file, wanted)) {
            for (long left = FRAMES; left > 0; left -= block[0].length) {
                int frames = (int) Math.min(left, block[0].length);
                block[7][frames - 1] = left == frames ? 0.5f : 0;
                writer.write(block, 0, frames);
            }
            writer.commit();
        }
        try (AudioReader reader = AudioFiles.open(file)) {
            assertThat(reader.info().frames()).isEqualTo(FRAMES);
            assertEndsWithAHalf(reader);
        }
    }

    private static void assertEndsWithAHalf(AudioReader reader) throws IOException {
        float[][] block = new float[8][1 << 16];
        long frames = 0;
        float last = 0;
        for (int came = 0; came >= 0; came = reader.read(block, 0, block[0].length)) {
            frames += came;
            last = came > 0 ? block[7][came - 1] : last;
        }
        assertThat(frames).isEqualTo(FRAMES);
        assertThat(last).isEqualTo(0.5f);
    }
}
