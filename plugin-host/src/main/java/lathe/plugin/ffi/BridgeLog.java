package lathe.plugin.ffi;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Where the bridge notes what went wrong, as hosts swallow or show what is printed: the file that the system property
 * {@code lathe.plugin.log} names. Without it nothing is written. Never throws.
 */
public final class BridgeLog {

    private static final long LARGEST_BYTES = 4 << 20;

    private BridgeLog() {}

    /** Notes a sentence. */
    public static void note(String sentence) {
        append(Instant.now() + " " + sentence + System.lineSeparator());
    }

    /** Notes what was thrown, with its trace. */
    public static void note(String sentence, Throwable thrown) {
        try {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            note(sentence + ": " + trace);
        } catch (Throwable hopeless) { // such as a stack that is full to the brim
            // Nothing may leave a note: the caller is a host.
        }
    }

    private static void append(String text) {
        try {
            String name = System.getProperty("lathe.plugin.log");
            if (name == null) {
                return;
            }
            Path file = Path.of(name);
            if (!Files.exists(file) || Files.size(file) < LARGEST_BYTES) {
                Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException | RuntimeException unwritable) {
            // There is nowhere left to say so.
        }
    }
}
