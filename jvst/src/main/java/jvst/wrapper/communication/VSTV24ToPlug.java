package jvst.wrapper.communication;

/** What VST 2.4 adds to what a host asks of a plugin. */
public interface VSTV24ToPlug extends VSTV23ToPlug {

    /** 0 for floats, 1 for doubles; false refuses. */
    boolean setProcessPrecision(int precision);

    /** MIDI channels it listens to; 0 unknown. */
    int getNumMidiInputChannels();

    /** MIDI channels it sends on; 0 unknown. */
    int getNumMidiOutputChannels();

    /** As {@link #processReplacing}, with doubles. */
    void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames);
}
