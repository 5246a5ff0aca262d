package lathe.plugin;

/** What a processor implements that follows the host's tempo or position. */
public interface TransportListener {

    /** On the audio thread before each block. The object is used again: read it now. */
    void transport(Transport transport);
}
