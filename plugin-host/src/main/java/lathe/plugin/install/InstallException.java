package lathe.plugin.install;

/** A bundle that cannot be built, installed or checked; the message says what, where and what to do. */
public final class InstallException extends Exception {

    private static final long serialVersionUID = 1;

    public InstallException(String message) {
        super(message);
    }

    public InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
