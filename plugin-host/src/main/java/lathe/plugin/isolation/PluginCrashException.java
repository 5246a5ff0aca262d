package lathe.plugin.isolation;

/** A plugin's process has ended, hangs, or speaks nonsense; the message says which plugin, how, and its last words. */
public final class PluginCrashException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PluginCrashException(String message) {
        super(message);
    }

    PluginCrashException(String message, Throwable cause) {
        super(message, cause);
    }
}
