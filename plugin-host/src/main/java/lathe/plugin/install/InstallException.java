package lathe.plugin.install;

import org.jspecify.annotations.Nullable;

/** A bundle that cannot be built, installed or checked; the message says what, where and what to do. */
public final class InstallException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean failedJob;

    /** What was asked for is wrong: a missing file, a jar without plugins. */
    public InstallException(String message) {
        this(message, null, false);
    }

    /** What was asked for is wrong, as something else found out. */
    public InstallException(String message, Throwable cause) {
        this(message, cause, false);
    }

    private InstallException(String message, @Nullable Throwable cause, boolean failedJob) {
        super(message, cause);
        this.failedJob = failedJob;
    }

    /** What was asked for was right, and a tool or a plugin failed. */
    static InstallException failed(String message) {
        return new InstallException(message, null, true);
    }

    /** True if the request was right and the job failed. */
    public boolean isFailedJob() {
        return failedJob;
    }
}
