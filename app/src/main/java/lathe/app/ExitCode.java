package lathe.app;

/** What the shell hears. */
final class ExitCode {

    /** The job is done. */
    static final int DONE = 0;

    /** The call was fine and the job failed: disk full, no memory, a fault of ours. */
    static final int FAILED = 1;

    /** The call or the input is wrong. */
    static final int BAD_CALL = 2;

    private ExitCode() {}
}
