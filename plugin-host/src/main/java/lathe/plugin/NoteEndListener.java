package lathe.plugin;

/** Whom an instrument tells that a note has fallen silent, so that a host frees what it keeps for the voice. */
@FunctionalInterface
public interface NoteEndListener {

    /** On the audio thread, during {@code process} or a call of {@link NoteInput}; with the numbers the note began with. */
    void noteEnded(int noteId, int channel, int key);
}
