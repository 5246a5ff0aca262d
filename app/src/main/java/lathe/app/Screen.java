package lathe.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The two streams of the process: results on one, everything said meanwhile on the other. */
final class Screen {

    private final PrintStream results;
    private final PrintStream messages;
    private final boolean live;
    private boolean quiet;
    private boolean verbose;

    /**
     * @param results standard output: figures and JSON, nothing else
     * @param messages standard error: progress, notices, mistakes
     * @param live true if messages end on a terminal, where a line can be drawn over
     */
    Screen(PrintStream results, PrintStream messages, boolean live) {
        this.results = results;
        this.messages = messages;
        this.live = live;
    }

    /** The streams of this process. Results are UTF-8 always, as files and pipes want; messages as the terminal does. */
    static Screen ofProcess() {
        Charset terminal = Charset.forName(
                System.getProperty("stderr.encoding", StandardCharsets.UTF_8.name()), StandardCharsets.UTF_8);
        return new Screen(
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 13),
                        false,
                        StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, terminal),
                messagesGoToTerminal());
    }

    /** The launcher knows, as it can ask about standard error alone; the JVM can only ask about the whole console. */
    @SuppressWarnings(
            "SystemConsoleNull") // Error Prone speaks of JDK 22 to 24; the default console of 25 may be null again
    private static boolean messagesGoToTerminal() {
        String told = System.getProperty("lathe.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        return System.console() != null && System.console().isTerminal();
    }

    /** Standard output. */
    PrintStream results() {
        return results;
    }

    /** Standard error. */
    PrintStream messages() {
        return messages;
    }

    /** True if a line of messages can be drawn over. */
    boolean live() {
        return live;
    }

    /**
     * Sets how much is said.
     *
     * @param newQuiet nothing but mistakes
     * @param newVerbose stack traces with mistakes
     */
    void say(boolean newQuiet, boolean newVerbose) {
        quiet = newQuiet;
        verbose = newVerbose;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        return verbose;
    }

    /** A line beside the results, unless the user wants none. */
    void notice(String line) {
        if (!quiet) {
            messages.println(line);
        }
    }

    /** A line that is shown always. */
    void mistake(String line) {
        messages.println("lathe: " + line);
    }

    /**
     * Sends what is still held back.
     *
     * @return false if results were lost: the reader has gone, as {@code head} does, or the disk is full
     */
    boolean finish() {
        messages.flush();
        return !results.checkError();
    }
}
