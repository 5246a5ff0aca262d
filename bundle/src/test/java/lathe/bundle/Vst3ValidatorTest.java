package lathe.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lathe.plugin.install.BundleBuilder;
import lathe.plugin.install.BundleContents;
import lathe.plugin.install.Platform;
import lathe.postfx.limiter.TruePeakLimiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Steinberg's validator over the bundle, where one is installed: the program {@code validator} on the PATH, or the file
 * that the system property {@code lathe.vst3.validator} names. The extensive mode runs with {@code -Dlathe.heavy=true}.
 */
class Vst3ValidatorTest {

    @Test
    void theValidatorFindsNoFault(@TempDir Path folder) throws Exception {
        Optional<Path> validator = validator();
        assumeTrue(validator.isPresent(), "no validator: set -Dlathe.vst3.validator or put it on the PATH");
        BundleContents contents = BundleContents.ofClasses(
                "Lathe", List.of(new LatheProvider()), List.of(LatheProvider.class, TruePeakLimiter.class));
        BundleBuilder.build(contents, folder, Platform.current().orElseThrow());
        Path bundle = folder.resolve("Lathe.vst3");
        assertThat(run(folder, validator.orElseThrow().toString(), bundle.toString()))
                .contains("Result: " + 47 * contents.plugins().size() + " tests passed, 0 tests failed");
        if (Boolean.getBoolean("lathe.heavy")) {
            assertThat(run(folder, validator.orElseThrow().toString(), "-e", bundle.toString()))
                    .contains("Result: " + 537 * contents.plugins().size() + " tests passed, 0 tests failed");
        }
    }

    private static Optional<Path> validator() {
        String named = System.getProperty("lathe.vst3.validator");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(place -> Path.of(place, "validator"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "validator", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
