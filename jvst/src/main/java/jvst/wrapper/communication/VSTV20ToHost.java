package jvst.wrapper.communication;

import java.util.Set;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTTimeInfo;

/** What VST 2.0 adds to what a plugin asks of a host. */
public abstract class VSTV20ToHost extends VSTV10ToHost {

    /** Nobody knows. */
    public static final int CANDO_DONT_KNOW = 0;

    /** It can. */
    public static final int CANDO_YES = 1;

    /** It cannot. */
    public static final int CANDO_NO = -1;

    /** It sends events. */
    public static final String CANDO_PLUG_SEND_VST_EVENTS = "sendVstEvents";

    /** It sends MIDI. */
    public static final String CANDO_PLUG_SEND_VST_MIDI_EVENT = "sendVstMidiEvent";

    /** It tells times. */
    public static final String CANDO_PLUG_SEND_VST_TIME_INFO = "sendVstTimeInfo";

    /** It takes events. */
    public static final String CANDO_PLUG_RECEIVE_VST_EVENTS = "receiveVstEvents";

    /** It takes MIDI. */
    public static final String CANDO_PLUG_RECEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";

    /** The same, misspelt long ago. */
    public static final String CANDO_PLUG_REVEIVE_VST_MIDI_EVENT = "receiveVstMidiEvent";

    /** It follows the song. */
    public static final String CANDO_PLUG_RECEIVE_VST_TIME_INFO = "receiveVstTimeInfo";

    /** It processes files. */
    public static final String CANDO_PLUG_OFFLINE = "offline";

    /** It fits an insert. */
    public static final String CANDO_PLUG_PLUG_AS_CHANNEL_INSERT = "plugAsChannelInsert";

    /** It fits a send. */
    public static final String CANDO_PLUG_PLUG_AS_SEND = "plugAsSend";

    /** It mixes dry and wet. */
    public static final String CANDO_PLUG_MIX_DRY_WET = "mixDryWet";

    /** It is too slow to play live. */
    public static final String CANDO_PLUG_NO_REAL_TIME = "noRealTime";

    /** It needs several passes. */
    public static final String CANDO_PLUG_MULTIPASS = "multipass";

    /** It needs a pass before. */
    public static final String CANDO_PLUG_METAPASS = "metapass";

    /** These channels will do. */
    public static final String CANDO_PLUG_1_IN_1_OUT = "1in1out";

    /** These channels will do. */
    public static final String CANDO_PLUG_1_IN_2_OUT = "1in2out";

    /** These channels will do. */
    public static final String CANDO_PLUG_2_IN_1_OUT = "2in1out";

    /** These channels will do. */
    public static final String CANDO_PLUG_2_IN_2_OUT = "2in2out";

    /** These channels will do. */
    public static final String CANDO_PLUG_2_IN_4_OUT = "2in4out";

    /** These channels will do. */
    public static final String CANDO_PLUG_4_IN_2_OUT = "4in2out";

    /** These channels will do. */
    public static final String CANDO_PLUG_4_IN_4_OUT = "4in4out";

    /** These channels will do. */
    public static final String CANDO_PLUG_4_IN_8_OUT = "4in8out";

    /** These channels will do. */
    public static final String CANDO_PLUG_8_IN_4_OUT = "8in4out";

    /** These channels will do. */
    public static final String CANDO_PLUG_8_IN_8_OUT = "8in8out";

    /** It names MIDI programs. */
    public static final String CANDO_PLUG_MIDI_PROGRAM_NAMES = "midiProgramNames";

    /** Its window behaves. */
    public static final String CANDO_PLUG_CONFORMS_TO_WINDOW_RULES = "conformsToWindowRules";

    /** It passes sound through on demand. */
    public static final String CANDO_PLUG_BYPASS = "bypass";

    /** The host speaks English. */
    public static final int VST_LANG_ENGLISH = 1;

    /** The host speaks German. */
    public static final int VST_LANG_GERMAN = 2;

    /** The host speaks French. */
    public static final int VST_LANG_FRENCH = 3;

    /** The host speaks Italian. */
    public static final int VST_LANG_ITALIAN = 4;

    /** The host speaks Spanish. */
    public static final int VST_LANG_SPANISH = 5;

    /** The host speaks Japanese. */
    public static final int VST_LANG_JAPANESE = 6;

