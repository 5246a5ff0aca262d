package jvst.wrapper.valueobjects;

/** A MIDI message; {@link #getData} holds its bytes, four of them. */
public class VSTMidiEvent extends VSTEvent {

    /** The message was played live. */
    public static final int FLAG_MidiEventIsRealtime = 1;

    /** Length of the note in frames, or 0 where nobody knows. */
    protected int noteLength;

    /** Frames into the note where it starts. */
    protected int noteOffset;

    /** Cents, -64..63. */
    protected byte detune;

    /** Velocity of the release, 0..127. */
    protected byte noteOffVelocity;

    /** Unused. */
    protected byte reserved1;

    /** Unused. */
    protected byte reserved2;

    /** An event with room for a message of three bytes. */
    public VSTMidiEvent() {
        data = new byte[4];
    }

    /** Length of the note in frames, or 0 where nobody knows. */
    public int getNoteLength() {
        return noteLength;
    }

    /** Sets: length of the note in frames, or 0 where nobody knows. */
    public void setNoteLength(int newNoteLength) {
        noteLength = newNoteLength;
    }

    /** Frames into the note where it starts. */
    public int getNoteOffset() {
        return noteOffset;
    }

    /** Sets: frames into the note where it starts. */
    public void setNoteOffset(int newNoteOffset) {
        noteOffset = newNoteOffset;
    }

    /** Cents, -64..63. */
    public byte getDetune() {
        return detune;
    }

    /** Sets: cents, -64..63. */
    public void setDetune(byte newDetune) {
        detune = newDetune;
    }

    /** Velocity of the release, 0..127. */
    public byte getNoteOffVelocity() {
        return noteOffVelocity;
    }

    /** Sets: velocity of the release, 0..127. */
    public void setNoteOffVelocity(byte newNoteOffVelocity) {
        noteOffVelocity = newNoteOffVelocity;
    }

    /** Unused. */
    public byte getReserved1() {
        return reserved1;
    }

    /** Sets: unused. */
    public void setReserved1(byte newReserved1) {
        reserved1 = newReserved1;
    }

    /** Unused. */
    public byte getReserved2() {
        return reserved2;
    }

    /** Sets: unused. */
    public void setReserved2(byte newReserved2) {
        reserved2 = newReserved2;
    }
}
