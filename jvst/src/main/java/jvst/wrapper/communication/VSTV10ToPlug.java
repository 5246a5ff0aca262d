package jvst.wrapper.communication;

/** What a host of VST 1.0 asks of a plugin. */
public interface VSTV10ToPlug {

    /** Moves a parameter, 0..1; any thread. */
    void setParameter(int index, float value);

    /** The present value of a parameter, 0..1. */
    float getParameter(int index);

    /** Adds its sound to what the outputs hold, {@code [channels][frames]}. */
    void process(float[][] inputs, float[][] outputs, int sampleFrames);

    /** Writes its sound to the outputs, {@code [channels][frames]}. */
    void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames);

    /** The chosen program, 0 or more. */
    int getProgram();

    /** Chooses a program. */
    void setProgram(int index);

    /** Renames the chosen program. */
    void setProgramName(String name);

    /** Name of the chosen program. */
    String getProgramName();

    /** Name of a parameter. */
    String getParameterName(int index);

    /** The present value of a parameter as text, without its unit. */
    String getParameterDisplay(int index);

    /** Unit of a parameter. */
    String getParameterLabel(int index);

    /** The first call after construction. */
    void open();

    /** The last call. */
    void close();

    /** Processing stops: lines are emptied. */
    void suspend();

    /** Processing starts. */
    void resume();

    /** A level to show, 0..1. */
    float getVu();

    /** Puts the state into {@code data[0]}: of the chosen program, or of the bank. Gives its length, 0 for none. */
    int getChunk(byte[][] data, boolean isPreset);

    /** Takes back what {@link #getChunk} gave; 0 if it is of no use. */
    int setChunk(byte[] data, int byteSize, boolean isPreset);

    /** Longest block that will come, in frames; while suspended. */
    void setBlockSize(int blockSize);

    /** Frames per second; while suspended. */
    void setSampleRate(float sampleRate);

    /** How many programs there are. */
    int getNumPrograms();

    /** How many parameters there are. */
    int getNumParams();
}