    private static final Set<String> HOST_CAN = Set.of(
            VSTV20ToPlug.CANDO_HOST_SEND_VST_EVENTS,
            VSTV20ToPlug.CANDO_HOST_SEND_VST_MIDI_EVENT,
            VSTV20ToPlug.CANDO_HOST_SEND_VST_TIME_INFO,
            VSTV20ToPlug.CANDO_HOST_SIZE_WINDOW,
            VSTV20ToPlug.CANDO_HOST_SUPPLY_IDLE,
            VSTV20ToPlug.CANDO_HOST_START_STOP_PROCESS);

    /** Whether the host can do something: 1 yes, -1 no. The words are the {@code CANDO_HOST_} constants. */
    public int canHostDo(String feature) {
        return HOST_CAN.contains(feature) ? CANDO_YES : CANDO_NO;
    }

    /** Asks for another size of the window, in pixels; false if the host will not. */
    public boolean sizeWindow(int width, int height) {
        return link.host().resize(width, height);
    }

    /** Tells that channels or delay changed; false, as hosts learn it at the next start only. */
    public boolean ioChanged() {
        return false;
    }

    /** Where the song stands; the flags say what holds, whatever the filter asks for. */
    public VSTTimeInfo getTimeInfo(int filter) {
        return link.host().timeInfo();
    }

    /** Sends events; false if nobody takes them. */
    public boolean sendVstEventsToHost(VSTEvents events) {
        return link.host().takeEvents(events);
    }

    /** Asks for calls of {@code fxIdle}. */
    public boolean needIdle() {
        link.host().wantsIdle();
        return true;
    }

    /** Frames per second. */
    public double updateSampleRate() {
        return getSampleRate();
    }

    /** Longest block in frames. */
    public int updateBlockSize() {
        return getBlockSize();
    }

    /** Whether automation is read or written: 0, the host does not tell. */
    public int getAutomationState() {
        return 0;
    }

    /** 1 on the user's thread, 2 on the audio thread, 4 while rendering. */
    public int getCurrentProcessLevel() {
        return link.host().processLevel();
    }

    /** Folder of the plugin, or empty. */
    public String getDirectory() {
        return link.host().directory();
    }

    /** Name of the host, which is the bridge. */
    public String getHostProductString() {
        return "Lathe";
    }

    /** Version of the host. */
    public int getHostVendorVersion() {
        return 1;
    }

    /** Maker of the host. */
    public String getHostVendorString() {
        return "Lathe";
    }

    /** Language of the host. */
    public int getHostLanguage() {
        return VST_LANG_ENGLISH;
    }

    /** Frames of delay before the input, which the host does not tell. */
    public int getInputLatency() {
        return 0;
    }

    /** Frames of delay after the output, which the host does not tell. */
    public int getOutputLatency() {
        return 0;
    }

    /** How many parameters can be automated at once. */
    public int getNumAutomatableParameters() {
        return this instanceof VSTV10ToPlug plugin ? plugin.getNumParams() : 0;
    }

    /** Whole numbers that a parameter's range is divided into; 1 for as fine as floats are. */
    public int getParameterQuantization() {
        return 1;
    }

    /** Tells of buffers outside the host; nobody asks any more. */
    public void hasExternalBuffer(boolean state) {}

    /** Tells that it is an instrument. */
    public void isSynth(boolean state) {
        link.setSynth(state);
    }

    /** Tells that it is silent as soon as its input is. */
    public void noTail(boolean state) {
        link.setWithoutTail(state);
    }

    /** Tells another rate of the output; nobody asks any more. */
    public void setOutputSamplerate(float sampleRate) {}

    /** Tempo in ten thousandths of a quarter note per minute, wherever the position; 0 if nobody knows. */
    public int tempoAt(int position) {
        VSTTimeInfo time = link.host().timeInfo();
        boolean known = (time.getFlags() & VSTTimeInfo.VST_TIME_TEMPO_VALID) != 0;
        return known ? (int) Math.round(time.getTempo() * 10_000) : 0;
    }

    /** Tells that values, programs or names changed by themselves. */
    public boolean updateDisplay() {
        link.host().displayChanged();
        return true;
    }

    /** Tells of asynchronous processing; nobody asks any more. */
    public void wantAsyncOperation(boolean state) {}

    /** Asks for events, which every plugin gets that can take them. */
    public void wantEvents(int filter) {}

    /** How the host will call: 1, with sound to be replaced. */
    public int willProcessReplacing() {
        return 1;
    }
}
