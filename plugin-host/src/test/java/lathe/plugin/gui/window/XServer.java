package lathe.plugin.gui.window;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Linker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeText;

/** An X server without a screen, and a hand at its mouse. Skips the test where Xvfb, xdotool or ImageMagick are missing. */
final class XServer implements AutoCloseable {

    private final Process server;
    private final String display;

    private XServer(Process server, String display) {
        this.server = server;
        this.display = display;
    }

    static XServer start() throws IOException {
        for (String tool : List.of("Xvfb", "xdotool", "import", "xprop")) {
            assumeTrue(isThere(tool), tool + " is not installed: the window is not tested here");
        }
        Process server = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "1000x700x24", "-nolisten", "tcp", "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String number = output.readLine();
        assumeTrue(number != null, "Xvfb does not start here");
        String display = ":" + number;
        setEnvironment("DISPLAY", display);
        return new XServer(server, display);
    }

    private static boolean isThere(String tool) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    /** For libxcb in this process, which reads it when it connects. */
    @SuppressWarnings("restricted") // setenv has no counterpart in Java
    private static void setEnvironment(String name, String value) {
        long setenv =
                Linker.nativeLinker().defaultLookup().findOrThrow("setenv").address();
        NativeCalls.call(setenv, NativeText.forEver(name), NativeText.forEver(value), 1);
    }

    /** Runs a program against the server and gives what it prints. */
    String run(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return output;
    }

    /** xdotool with these words. */
    void hand(String words) throws IOException {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words.split(" ", -1)));
        run(command.toArray(String[]::new));
    }

    BufferedImage screen() throws IOException {
        Path file = Files.createTempFile("screen", ".png");
        try {
            run("import", "-silent", "-window", "root", file.toString());
            return ImageIO.read(file.toFile());
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            server.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
