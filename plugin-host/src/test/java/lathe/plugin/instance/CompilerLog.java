package lathe.plugin.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compiler takes back of our code after a plugin was activated, in a JVM of its own that runs as the shim starts it. The
 * probe that runs there plays the host, and prints {@code ACTIVE} and the JVM's age in milliseconds when activation is over.
 */
public final class CompilerLog {

    /** On a machine so busy that the compiler is late, what it began before may come after: the best of three counts. */
    private static final int RUNS = 3;

    private static final Pattern STAMP = Pattern.compile("^\\[\\s*([0-9.]+)s]");
    private static final Pattern ACTIVE = Pattern.compile("ACTIVE ([0-9]+)");

    private CompilerLog() {}

    /**
     * Lines of the log that speak of Lathe's code; empty if any of the runs has none.
     *
     * @param folder for the logs
     * @param probe class with a main method
     * @param argument for it
     * @param host names of classes that stand for the host, whose code is no plugin's
     */
    public static List<String> takenBack(Path folder, Class<?> probe, String argument, Pattern host)
            throws IOException, InterruptedException {
        List<String> lines = once(folder, probe, argument, host);
        for (int again = 1; again < RUNS && !lines.isEmpty(); again++) {
            lines = once(folder, probe, argument, host);
        }
        return lines;
    }

    private static List<String> once(Path folder, Class<?> probe, String argument, Pattern host)
            throws IOException, InterruptedException {
        Path log = folder.resolve("deoptimization.log");
        Path output = folder.resolve("output.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-XX:-UseProfiledLoopPredicate", // as the shim starts it: see there
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:deoptimization=debug:file=" + log + ":uptime",
                        "-cp",
                        System.getProperty("java.class.path"),
                        probe.getName(),
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(child.waitFor()).as(Files.readString(output)).isZero();
        String said = Files.readString(output);
        Matcher active = ACTIVE.matcher(said);
        assertThat(active.find()).as(said).isTrue();
        double since = Double.parseDouble(active.group(1)) * 1e-3;
        return Files.readAllLines(log).stream()
                .filter(line -> stamp(line) > since
                        && line.contains("lathe")
                        && !host.matcher(line).find())
                .toList();
    }

    private static double stamp(String line) {
        Matcher stamp = STAMP.matcher(line);
        return stamp.find() ? Double.parseDouble(stamp.group(1)) : -1;
    }
}
