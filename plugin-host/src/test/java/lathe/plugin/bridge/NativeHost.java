package lathe.plugin.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A C program of {@code src/test/native}, compiled where there is a compiler and run as a fresh process. */
final class NativeHost {

    private static final Path SOURCES = Path.of("src/test/native");
    private static final long LIMIT_SECONDS = 60;

    private final Path program;
    private final Path folder;
    private final Path log;
    private final Map<String, String> environment;

    /** What a run printed, as lines {@code key=value}. */
    record Output(int exit, String text) {

        String value(String key) {
            return values(key).stream().findFirst().orElse("(no " + key + " in " + text + ")");
        }

        List<String> values(String key) {
            return text.lines()
                    .filter(line -> line.startsWith(key + "="))
                    .map(line -> line.substring(key.length() + 1))
                    .toList();
        }

        double number(String key) {
            return Double.parseDouble(value(key));
        }
    }

    private NativeHost(Path program, Path folder, Map<String, String> environment) {
        this.program = program;
        this.folder = folder;
        log = folder.resolve("plugins.log");
        this.environment = environment;
    }

    /** Skips the test where there is no compiler or another system than Linux. */
    static NativeHost compile(String source, Path folder) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "the C hosts are written for Linux");
        Path program = folder.resolve(source.replace(".c", ""));
        int compiled = compile(List.of(
                "-std=gnu17",
                "-O1",
                "-Wall",
                "-Wextra",
                "-Werror",
                SOURCES.resolve(source).toString(),
                "-o",
                program.toString(),
                "-lpthread",
                "-ldl"));
        assertThat(compiled).as("cc of " + source).isZero();
        return new NativeHost(program, folder, Map.of());
    }

    /** Runs the C compiler; skips the test where there is none. */
    static int compile(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(options);
        command.addFirst("cc");
        Process cc;
        try {
            cc = new ProcessBuilder(command).inheritIO().start();
        } catch (IOException absent) {
            assumeTrue(false, "no C compiler (cc) here");
            throw absent;
        }
        return cc.waitFor();
    }

    /** The same with other variables; an empty value takes one away. */
    NativeHost with(Map<String, String> more) {
        return new NativeHost(program, folder, more);
    }

    /** What the bridge noted in all runs so far. */
    String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** Runs the program with this test's own Java as the shared runtime. */
    Output run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path printed = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .directory(folder.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("LATHE_") || name.equals("JAVA_TOOL_OPTIONS"));
        variables.put("LATHE_RUNTIME", System.getProperty("java.home"));
        variables.put("LATHE_PLUGIN_LOG", log.toString());
        variables.putAll(environment);
        variables.values().removeIf(String::isEmpty);
        Process process = builder.start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return new Output(process.exitValue(), new String(Files.readAllBytes(printed), StandardCharsets.UTF_8));
    }
}
