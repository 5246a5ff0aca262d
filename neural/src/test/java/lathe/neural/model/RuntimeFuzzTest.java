package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged models that pass the reader do not take the JVM down; a JVM of their own tells. */
class RuntimeFuzzTest {

    private static final int SEED = 4711;
    private static final boolean HEAVY = Boolean.getBoolean("lathe.heavy");

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"session/cache.onnx", "session/types.onnx", "hifigan-v2/model.onnx"})
    void theJvmLives(String model) throws Exception {
        assumeTrue(HEAVY, "thousands of damaged models in the runtime: -Dlathe.heavy=true");
        Path said = temp.resolve("said.txt");
        List<String> line = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RuntimeFuzz.class.getName(),
                Fixtures.path(model).toString(),
                Integer.toString(SEED),
                "0",
                "1000");
        int code = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        List<String> lines = Files.readAllLines(said);
        assertThat(code).as("seed " + SEED + ", last said: " + lines.getLast()).isZero();
        assertThat(lines.getLast()).startsWith("opened ");
    }
}
