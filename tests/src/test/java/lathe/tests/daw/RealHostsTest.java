package lathe.tests.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The bundle installed by the command and used by qtractor (CLAP) and Ardour (VST3) under a virtual display with a JACK
 * server that has no sound card. Run by {@code mvn -Pdaw verify}; pictures are left in {@code tests/target/daw}.
 */
class RealHostsTest {

    private static final Path RIG =
            Path.of("../../shared/daw-rig").toAbsolutePath().normalize();
    private static final Path WORK = Path.of("target/daw").toAbsolutePath();
    private static final Path HOME = WORK.resolve("home");
    private static final Path BUNDLES = WORK.resolve("bundles");
    private static final long LIMIT_MINUTES = 8;

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        assumeTrue(Boolean.getBoolean("lathe.daw"), "real hosts take minutes: run with mvn -Pdaw verify");
        assumeTrue(Files.isDirectory(RIG), "no scripts to drive hosts with at " + RIG);
        for (String program : List.of("qtractor", "ardour7-lua", "jackd", "Xvfb", "xdotool", "python3")) {
            assumeTrue(isOnPath(program), program + " is not installed");
        }
        Files.createDirectories(HOME);
        Path lathe = Path.of("../lathe").toAbsolutePath().normalize();
        String said = run("install", lathe.toString(), "plugins", "install");
        assertThat(said).contains(".clap").contains(".vst3");
        // The script puts the bundle where Ardour looks, so it must come from elsewhere.
        run("build", lathe.toString(), "plugins", "build", "-o", BUNDLES.toString());
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs a program with the scratch home and gives what it printed; its exit status must be 0. */
    private static String run(String name, String... command) throws IOException, InterruptedException {
        Path log = WORK.resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "HOME", HOME.toString(),
                        "RIG_WORK", WORK.toString(),
                        "RIG_DISPLAY", ":93",
                        "RIG_JACK", "lathe",
                        "RIG_GUI", "1",
                        "RIG_EDITOR_WAIT", "8",
                        "RIG_QT_X", "305", // the plugin's name in qtractor's track list
                        "RIG_QT_Y", "253"));
        builder.environment().remove("XDG_DATA_HOME");
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(ended)
                .as("ended within %d minutes:%n%s", LIMIT_MINUTES, said)
                .isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    @Test
    void qtractorPlaysThroughTheClapAndShowsItsEditor() throws IOException, InterruptedException {
        String said = run(
                "qtractor",
                "bash",
                RIG.resolve("qtractor-run.sh").toString(),
                "CLAP",
                HOME.resolve(".clap/Lathe.clap").toString(),
                "Lathe EQ",
                "1");
        assertThat(said).contains("alive at the end: yes");
        assertThat(peak(said)).as(said).isGreaterThan(0.01);
        assertThat(picture("editor.png")).isGreaterThan(10_000);
    }

    @Test
    void ardourRendersThroughTheVst3TheSameAfterSavingAndLoading() throws IOException, InterruptedException {
        String said = run(
                "ardour",
                "bash",
                RIG.resolve("ardour-run.sh").toString(),
                "VST3",
                BUNDLES.resolve("Lathe.vst3").toString(),
                "Lathe EQ",
                "");
        assertThat(said).contains("ardour-run: PASS").contains("ardour alive: yes");
        assertThat(picture("mixer.png")).isGreaterThan(10_000);
    }

    private static double peak(String said) {
        Matcher matcher = Pattern.compile("peak[= ]+([0-9.]+)").matcher(said);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    /** Bytes of the largest picture of that name anywhere in the work folder. */
    private static long picture(String name) throws IOException {
        try (var files = Files.walk(WORK)) {
            return files.filter(file -> file.endsWith(name))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        }
    }
}
