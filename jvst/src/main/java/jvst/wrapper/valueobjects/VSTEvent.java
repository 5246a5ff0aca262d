package jvst.wrapper.valueobjects;

/** Something that happens within a block. */
public class VSTEvent {

    /** A {@link VSTMidiEvent}. */
    public static final int VST_EVENT_MIDI_TYPE = 1;

    /** Unused. */
    public static final int VST_EVENT_AUDIO_TYPE = 2;

    /** Unused. */
    public static final int VST_EVENT_VIDEO_TYPE = 3;

    /** Unused. */
    public static final int VST_EVENT_PARAMETER_TYPE = 4;

    /** Unused. */
    public static final int VST_EVENT_TRIGGER_TYPE = 5;

    /** A MIDI system exclusive message. */
    public static final int VST_EVENT_SYSEX_TYPE = 6;

    /** One of the {@code VST_EVENT_} numbers. */
    protected int type;

    /** Size of the native event, for the record. */
    protected int byteSize;

    /** Frames from the start of the block. */
    protected int deltaFrames;

    /** Bits whose meaning depends on the type. */
    protected int flags;

    /** Contents; for MIDI the status byte and its data. */
    protected byte[] data = new byte[16];

    /** One of the {@code VST_EVENT_} numbers. */
    public int getType() {
        return type;
    }

    /** Sets: one of the {@code VST_EVENT_} numbers. */
    public void setType(int newType) {
        type = newType;
    }

    /** Size of the native event, for the record. */
    public int getByteSize() {
        return byteSize;
    }

    /** Sets: size of the native event, for the record. */
    public void setByteSize(int newByteSize) {
        byteSize = newByteSize;
    }

    /** Frames from the start of the block. */
    public int getDeltaFrames() {
        return deltaFrames;
    }

    /** Sets: frames from the start of the block. */
    public void setDeltaFrames(int newDeltaFrames) {
        deltaFrames = newDeltaFrames;
    }

    /** Bits whose meaning depends on the type. */
    public int getFlags() {
        return flags;
    }

    /** Sets: bits whose meaning depends on the type. */
    public void setFlags(int newFlags) {
        flags = newFlags;
    }

    /** Contents; for MIDI the status byte and its data. */
    public byte[] getData() {
        return data;
    }

    /** Sets: contents; for MIDI the status byte and its data. */
    public void setData(byte[] newData) {
        data = newData;
    }
}
