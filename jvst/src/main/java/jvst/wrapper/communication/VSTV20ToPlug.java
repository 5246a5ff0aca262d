package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTParameterProperties;
import jvst.wrapper.valueobjects.VSTPinProperties;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTVariableIO;
import org.jspecify.annotations.Nullable;

/** What VST 2.0 adds to what a host asks of a plugin. */
public interface VSTV20ToPlug extends VSTV10ToPlug {

    /** The host sends events. */
    String CANDO_HOST_SEND_VST_EVENTS = "sendVstEvents";

    /** The host sends MIDI. */
    String CANDO_HOST_SEND_VST_MIDI_EVENT = "sendVstMidiEvent";

    /** The host tells where its song stands. */
    String CANDO_HOST_SEND_VST_TIME_INFO = "sendVstTimeInfo";

    /** The host takes events. */
    String CANDO_HOST_RECEIVE_VST_Events = "receiveVstEvents";

    /** The host takes MIDI. */
    String CANDO_HOST_RECEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";

    /** The host takes times. */
    String CANDO_HOST_RECEIVE_VST_TIME_INFO = "receiveVstTimeInfo";

    /** The host tells of new connections. */
    String CANDO_HOST_REPORT_CONNECTION_CHANGES = "reportConnectionChanges";

    /** The host follows {@code ioChanged}. */
    String CANDO_HOST_ACCEPT_IO_CHANGES = "acceptIOChanges";

    /** The host resizes the window on demand. */
    String CANDO_HOST_SIZE_WINDOW = "sizeWindow";

    /** The host processes asynchronously. */
    String CANDO_HOST_ASYNC_PROCESSING = "asyncProcessing";

    /** The host processes files. */
    String CANDO_HOST_OFFLINE = "offline";

    /** The host calls {@code fxIdle}. */
    String CANDO_HOST_SUPPLY_IDLE = "supplyIdle";

    /** The host opens plugins with plugins inside. */
    String CANDO_HOST_SUPPORT_SHELL = "supportShell";

    /** The host shows a file dialog. */
    String CANDO_HOST_OPEN_FILE_SELECTOR = "openFileSelector";

    /** The host edits files. */
    String CANDO_HOST_EDIT_FILE = "editFile";

    /** The host closes its file dialog. */
    String CANDO_HOST_CLOSE_FILE_SELECTOR = "closeFileSelector";

    /** The host calls {@code startProcess} and {@code stopProcess}. */
    String CANDO_HOST_START_STOP_PROCESS = "startStopProcess";

    /** No category. */
    int PLUG_CATEG_UNKNOWN = 0;

    /** An effect. */
    int PLUG_CATEG_EFFECT = 1;

    /** An instrument. */
    int PLUG_CATEG_SYNTH = 2;

    /** A meter or analyser. */
    int PLUG_CATEG_ANALYSIS = 3;

    /** For mastering. */
    int PLUG_CATEG_MASTERING = 4;

    /** For the stereo image or panning. */
    int PLUG_CATEG_SPACIALIZER = 5;

    /** Reverb and delay. */
    int PLUG_CATEG_ROOM_FX = 6;

    /** For surround sound. */
    int PLUG_CATEG_SURROUND_FX = 7;

    /** Denoising and the like. */
    int PLUG_CATEG_RESTORATION = 8;

    /** For files only. */
    int PLUG_CATEG_OFFLINE_PROCESS = 9;

    /** A plugin with plugins inside. */
    int PLUG_CATEG_SHELL = 10;

    /** A tone generator. */
    int PLUG_CATEG_GENERATOR = 11;

    /** Whether it can do something: 1 yes, -1 no, 0 unknown. The words are the {@code CANDO_PLUG_} constants. */
    int canDo(String feature);

    /** Passes sound through while true; false if it cannot. */
    boolean setBypass(boolean value);

    /** Sets a parameter from text; false if it cannot. */
    boolean string2Parameter(int index, String value);

    /** Name of any program. */
    String getProgramNameIndexed(int category, int index);

    /** Name of the product. */
    String getProductString();

    /** Who makes it. */
    String getVendorString();

    /** One of the {@code PLUG_CATEG_} numbers. */
    int getPlugCategory();

    /** Name of the plugin. */
    String getEffectName();

    /** Version, such as 1000 for 1.0.0.0. */
    int getVendorVersion();

    /** Whether a host may automate a parameter. */
    boolean canParameterBeAutomated(int index);

    /** Copies the chosen program to another place. */
    boolean copyProgram(int destination);

    /** Idle time on the main thread, if asked for; 0 wants no more. */
    int fxIdle();

    /** A parameter of a channel. */
    float getChannelParameter(int channel, int index);

    /** How many categories the programs have. */
    int getNumCategories();

    /** Describes an input channel; null for nothing to say. */
    @Nullable
    VSTPinProperties getInputProperties(int index);

    /** Describes an output channel; null for nothing to say. */
    @Nullable
    VSTPinProperties getOutputProperties(int index);

    /** What went wrong last. */
    @Nullable
    String getErrorText();

    /** Frames of sound after the input ends; 0 unknown, 1 none. */
    int getGetTailSize();

    /** Describes a parameter; null for nothing to say. */
    @Nullable
    VSTParameterProperties getParameterProperties(int index);

    /** Version of VST it was written for, 2400 for 2.4. */
    int getVstVersion();

    /** An input was connected or disconnected. */
    void inputConnected(int index, boolean state);

    /** An output was connected or disconnected. */
    void outputConnected(int index, boolean state);

    /** Whether it wants keys. */
    boolean keysRequired();

    /** Events of the coming block; 1 wants more. */
    int processEvents(VSTEvents events);

    /** Processes a block whose output is not as long as its input. */
    boolean processVariableIo(VSTVariableIO variable);

    /** Position for external buffers. */
    int reportCurrentPosition();

    /** An external buffer. */
    float[] reportDestinationBuffer();

    /** Both at once. */
    void setBlockSizeAndSampleRate(int blockSize, float sampleRate);

    /** Proposes speakers; false refuses. */
    boolean setSpeakerArrangement(VSTSpeakerArrangement input, VSTSpeakerArrangement output);

    /** Fills in the speakers in use; false if it has nothing to say. */
    boolean getSpeakerArrangement(VSTSpeakerArrangement input, VSTSpeakerArrangement output);
}
