package jvst.wrapper.communication;

/**
 * What a plugin has told of itself, and the host that answers it. Each plugin has one from the first line of its
 * constructor on; until a host is attached, {@link HostAnswers#NOBODY} answers.
 */
public final class PluginLink {

    private volatile HostAnswers host = HostAnswers.NOBODY;
    private volatile int uniqueId;
    private volatile int inputs;
    private volatile int outputs;
    private volatile int initialDelay;
    private volatile boolean replaces;
    private volatile boolean programsAreChunks;
    private volatile boolean synth;
    private volatile boolean withoutTail;

    PluginLink() {}

    /** The link of a plugin. */
    public static PluginLink of(VSTV10ToHost plugin) {
        return plugin.link;
    }

    /** Makes a host answer from now on. */
    public void attach(HostAnswers newHost) {
        host = newHost;
    }

    HostAnswers host() {
        return host;
    }

    /** Four characters as a number, or 0. */
    public int uniqueId() {
        return uniqueId;
    }

    void setUniqueId(int newUniqueId) {
        uniqueId = newUniqueId;
    }

    /** Input channels. */
    public int inputs() {
        return inputs;
    }

    void setInputs(int newInputs) {
        inputs = newInputs;
    }

    /** Output channels. */
    public int outputs() {
        return outputs;
    }

    void setOutputs(int newOutputs) {
        outputs = newOutputs;
    }

    /** Frames by which the output is late. */
    public int initialDelay() {
        return initialDelay;
    }

    void setInitialDelay(int newInitialDelay) {
        initialDelay = newInitialDelay;
    }

    /** True if it writes its sound instead of adding it. */
    public boolean replaces() {
        return replaces;
    }

    void setReplaces(boolean newReplaces) {
        replaces = newReplaces;
    }

    /** True if its state is a chunk. */
    public boolean programsAreChunks() {
        return programsAreChunks;
    }

    void setProgramsAreChunks(boolean newProgramsAreChunks) {
        programsAreChunks = newProgramsAreChunks;
    }

    /** True for an instrument. */
    public boolean isSynth() {
        return synth;
    }

    void setSynth(boolean newSynth) {
        synth = newSynth;
    }

    /** True if it is silent as soon as its input is. */
    public boolean isWithoutTail() {
        return withoutTail;
    }

    void setWithoutTail(boolean newWithoutTail) {
        withoutTail = newWithoutTail;
    }
}
