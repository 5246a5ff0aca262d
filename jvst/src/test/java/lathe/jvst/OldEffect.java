package lathe.jvst;

import java.util.ArrayList;
import java.util.List;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTTimeInfo;

/**
 * An effect as people wrote them: a gain shown in decibels, a switch, a text that nobody fills in, a bank as a chunk. It
 * writes to the end of its arrays, as some did, and remembers how it was called.
 */
public class OldEffect extends VSTPluginAdapter {

    static final int GAIN = 0;
    static final int INVERT = 1;

    final List<String> calls = new ArrayList<>();
    final List<Integer> lengths = new ArrayList<>();
    final List<List<Integer>> batches = new ArrayList<>();
    int setGain;
    double samplePosition;
    double quarters;
    double tempo;
    int timeFlags;

    private final float[][] programs = {{0.5f, 0, 0}, {1, 1, 0}, {0.25f, 0, 1}};
    private int program;
    private float[] values = programs[0].clone();

    @SuppressWarnings("this-escape") // as every old plugin calls its host from its constructor
    public OldEffect(long wrapper) {
        super(wrapper);
        setNumInputs(channels());
        setNumOutputs(channels());
        setUniqueID('V' << 24 | 'i' << 16 | 't' << 8 | 'a');
        setInitialDelay(5);
        noTail(true);
        programsAreChunks(true);
        canProcessReplacing(true);
    }

    int channels() {
        return 2;
    }

    @Override
    public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {
        VSTTimeInfo time = getTimeInfo(0);
        samplePosition = time.getSamplePos();
        quarters = time.getPPQPos();
        tempo = time.getTempo();
        timeFlags = time.getFlags();
        if (lengths.size() < 100) {
            lengths.add(sampleFrames);
        }
        float gain = 2 * values[GAIN] * (values[INVERT] >= 0.5f ? -1 : 1);
        for (int c = 0; c < outputs.length; c++) {
            for (int i = 0; i < outputs[c].length; i++) {
                outputs[c][i] = gain * inputs[c][i];
            }
        }
    }

    @Override
    public int processEvents(VSTEvents events) {
        List<Integer> batch = new ArrayList<>();
        for (VSTEvent event : events.getEvents()) {
            batch.add(event.getDeltaFrames() << 24
                    | (event.getData()[0] & 0xFF) << 16
                    | event.getData()[1] << 8
                    | event.getData()[2]);
        }
        batches.add(batch);
        return 1;
    }

    @Override
    public int canDo(String feature) {
        return CANDO_PLUG_RECEIVE_VST_MIDI_EVENT.equals(feature) ? CANDO_YES : CANDO_NO;
    }

    @Override
    public void suspend() {
        calls.add("suspend");
    }

    @Override
    public void resume() {
        calls.add("resume");
    }

    @Override
    public int startProcess() {
        calls.add("start");
        return 0;
    }

    @Override
    public int stopProcess() {
        calls.add("stop");
        return 0;
    }

    @Override
    public void setSampleRate(float sampleRate) {
        calls.add("rate " + sampleRate);
    }

    @Override
    public void setBlockSize(int blockSize) {
        calls.add("block " + blockSize);
    }

    @Override
    public void setParameter(int index, float value) {
        values[index] = value;
        if (index == GAIN) {
            setGain++;
        }
    }

    @Override
    public float getParameter(int index) {
        return values[index];
    }

    @Override
    public int getNumParams() {
        return values.length;
    }

    @Override
    public String getParameterName(int index) {
        return switch (index) {
            case GAIN -> "Output Gain";
            case INVERT -> "Bypass";
            default -> "Output gain";
        };
    }

    @Override
    public String getParameterLabel(int index) {
        return index == GAIN ? "dB" : "";
    }

    @Override
    public String getParameterDisplay(int index) {
        return switch (index) {
            case GAIN -> dbToString(2 * values[GAIN]);
            case INVERT -> values[INVERT] >= 0.5f ? "inverted" : "straight";
            default -> "";
        };
    }

    @Override
    public VSTParameterProperties getParameterProperties(int index) {
        VSTParameterProperties properties = new VSTParameterProperties();
        properties.setFlags(index == INVERT ? VSTParameterProperties.VST_PARAMETER_IS_SWITCH : 0);
        return properties;
    }

    @Override
    public boolean string2Parameter(int index, String value) {
        return false;
    }

    @Override
    public int getChunk(byte[][] data, boolean isPreset) {
        byte[] chunk = new byte[8];
        for (int i = 0; i < values.length; i++) {
            chunk[i] = (byte) Math.round(100 * values[i]);
        }
        chunk[3] = 77;
        data[0] = chunk;
        return 4;
    }

    @Override
    public int setChunk(byte[] data, int byteSize, boolean isPreset) {
        calls.add("chunk " + byteSize + " " + data[3]);
        for (int i = 0; i < values.length; i++) {
            values[i] = data[i] / 100f;
        }
        return 1;
    }

    @Override
    public int getNumPrograms() {
        return programs.length;
    }

    @Override
    public int getProgram() {
        return program;
    }

    @Override
    public void setProgram(int index) {
        program = index;
        values = programs[index].clone();
    }

    @Override
    public String getProgramName() {
        return getProgramNameIndexed(0, program);
    }

    @Override
    public void setProgramName(String name) {}

    @Override
    public String getProgramNameIndexed(int category, int index) {
        return "Setting " + index;
    }

    @Override
    public String getEffectName() {
        return "Vital";
    }

    @Override
    public String getProductString() {
        return "Vital product";
    }

    @Override
    public String getVendorString() {
        return "Example";
    }

    @Override
    public int getPlugCategory() {
        return PLUG_CATEG_MASTERING;
    }

    @Override
    public boolean setBypass(boolean value) {
        return false;
    }

    /** Ten channels each way, two more than the old bridge copied. */
    public static final class TenChannels extends OldEffect {

        public TenChannels(long wrapper) {
            super(wrapper);
        }

        @Override
        int channels() {
            return 10;
        }
    }

    /** Mono, and of the kind that adds its sound to the output. */
    public static final class Adding extends OldEffect {

        public Adding(long wrapper) {
            super(wrapper);
            canProcessReplacing(false);
            programsAreChunks(false);
            noTail(false);
        }

        @Override
        int channels() {
            return 1;
        }

        @Override
        public void process(float[][] inputs, float[][] outputs, int sampleFrames) {
            for (int i = 0; i < sampleFrames; i++) {
                outputs[0][i] += inputs[0][i] + 1;
            }
        }
    }

    /** Throws where nobody expects it. */
    public static final class Unmakeable extends OldEffect {

        public Unmakeable(long wrapper) {
            super(wrapper);
            throw new UnsatisfiedLinkError("a native library of its own");
        }
    }
}
