package jvst.wrapper.valueobjects;

/** The name of one key of a MIDI program, filled by the plugin. */
public class MidiKeyName {

    private int thisProgramIndex;
    private int thisKeyNumber;
    private String keyName = "";
    private int reserved;
    private int flags;

    /** Program, 0..127. */
    public int getThisProgramIndex() {
        return thisProgramIndex;
    }

    /** Sets: program, 0..127. */
    public void setThisProgramIndex(int newThisProgramIndex) {
        thisProgramIndex = newThisProgramIndex;
    }

    /** Key, 0..127. */
    public int getThisKeyNumber() {
        return thisKeyNumber;
    }

    /** Sets: key, 0..127. */
    public void setThisKeyNumber(int newThisKeyNumber) {
        thisKeyNumber = newThisKeyNumber;
    }

    /** Name of the key. */
    public String getKeyName() {
        return keyName;
    }

    /** Sets: name of the key. */
    public void setKeyname(String newKeyName) {
        keyName = newKeyName;
    }

    /** Unused. */
    public int getReserved() {
        return reserved;
    }

    /** Sets: unused. */
    public void setReserved(int newReserved) {
        reserved = newReserved;
    }

    /** Unused. */
    public int getFlags() {
        return flags;
    }

    /** Sets: unused. */
    public void setFlags(int newFlags) {
        flags = newFlags;
    }
}
