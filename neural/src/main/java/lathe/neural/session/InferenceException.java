package lathe.neural.session;

import org.jspecify.annotations.Nullable;

/** A run that gave no result: cancelled, refused by the model for what it was given, or out of memory. */
public final class InferenceException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    public InferenceException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    private InferenceException(String message, @Nullable Throwable cause, boolean cancelled) {
        super(message, cause);
        this.cancelled = cancelled;
    }

    /** Somebody asked for the end; for jobs of several runs, also between two of them. */
    public static InferenceException cancelled(String model, @Nullable Throwable cause) {
        return new InferenceException(model + ": the run was cancelled", cause, true);
    }

    /** True if somebody asked for the end: nothing is wrong with the model or its input. */
    public boolean isCancelled() {
        return cancelled;
    }
}
