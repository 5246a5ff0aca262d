package lathe.app.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** PyTorch in a process of its own, asked for one run at a time so that both sides meet the same machine. */
final class TorchPeer implements AutoCloseable {

    private final Process process;
    private final Path script;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private final String version;

    private TorchPeer(Process process, Path script, BufferedReader answers, String version) {
        this.process = process;
        this.script = script;
        this.answers = answers;
        this.version = version;
        questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts it; null if there is no such program or no PyTorch in it. */
    static @Nullable TorchPeer start(String python) throws IOException {
        // In a folder of its own: python takes modules that lie beside a script for the ones it imports.
        Path script = Files.createTempDirectory("lathe-torch").resolve("torch_hifigan.py");
        try (InputStream source = Objects.requireNonNull(TorchPeer.class.getResourceAsStream("torch_hifigan.py"))) {
            Files.write(script, source.readAllBytes());
        }
        // Registered from the outside in: they are deleted in reverse, also when the job is interrupted.
        Objects.requireNonNull(script.getParent()).toFile().deleteOnExit();
        script.toFile().deleteOnExit();
        Process process;
        try {
            process = new ProcessBuilder(python, script.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noPython) {
            delete(script);
            return null;
        }
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        String version = answers.readLine();
        if (version == null) {
            process.destroy();
            delete(script);
            return null;
        }
        return new TorchPeer(process, script, answers, version);
    }

    /** Such as {@code torch 2.13.0+cpu}. */
    String version() {
        return version;
    }

    /** Milliseconds of one forward pass. */
    double run(String variant, int frames, int threads) throws IOException {
        questions.write(variant + " " + frames + " " + threads + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("PyTorch ended in the middle of the benchmark");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        delete(script);
    }

    private static void delete(Path script) throws IOException {
        Files.deleteIfExists(script);
        Files.deleteIfExists(Objects.requireNonNull(script.getParent()));
    }
}
