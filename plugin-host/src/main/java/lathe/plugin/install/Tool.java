package lathe.plugin.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run to its end, its output kept for the message if it fails. */
final class Tool {

    private static final int SHOWN_LINES = 8;

    private Tool() {}

    /**
     * Runs a program.
     *
     * @param variables added to its environment
     * @return what it printed, both streams in one
     * @throws InstallException with the end of that, if the program fails or takes too long
     */
    static String run(String what, List<String> command, Map<String, String> variables, int limitSeconds)
            throws IOException, InterruptedException, InstallException {
        Path printed = Files.createTempFile("lathe", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().putAll(variables);
            Process process = builder.start();
            try {
                if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                    throw InstallException.failed(what + " took longer than " + limitSeconds + " s" + end(printed));
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw InstallException.failed(what + " failed (exit code " + process.exitValue() + ")" + end(printed));
            }
            return text(printed);
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    private static String text(Path printed) throws IOException {
        return new String(Files.readAllBytes(printed), StandardCharsets.UTF_8);
    }

    private static String end(Path printed) throws IOException {
        List<String> lines = text(printed).lines().toList();
        return lines.isEmpty()
                ? ""
                : ": " + String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
