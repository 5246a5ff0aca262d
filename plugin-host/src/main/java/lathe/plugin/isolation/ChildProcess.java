package lathe.plugin.isolation;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A JVM beside ours that runs {@link PluginServer}, and the socket to it. */
final class ChildProcess implements Closeable {

    private static final long START_SECONDS = 60;
    private static final int LAST_WORDS_CHARACTERS = 600;

    private final Path folder;
    private final Process process;
    private final Wire wire;

    private ChildProcess(Path folder, Process process, Wire wire) {
        this.folder = folder;
        this.process = process;
        this.wire = wire;
    }

    /**
     * Starts one.
     *
     * @param arguments of the server after the socket's path
     * @throws IOException if no JVM can be started
     * @throws PluginCrashException if it ends before it has said anything
     */
    static ChildProcess start(String... arguments) throws IOException {
        Path folder = Files.createTempDirectory("lathe-plugin");
        Path socket = folder.resolve("socket");
        boolean started = false;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Process process = new ProcessBuilder(command(socket, arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .start();
            try {
                ChildProcess child = new ChildProcess(folder, process, new Wire(accept(server, process, folder)));
                started = true;
                return child;
            } finally {
                if (!started) {
                    process.destroyForcibly();
                }
            }
        } finally {
            if (!started) {
                delete(folder);
            }
        }
    }

    private static File nothing() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new File(windows ? "NUL" : "/dev/null");
    }

    private static List<String> command(Path socket, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-XX:ErrorFile=" + socket.resolveSibling("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PluginServer.class.getName(),
                socket.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static SocketChannel accept(ServerSocketChannel server, Process process, Path folder) throws IOException {
        CompletableFuture<SocketChannel> connection = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                connection.complete(server.accept());
            } catch (IOException closed) {
                connection.completeExceptionally(closed);
            }
        });
        try {
            Object first = CompletableFuture.anyOf(connection, process.onExit()).get(START_SECONDS, TimeUnit.SECONDS);
            if (first instanceof SocketChannel channel) {
                return channel;
            }
            throw new PluginCrashException("the plugin's process " + howItEnded(process) + lastWords(folder));
        } catch (TimeoutException slow) {
            throw new PluginCrashException("the plugin's process did not start within " + START_SECONDS + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException("the plugin's process does not answer", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    Wire wire() {
        return wire;
    }

    /** Ends it at once, however it hangs. */
    void kill() {
        process.destroyForcibly();
    }

    /** How it ended and what it printed last; waits a moment for its end. */
    String postMortem() {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                return "broke off" + lastWords(folder);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return howItEnded(process) + lastWords(folder);
    }

    private static String howItEnded(Process process) {
        int code = process.exitValue();
        return code > 128 ? "crashed (signal " + (code - 128) + ")" : "ended (exit " + code + ")";
    }

    private static String lastWords(Path folder) {
        try {
            String words = Files.readString(folder.resolve("output")).strip();
            return words.isEmpty()
                    ? ""
                    : "; it printed: " + words.substring(0, Math.min(words.length(), LAST_WORDS_CHARACTERS));
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        for (String name : List.of("socket", "output", "crash.log")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
