package jvst.wrapper;

import jvst.wrapper.communication.VSTV24ToHost;
import jvst.wrapper.communication.VSTV24ToPlug;
import jvst.wrapper.valueobjects.MidiKeyName;
import jvst.wrapper.valueobjects.MidiProgramCategory;
import jvst.wrapper.valueobjects.MidiProgramName;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTVariableIO;
import lathe.plugin.ffi.BridgeLog;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin extends: everything a host may ask that has a customary answer is answered here, the rest is abstract.
 */
public abstract class VSTPluginAdapter extends VSTV24ToHost implements VSTV24ToPlug {

    /** Both channels' gains add up to one. */
    public static final int PAN_LAW_LINEAR = 0;

    /** Both channels' powers add up to one. */
    public static final int PAN_LAW_EQUAL_POWER = 1;

    /** The one switch of all plugins of a class loader, as static methods are what plugins call. */
    private static volatile boolean logEnabled;

    /** What the constructor was given: once the address of a native object, now any number. */
    @SuppressWarnings("MemberName") // plugins know it by this name
    protected long WrapperInstance;

    /** @param wrapper any number; plugins pass on what they are given */
    @SuppressWarnings("this-escape") // plugins may override what is called, as they always could
    public VSTPluginAdapter(long wrapper) {
        WrapperInstance = wrapper;
        canProcessReplacing(true);
        hasVu(false);
        hasClip(false);
    }

    @Override
    public void process(float[][] inputs, float[][] outputs, int sampleFrames) {}

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public void suspend() {}

    @Override
    public void resume() {}

    @Override
    public float getVu() {
        return 0;
    }

    @Override
    public int getChunk(byte[][] data, boolean isPreset) {
        return 0;
    }

    @Override
    public int setChunk(byte[] data, int byteSize, boolean isPreset) {
        return 0;
    }

    @Override
    public void setBlockSize(int blockSize) {}

    @Override
    public void setSampleRate(float sampleRate) {}

    @Override
    public String getEffectName() {
        return "nix";
    }

    @Override
    public int getVendorVersion() {
        return 1000;
    }

    @Override
    public boolean canParameterBeAutomated(int index) {
        return true;
    }

    @Override
    public boolean copyProgram(int destination) {
        return false;
    }

    @Override
    public int fxIdle() {
        return 0;
    }

    @Override
    public float getChannelParameter(int channel, int index) {
        return 0;
    }

    @Override
    public int getNumCategories() {
        return 1;
    }

    @Override
    public @Nullable VSTPinProperties getInputProperties(int index) {
        return null;
    }

    @Override
    public @Nullable VSTPinProperties getOutputProperties(int index) {
        return null;
    }

    @Override
    public @Nullable String getErrorText() {
        return null;
    }

    @Override
    public int getGetTailSize() {
        return 0;
    }

    @Override
    public @Nullable VSTParameterProperties getParameterProperties(int index) {
        return null;
    }

    @Override
    public int getVstVersion() {
        return 2400;
    }

    @Override
    public void inputConnected(int index, boolean state) {}

    @Override
    public void outputConnected(int index, boolean state) {}

    @Override
    public boolean keysRequired() {
        return false;
    }

    @Override
    public int processEvents(VSTEvents events) {
        return 0;
    }

    @Override
    public boolean processVariableIo(VSTVariableIO variable) {
        return false;
    }

    @Override
    public int reportCurrentPosition() {
        return 0;
    }

    @Override
    public float[] reportDestinationBuffer() {
        return new float[0];
    }

    @Override
    public void setBlockSizeAndSampleRate(int blockSize, float sampleRate) {}

    @Override
    public boolean setSpeakerArrangement(VSTSpeakerArrangement input, VSTSpeakerArrangement output) {
        return false;
    }

    @Override
    public boolean getSpeakerArrangement(VSTSpeakerArrangement input, VSTSpeakerArrangement output) {
        return false;
    }

    @Override
    public int getMidiProgramName(int channel, MidiProgramName midiProgramName) {
        return 0;
    }

    @Override
    public int getCurrentMidiProgram(int channel, MidiProgramName currentProgram) {
        return -1;
    }

    @Override
    public int getMidiProgramCategory(int channel, MidiProgramCategory category) {
        return 0;
    }

    @Override
    public boolean hasMidiProgramsChanged(int channel) {
        return false;
    }

    @Override
    public boolean getMidiKeyName(int channel, MidiKeyName keyName) {
        return false;
    }

    @Override
    public boolean beginSetProgram() {
        return false;
    }

    @Override
    public boolean endSetProgram() {
        return false;
    }

    @Override
    public int setTotalSampleToProcess(int value) {
        return 0;
    }

    @Override
    public int getNextShellPlugin(String name) {
        return 0;
    }

    @Override
    public int startProcess() {
        return 0;
    }

    @Override
    public int stopProcess() {
        return 0;
    }

    @Override
    public void processDoubleReplacing(double[][] inputs, double[][] outputs, int sampleFrames) {}

    @Override
    public boolean setProcessPrecision(int precision) {
        return false;
    }

    @Override
    public int getNumMidiInputChannels() {
        return 0;
    }

    @Override
    public int getNumMidiOutputChannels() {
        return 0;
    }

    /** A linear gain as decibels, {@code -oo} for silence. */
    protected String dbToString(float gain) {
        return gain <= 0 ? "-oo" : Float.toString(Math.round(200 * Math.log10(gain)) / 10f);
    }

    /** A period in frames as a frequency in hertz. */
    protected String hzToString(float frames, int sampleRate) {
        return frames == 0 ? "0" : Long.toString(Math.round((double) sampleRate / frames));
    }

    /** Frames as milliseconds. */
    protected String msToString(float frames, int sampleRate) {
        return Long.toString(Math.round(frames * 1000.0 / sampleRate));
    }

    /** A number with at most two digits after the point. */
    protected String formatFloatParam(float value) {
        return Float.toString(Math.round(value * 100.0) / 100f);
    }

    /** Was called by native code before the first plugin; the path is the bridge's log now. */
    @SuppressWarnings("MethodName") // as it has always been called
    protected static void _initPlugFromNative(String path, boolean log) {
        logEnabled = log;
    }

    /** Notes a sentence in the bridge's log, if logging is on. */
    public static void log(String message) {
        if (logEnabled) {
            BridgeLog.note(message);
        }
    }

    /** Whether {@link #log} writes. */
    protected static boolean isLogEnabled() {
        return logEnabled;
    }

    /** Turns {@link #log} on or off. */
    protected static void setIsLogEnabled(boolean enabled) {
        logEnabled = enabled;
    }

    /** Folder of the log, or empty: the bridge decides where it is. */
    protected static String getLogBasePath() {
        return "";
    }

    /** Name of the log, or empty: the bridge decides where it is. */
    protected static String getLogFileName() {
        return System.getProperty("lathe.plugin.log", "");
    }
}
