package lathe.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The {@code lathe} command run as a process of its own, as a user does.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record Command(int code, String out, String err) {

    private static final int MOST_SECONDS = 120;

    static Command lathe(String... arguments) {
        return lathe(List.of(), arguments);
    }

    /** With options for the JVM. */
    static Command lathe(List<String> jvmOptions, String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        line.addAll(jvmOptions);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "lathe.app.Main"));
        line.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("lathe-out", ".txt");
            Path err = Files.createTempFile("lathe-err", ".txt");
            ProcessBuilder command =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            // With these gone, -Duser.home is where the command looks for what belongs to the user.
            command.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
            Process process = command.start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + MOST_SECONDS + " s: " + String.join(" ", arguments));
            }
            Command result = new Command(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
