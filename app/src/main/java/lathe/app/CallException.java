package lathe.app;

/** A call that cannot be meant so: one line that names the finding and the remedy. Exit code 2. */
final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param line finding, then remedy, without a full stop */
    CallException(String line) {
        super(line);
    }
}
