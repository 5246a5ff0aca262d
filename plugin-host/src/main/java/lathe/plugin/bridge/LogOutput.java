package lathe.plugin.bridge;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lathe.plugin.ffi.BridgeLog;

/** What is printed in a host's process goes to the log, a line at a time. */
final class LogOutput extends OutputStream {

    private static final int LONGEST_LINE = 4096;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean writing;

    /** Once or more often, only in a JVM that has no other use than plugins. */
    static synchronized void replaceStandardStreams() {
        if (System.getProperty("lathe.plugin.output") == null) {
            System.setProperty("lathe.plugin.output", "log");
            PrintStream log = new PrintStream(new LogOutput(), true, StandardCharsets.UTF_8);
            System.setOut(log);
            System.setErr(log);
        }
    }

    @Override
    public synchronized void write(int value) {
        if (writing) {
            return; // what is printed by printing
        }
        if (value != '\n') {
            line.write(value);
        }
        if (value == '\n' || line.size() == LONGEST_LINE) {
            writing = true;
            BridgeLog.note("printed: " + line.toString(StandardCharsets.UTF_8));
            writing = false;
            line.reset();
        }
    }
}
