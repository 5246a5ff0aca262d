package lathe.core.audio;

import static lathe.core.audio.FileBytes.chunk;
import static lathe.core.audio.FileBytes.fmt;
import static lathe.core.audio.FileBytes.little;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lathe.core.testing.Signals;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages small valid files of every kind we read ourselves, thousands of times. A damaged file is read, or refused with an
 * {@link AudioFileException}: no other exception, no endless loop, no memory taken on a header's word.
 *
 * <p>{@code -Dlathe.seed=N} repeats a failure, {@code -Dlathe.heavy=true} does 25 times as much.
 */
class HostileFilesTest {

    private static final long SEED = Long.getLong("lathe.seed", 20_261_120);
    private static final int ROUNDS = Boolean.getBoolean("lathe.heavy") ? 5_000 : 200;

    /** Far above what honest reading of such files takes, far below what their headers can claim. */
    private static final long MAX_ALLOCATED_BYTES = 24L << 20;

    private static final int MAX_FRAMES = 200_000;
    private static final long[] NASTY_NUMBERS = {
        0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL, 0xFFFFFFF8L
    };

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
        Map<String, byte[]> files = validFiles();
        assertThat(files).hasSizeGreaterThan(20);
        Random random = new Random(SEED);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(attempt(file.getValue()))
                    .as("undamaged " + file.getKey())
                    .isNull();
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                byte[] damaged = damage(file.getValue(), random);
                try {
                    refused += attempt(damaged) == null ? 0 : 1;
                } catch (IOException | RuntimeException | Error failure) {
                    fail(file.getKey() + ", round " + round + ", seed " + SEED + ": " + failure, failure);
                }
            }
            assertThat(refused).as("refusals of " + file.getKey()).isBetween(ROUNDS / 20, ROUNDS - 1);
        }
    }

    /** Reads to the end; what was said if the file was refused. */
    private @Nullable String attempt(byte[] bytes) throws IOException {
        Path path = folder.resolve("hostile.bin");
        Files.deleteIfExists(path); // file systems flush a file that is emptied and written again, which takes long
        Files.write(path, bytes);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String refusal = null;
        try (AudioReader reader = AudioFiles.open(path)) {
            readBounded(reader);
        } catch (AudioFileException refused) {
            refusal = String.valueOf(refused.getMessage());
            assertThat(refusal).startsWith(path + ": ").contains("; ").doesNotContain("null");
        }
        if (bytes[0] == 'R') {
            try (AudioReader reader = WavReader.ofStream(path, new ByteArrayInputStream(bytes))) {
                readBounded(reader);
            } catch (AudioFileException refused) {
                assertThat(refused).hasMessageStartingWith(path + ": ");
            }
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated")
                .isLessThan(MAX_ALLOCATED_BYTES);
        return refusal;
    }

    private static void readBounded(AudioReader reader) throws IOException {
        assertThat(reader.info().channels()).isBetween(1, ChannelLayout.MAX_CHANNELS);
        assertThat(reader.info().sampleRateHz()).isBetween(1_000, 768_000);
        assertThat(reader.info().frames()).isGreaterThanOrEqualTo(AudioInfo.UNKNOWN_FRAMES);
        float[][] block = new float[reader.info().channels()][1_024];
        int frames = 0;
        while (frames < MAX_FRAMES) {
            int came = reader.read(block, 0, 1_024);
            if (came < 0) {
                break;
            }
            assertThat(came).isBetween(1, 1_024);
            frames += came;
        }
    }

    /** One to four blows at a copy, its magic kept so that it stays our own readers' business. */
    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int blows = 1 + random.nextInt(4); blows > 0; blows--) {
            // Half of the blows hit the first bytes, where headers are.
            int reach = random.nextBoolean() ? Math.min(bytes.length, 128) : bytes.length;
            int at = 4 + random.nextInt(Math.max(1, reach - 8));
            bytes = blow(bytes, at, random);
        }
        bytes = Arrays.copyOf(bytes, Math.max(12, bytes.length));
        System.arraycopy(original, 0, bytes, 0, 4);
        if (original[0] == 'R' || original[0] == 'F') {
            System.arraycopy(original, 8, bytes, 8, 4);
        }
        return bytes;
    }

    private static byte[] blow(byte[] bytes, int at, Random random) {
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] = (byte) random.nextInt();
            case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2, 3 -> {
                int number = (int) NASTY_NUMBERS[random.nextInt(NASTY_NUMBERS.length)];
                ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
                int even = Math.min(at & ~1, bytes.length - 4);
                ByteBuffer.wrap(bytes).order(order).putInt(even, number);
            }
            case 4 -> {
                return Arrays.copyOf(bytes, Math.max(12, at));
            }
            case 5 -> { // something is lost
                int lost = Math.min(1 + random.nextInt(8), bytes.length - at);
                byte[] less = Arrays.copyOf(bytes, bytes.length - lost);
                System.arraycopy(bytes, at + lost, less, at, less.length - at);
                return less.length < 12 ? bytes : less;
            }
            default -> { // something comes twice
                int twice = Math.min(1 + random.nextInt(40), bytes.length - at);
                byte[] more = Arrays.copyOf(bytes, bytes.length + twice);
                System.arraycopy(bytes, at, more, at + twice, bytes.length - at);
                return more;
            }
        }
        return bytes;
    }

    private Map<String, byte[]> validFiles() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (AudioFormat format : AudioFormats.list()) {
            if (format.writable() && !format.needsFfmpeg()) {
                for (SampleEncoding encoding : format.encodings()) {
                    int channels = new int[] {1, 2, 6}[files.size() % 3];
                    String name = format.name() + " " + encoding + " " + channels;
                    files.put(name, written(format.extensions().getFirst(), encoding, channels));
                }
            }
        }
        files.put("RF64", written("rf64", SampleEncoding.PCM_24, 2));
        byte[] fmt = fmt(ByteOrder.BIG_ENDIAN, 3, 2, 44_100, 32);
        files.put(
                "RIFX",
                FileBytes.big()
                        .text("RIFX")
                        .u32(836)
                        .text("WAVE")
                        .raw(chunk(ByteOrder.BIG_ENDIAN, "fmt ", fmt))
                        .raw(chunk(ByteOrder.BIG_ENDIAN, "data", new byte[800]))
                        .done());
        files.put(
                "WAV from a pipe",
                little().text("RIFF")
                        .u32(-1)
                        .text("WAVE")
                        .raw(chunk("fmt ", fmt(ByteOrder.LITTLE_ENDIAN, 1, 2, 44_100, 16)))
                        .raw(chunk("LIST", "INFOISFT\6\0\0\0Lavf59".getBytes(StandardCharsets.US_ASCII)))
                        .text("data")
                        .u32(-1)
                        .raw(new byte[800])
                        .done());
        return files;
    }

    private byte[] written(String extension, SampleEncoding encoding, int channels) throws IOException {
        AudioBuffer sound = Signals.bursts(200, channels, 8_000, 3);
        AudioMetadata metadata = new AudioMetadata(Map.of("INAM", "Song", "IART", "Né"), new byte[] {1, 2, 3});
        Path file = folder.resolve("valid." + extension);
        AudioInfo wanted = new AudioInfo("", encoding, 8_000, sound.layout(), 200, metadata);
        try (AudioWriter writer = AudioFiles.create(file, wanted)) {
            writer.write(sound.channelArrays(), 0, 200);
            writer.commit();
        }
        return Files.readAllBytes(file);
    }
}
