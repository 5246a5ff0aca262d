package lathe.plugin;

/**
 * What an instrument, or an effect that listens to notes, implements beside {@link lathe.core.process.Processor}.
 *
 * <p>Calls come on the audio thread between two parts of a block: the part before a note has been processed, the part
 * from the note on comes next. So {@code process} never sees a note start in its middle, and a note is exact to the
 * frame. As with {@code process}: no allocation, no waiting, no logging.
 *
 * <p>Common to all: {@code noteId} is the host's number of the voice or -1 for any, {@code channel} 0..15 or -1 for any,
 * {@code key} 0..127 (60 is middle C) or -1 for any. A note-off with -1 ends every note that fits the rest.
 */
public interface NoteInput {

    /** What a note expression moves. */
    enum Expression {
        /** Linear gain, 0..4; 1 leaves the level. */
        VOLUME,
        /** 0 left, 0.5 centre, 1 right. */
        PAN,
        /** Semitones, -120..120. */
        TUNING,
        /** 0..1. */
        VIBRATO,
        /** 0..1. */
        EXPRESSION,
        /** 0..1. */
        BRIGHTNESS,
        /** 0..1. */
        PRESSURE
    }

    /** @param velocity above 0 to 1; MIDI's 1..127 over 127 */
    void noteOn(int noteId, int channel, int key, double velocity);

    /** @param velocity of the release, 0..1 */
    void noteOff(int noteId, int channel, int key, double velocity);

    /** Ends notes at once, without a release. */
    default void noteChoke(int noteId, int channel, int key) {
        noteOff(noteId, channel, key, 0);
    }

    /** Moves one sounding note. */
    default void noteExpression(Expression expression, int noteId, int channel, int key, double value) {}

    /**
     * A MIDI 1.0 channel message that is no note-on or note-off: controllers, pitch bend, pressure, program change.
     *
     * @param status with the channel in its low four bits
     * @param data1 0..127
     * @param data2 0..127, or 0 where the message has one data byte
     */
    default void midi(int status, int data1, int data2) {}

    /** Most notes that sound at once; 0, as here, says nothing about it. */
    default int voices() {
        return 0;
    }

    /** Whom to tell of notes that have fallen silent; comes once, before the first {@code prepare}. Optional. */
    default void tellEndsTo(NoteEndListener listener) {}
}
