package lathe.plugin.host;

/** A plugin file that cannot be loaded, or a plugin that refuses; the message says which, what and what to do. */
public final class HostedPluginException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public HostedPluginException(String message) {
        super(message);
    }

    public HostedPluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
