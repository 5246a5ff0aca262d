package lathe.app;

/** Where the JVM begins. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        Screen screen = Screen.ofProcess();
        int code = Lathe.run(screen, args);
        if (!screen.finish() && code == ExitCode.DONE) {
            screen.mistake("standard output: results were cut short; its reader has gone or its disk is full");
            code = ExitCode.FAILED;
        }
        System.exit(code);
    }
}
