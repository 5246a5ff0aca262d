package lathe.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models run by the command as a process of its own, one of each kind, against PyTorch in double precision. */
class DecodingTest {

    /** As the launchers give it: ONNX Runtime is native code. */
    private static final List<String> NATIVE = List.of("--enable-native-access=ALL-UNNAMED");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "vocode, hifigan-v1,  mel,         audio",
        "decode, encodec-32k, audio_codes, audio_values",
        "decode, ace-step-1,  latent,      audio",
    })
    void theReferenceInputGivesTheReferenceSound(String command, String family, String input, String output)
            throws IOException {
        Path out = folder.resolve("out.wav");
        Command done = Command.lathe(
                NATIVE,
                command,
                Fixtures.path(family + "/test/" + input + ".npy").toString(),
                "--model",
                Fixtures.path(family).toString(),
                "-o",
                out.toString(),
                "--bits",
                "32f",
                "--quiet");
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
        float[] expected = TensorFiles.readOne(Fixtures.path(family + "/test/" + output + ".npy"))
                .floats();
        try (AudioReader reader = AudioFiles.open(out)) {
            AudioBuffer sound = reader.readAll();
            assertThat(sound.frames() * sound.channels()).isEqualTo(expected.length);
            for (int i = 0; i < expected.length; i++) {
                float sample = sound.channel(i / sound.frames())[i % sound.frames()];
                assertThat(sample).isCloseTo(expected[i], within(1e-5f));
            }
        }
    }

    @Test
    void aDecodeThatIsInterruptedLeavesNothingAndEndsAtOnce() throws Exception {
        Path latents = Files.write(folder.resolve("long.latent"), new byte[256 * 20_000]);
        Path out = folder.resolve("out.wav");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "lathe.app.Main",
                        "decode",
                        latents.toString(),
                        "--model",
                        Fixtures.path("ace-step-1.5").toString(),
                        "-o",
                        out.toString())
                .redirectErrorStream(true)
                .start();
        while (process.isAlive() && !hasBegun()) {
            Thread.onSpinWait();
        }
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143); // 128 + SIGTERM, and not the 134 of a JVM that crashed
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("long.latent");
        }
    }

    private boolean hasBegun() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count() > 1;
        }
    }
}
