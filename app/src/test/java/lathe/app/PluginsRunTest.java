package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lathe.app.inserts.ChainFile;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioWriter;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Signals;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lathe plugins run}: Lathe's own inserts, and plugins in C that crash. */
class PluginsRunTest {

    private static final int RATE_HZ = 48_000;

    @TempDir
    private Path folder;

    private Path song;
    private AudioBuffer noise;

    @BeforeEach
    void write() throws IOException {
        song = folder.resolve("song.wav");
        noise = Signals.noise(RATE_HZ / 2, 2, 0.25, RATE_HZ, 11);
        AudioInfo info = new AudioInfo(
                "WAV", SampleEncoding.FLOAT_32, RATE_HZ, noise.layout(), noise.frames(), AudioMetadata.NONE);
        try (AudioWriter writer = AudioFiles.create(song, info)) {
            writer.write(noise.channelArrays(), 0, noise.frames());
            writer.commit();
        }
    }

    private Path chain(String json) throws IOException {
        return Files.writeString(folder.resolve("chain.json"), json);
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (var reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    @Test
    void ownInsertsRunInOrderWithTheirLatencyTakenOut() throws Exception {
        Path json = chain("""
                {"inserts": [{"id": "org.lathe.eq", "values": {"output": -6}}, {"id": "org.lathe.limiter"}]}""");
        Path out = folder.resolve("out.wav");
        Run run = Run.lathe("plugins", "run", json, song, "-o", out);
        assertThat(run.code()).as(run.err()).isZero();
        AudioBuffer made = read(out);
        assertThat(made.frames()).isEqualTo(noise.frames());
        double half = Math.pow(10, -6 / 20.0);
        for (int i = 1000; i < 2000; i++) { // the limiter passes what is below its ceiling, aligned with the input
            assertThat(made.channel(0)[i]).isCloseTo((float) (half * noise.channel(0)[i]), within(1e-6f));
        }
    }

    private static Offset<Float> within(float tolerance) {
        return Offset.offset(tolerance);
    }

    @Test
    void aTailIsKept() throws Exception {
        Path json = chain("{\"inserts\": [{\"id\": \"org.lathe.reverb\"}]}");
        Path out = folder.resolve("out.wav");
        Run run = Run.lathe("plugins", "run", json, song, "-o", out, "--tail", "0.5");
        assertThat(run.code()).as(run.err()).isZero();
        AudioBuffer made = read(out);
        assertThat(made.frames()).isEqualTo(RATE_HZ);
        double loudest = 0;
        for (int i = noise.frames() + 100; i < made.frames(); i++) {
            loudest = Math.max(loudest, Math.abs(made.channel(1)[i]));
        }
        assertThat(loudest).isGreaterThan(1e-3);
    }

    @Test
    void whatDoesNotFitIsToldInALineAndLeavesNoFile() throws Exception {
        Path out = folder.resolve("out.wav");
        Path unknown = chain("{\"inserts\": [{\"id\": \"org.lathe.limitr\"}]}");
        assertRefused(Run.lathe("plugins", "run", unknown, song, "-o", out), "org.lathe.limiter");
        Path value = chain("{\"inserts\": [{\"id\": \"org.lathe.limiter\", \"values\": {\"ceiling\": 99}}]}");
        assertRefused(Run.lathe("plugins", "run", value, song, "-o", out), "ceiling=99");
        Path parameter = chain("{\"inserts\": [{\"id\": \"org.lathe.limiter\", \"values\": {\"celing\": -1}}]}");
        assertRefused(Run.lathe("plugins", "run", parameter, song, "-o", out), "ceiling");
        assertRefused(Run.lathe("plugins", "run", chain("{"), song, "-o", out), "is no chain: Unexpected end-of-input");
        assertRefused(Run.lathe("plugins", "run", chain("{\"inserts\": []}"), song, "-o", out), "has no inserts");
        assertRefused(
                Run.lathe("plugins", "run", folder.resolve("gone.clap"), song, "-o", out), "gone.clap: no such plugin");
        assertThat(out).doesNotExist();
    }

    private static void assertRefused(Run run, String words) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(run.err()).contains(words);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aPluginThatCrashesFailsTheJobAndLeavesNoFile() throws Exception {
        Path plugin = folder.resolve("Misbehaving.clap");
        Path source = Path.of("../plugin-host/src/test/native/misbehaving.c");
        try {
            Process compiler =
                    new ProcessBuilder("cc", "-shared", "-fPIC", "-o", plugin.toString(), source.toString()).start();
            assertThat(compiler.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(compiler.exitValue()).isZero();
        } catch (IOException absent) {
            assumeTrue(false, "no C compiler (cc) here");
        }
        Path out = folder.resolve("out.wav");
        Run crash = Run.lathe("plugins", "run", plugin, song, "-o", out, "--id", "Crasher");
        assertThat(crash.code()).isEqualTo(ExitCode.FAILED);
        assertThat(crash.err()).contains("Misbehaving.clap crashed (signal 6)");
        assertThat(out).doesNotExist();
        Run gain = Run.lathe("plugins", "run", plugin, song, "-o", out, "--set", "gain=2");
        assertThat(gain.code()).as(gain.err()).isZero();
        assertThat(read(out).channel(1)[500]).isEqualTo(2 * noise.channel(1)[500]);
    }

    @Test
    void aDamagedChainFileIsRefusedAndNothingElse() throws IOException {
        String sound = "{\"inserts\": [{\"plugin\": \"a.clap\", \"id\": \"b\", \"values\": {\"c\": 1}}]}";
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            StringBuilder damaged = new StringBuilder(sound);
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(32, 127));
            }
            Path file = chain(damaged.substring(0, random.nextInt(1, damaged.length() + 1)));
            try {
                assertThat(ChainFile.read(file).inserts()).isNotEmpty();
            } catch (AudioFileException refused) {
                assertThat(refused.getMessage())
                        .as("seed %d round %d", seed, round)
                        .contains("chain");
            }
        }
    }
}
