package lathe.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input and bad calls: one line that names the file and the remedy, exit code 2, and nothing left behind. */
class FaultsTest {

    @TempDir
    Path folder;

    /** A 16-bit WAV of a quiet sawtooth, with whatever lies in the header. */
    private Path wav(String name, int channels, int rateHz, long dataBytes, int realFrames) throws IOException {
        int realBytes = Math.max(1, Math.min(channels, 24)) * 2 * realFrames;
        ByteBuffer bytes = ByteBuffer.allocate(44 + realBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + realBytes);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) channels).putInt(rateHz);
        bytes.putInt(rateHz * channels * 2).putShort((short) (channels * 2)).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt((int) dataBytes);
        for (int i = 0; bytes.remaining() >= 2; i++) {
            bytes.putShort((short) (i % 200 * 40));
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    private Path good() throws IOException {
        return wav("good.wav", 2, 48_000, 4 * 48_000, 48_000);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertRefused(Command result, String... parts) throws IOException {
        assertThat(result.err()).as("messages").contains(parts).doesNotContain("Exception", "\tat ");
        assertThat(result.err().strip().lines().count()).as(result.err()).isLessThanOrEqualTo(2);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(names()).allMatch(name -> name.endsWith(".wav") || name.endsWith(".txt"));
        assertThat(names()).doesNotContain("out.wav");
    }

    @ParameterizedTest
    @CsvSource({
        // name, channels, rate, claimed data bytes, real frames
        "huge,      2,    48000, 4294967295, 100",
        "long,      2,    48000, 4000000,    100",
        "negative,  2,    48000, 2147483648, 100",
        "silent,    0,    48000, 400,        100",
        "crowd,     1000, 48000, 400,        100",
        "slow,      2,    0,     400,        100",
        "fast,      2,    9000000, 400,      100",
        "nothing,   2,    48000, 0,          0",
    })
    void aHeaderThatCannotBeTrueIsToldByNameAndLeavesNoMaster(
            String name, int channels, int rateHz, long dataBytes, int frames) throws IOException {
        Path file = wav(name + ".wav", channels, rateHz, dataBytes, frames);
        Path out = folder.resolve("out.wav");
        assertRefused(Command.lathe("master", file.toString(), "-o", out.toString()), name + ".wav");
    }

    @Test
    void filesThatAreNoneAreToldByName() throws IOException {
        Path out = folder.resolve("out.wav");
        Path text = Files.writeString(folder.resolve("notes.txt"), "no sound in here, only words\n");
        Path empty = Files.createFile(folder.resolve("empty.wav"));
        Path missing = folder.resolve("missing.wav");
        assertRefused(Command.lathe("master", text.toString(), "-o", out.toString()), "notes.txt");
        assertRefused(Command.lathe("measure", empty.toString()), "empty.wav");
        assertRefused(Command.lathe("measure", missing.toString()), "missing.wav");
        assertRefused(Command.lathe("measure", folder.toString()), "folder");
    }

    @Test
    void aTargetThatCannotBeWrittenIsRefusedBeforeAnyWork() throws IOException {
        Path good = good();
        assertRefused(
                Command.lathe(
                        "master",
                        good.toString(),
                        "-o",
                        folder.resolve("no/such/out.wav").toString()),
                "out.wav");
        assertRefused(Command.lathe("master", good.toString(), "-o", folder.toString()), "folder");
        assertRefused(Command.lathe("master", good.toString(), "-o", good.toString()), "good.wav");
        assertRefused(
                Command.lathe(
                        "master",
                        good.toString(),
                        "-o",
                        folder.resolve("out.xyz").toString()),
                "out.xyz");
        byte[] before = Files.readAllBytes(good);
        assertThat(before).hasSize(44 + 4 * 48_000);
    }

    @Test
    void unknownNamesAreAnsweredWithTheKnownOnes() throws IOException {
        String good = good().toString();
        String out = folder.resolve("out.wav").toString();
        assertRefused(Command.lathe("master", good, "-o", out, "--preset", "crisp"), "crisp", "balanced");
        assertRefused(Command.lathe("master", good, "-o", out, "--target", "spotfy"), "spotfy", "spotify");
        assertRefused(Command.lathe("master", good, "-o", out, "--target", "7"), "7");
        assertRefused(Command.lathe("master", good, "-o", out, "--bits", "23"), "23");
        assertRefused(Command.lathe("master", good, "-o", out, "--rate", "12"), "12");
    }

    @Test
    void aStackTraceIsShownOnlyWhenAskedFor() {
        String missing = folder.resolve("missing.wav").toString();
        assertThat(Command.lathe("measure", missing).err()).doesNotContain("\tat ");
        Command verbose = Command.lathe("measure", missing, "--verbose");
        assertThat(verbose.err()).contains("\tat ");
        assertThat(verbose.code()).isEqualTo(2);
    }

    @Test
    void oneFrameIsMasteredAndSaysThatItHasNoLoudness() throws IOException {
        Path one = wav("one.wav", 1, 44_100, 2, 1);
        Path out = folder.resolve("out.wav");
        Command result = Command.lathe("master", one.toString(), "-o", out.toString(), "--quiet");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(Files.size(out)).isGreaterThan(44);
    }
}
