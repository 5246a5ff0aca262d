package jvst.wrapper.valueobjects;

/** One MIDI program, filled by the plugin. */
public class MidiProgramName {

    /** The plugin listens to all channels. */
    public static final int MIDI_IS_OMNI = 1;

    private int thisProgramIndex;
    private String name = "";
    private byte midiProgram = -1;
    private byte midiBankMsb = -1;
    private byte midiBankLsb = -1;
    private byte reserved;
    private int parentCategoryIndex = -1;
    private int flags;

    /** Program, 0 or more. */
    public int getThisProgramIndex() {
        return thisProgramIndex;
    }

    /** Sets: program, 0 or more. */
    public void setThisProgramIndex(int newThisProgramIndex) {
        thisProgramIndex = newThisProgramIndex;
    }

    /** Name for people. */
    public String getName() {
        return name;
    }

    /** Sets: name for people. */
    public void setName(String newName) {
        name = newName;
    }

    /** MIDI program number, 0..127, or -1 for off. */
    public byte getMidiProgram() {
        return midiProgram;
    }

    /** Sets: mIDI program number, 0..127, or -1 for off. */
    public void setMidiProgram(byte newMidiProgram) {
        midiProgram = newMidiProgram;
    }

    /** Upper bank number, 0..127, or -1 for off. */
    public byte getMidiBankMsb() {
        return midiBankMsb;
    }

    /** Sets: upper bank number, 0..127, or -1 for off. */
    public void setMidiBankMsb(byte newMidiBankMsb) {
        midiBankMsb = newMidiBankMsb;
    }

    /** Lower bank number, 0..127, or -1 for off. */
    public byte getMidiBankLsb() {
        return midiBankLsb;
    }

    /** Sets: lower bank number, 0..127, or -1 for off. */
    public void setMidiBankLsb(byte newMidiBankLsb) {
        midiBankLsb = newMidiBankLsb;
    }

    /** Unused. */
    public byte getReserved() {
        return reserved;
    }

    /** Sets: unused. */
    public void setReserved(byte newReserved) {
        reserved = newReserved;
    }

    /** The category it is in, or -1. */
    public int getParentCategoryIndex() {
        return parentCategoryIndex;
    }

    /** Sets: the category it is in, or -1. */
    public void setParentCategoryIndex(int newParentCategoryIndex) {
        parentCategoryIndex = newParentCategoryIndex;
    }

    /** {@link #MIDI_IS_OMNI} or 0. */
    public int getFlags() {
        return flags;
    }

    /** Sets: {@link #MIDI_IS_OMNI} or 0. */
    public void setFlags(int newFlags) {
        flags = newFlags;
    }
}
