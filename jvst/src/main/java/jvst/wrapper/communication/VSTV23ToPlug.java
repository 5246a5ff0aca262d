package jvst.wrapper.communication;

/** What VST 2.3 adds to what a host asks of a plugin. */
public interface VSTV23ToPlug extends VSTV22ToPlug {

    /** Frames that will come, for files. */
    int setTotalSampleToProcess(int value);

    /** The next plugin inside; 0 for none. */
    int getNextShellPlugin(String name);

    /** Blocks follow. */
    int startProcess();

    /** No blocks follow. */
    int stopProcess();
}
