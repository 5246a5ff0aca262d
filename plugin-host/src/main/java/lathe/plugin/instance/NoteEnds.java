package lathe.plugin.instance;

import lathe.plugin.NoteEndListener;

/** The notes that fell silent in the present block, with the frame, and how many still sound; audio thread. */
public final class NoteEnds implements NoteEndListener {

    private static final int MOST = 1024;

    private final int[] frames = new int[MOST];
    private final int[] noteIds = new int[MOST];
    private final int[] channels = new int[MOST];
    private final int[] keys = new int[MOST];
    private int size;
    private int now;
    private int sounding;

    /** Frame of the block for what comes next. */
    void at(int frame) {
        now = frame;
    }

    void noteBegan() {
        sounding++;
    }

    @Override
    public void noteEnded(int noteId, int channel, int key) {
        sounding = Math.max(0, sounding - 1);
        if (size < MOST) {
            frames[size] = now;
            noteIds[size] = noteId;
            channels[size] = channel;
            keys[size] = key;
            size++;
        }
    }

    /** Notes begun and not told to have ended. */
    int sounding() {
        return sounding;
    }

    void silence() {
        sounding = 0;
        size = 0;
    }

    /** Notes ended and not cleared yet, by rising frame. */
    public int size() {
        return size;
    }

    /** Frame of the block. */
    public int frame(int at) {
        return frames[at];
    }

    /** The host's number of the voice, or -1. */
    public int noteId(int at) {
        return noteIds[at];
    }

    /** 0..15. */
    public int channel(int at) {
        return channels[at];
    }

    /** 0..127. */
    public int key(int at) {
        return keys[at];
    }

    /** Forgets those that ended; after each block. */
    public void clear() {
        size = 0;
    }
}
