package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int16;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import lathe.plugin.clap.ClapEvent.Note;
import lathe.plugin.clap.ClapEvent.Param;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.EditRing;
import lathe.plugin.instance.NoteEnds;
import lathe.plugin.instance.ParameterBank;

/**
 * What goes out as events: the editor's gestures and values, on their way from the main thread to the next process or
 * flush, and the ends of notes.
 */
final class ClapEdits {

    private static final int EVENT_BYTES = 64;

    private final ParameterBank bank;
    private final EditRing waiting = new EditRing();
    private EditRing sending = waiting;
    private final long event = NativeMemory.take(EVENT_BYTES);

    ClapEdits(ParameterBank bank) {
        this.bank = bank;
    }

    /** Main thread: keeps an event of a type and a parameter; false if the host is so late that there is no room. */
    boolean add(int type, int index, double value) {
        return waiting.add((long) type << 32 | index, value);
    }

    /** From now on edits of the warm-up are sent and the editor's own wait, until {@link #endRehearsal}. */
    EditRing rehearse() {
        sending = new EditRing();
        return sending;
    }

    void endRehearsal() {
        sending = waiting;
    }

    /** Sends what waits, at the block's start; what the host does not take now is kept. */
    void send(long out) {
        EditRing ring = sending;
        while (!ring.isEmpty() && out != 0) {
            int type = (int) (ring.what() >> 32);
            header(type == ClapEvent.PARAM_VALUE ? Param.BYTES : Param.GESTURE_BYTES, 0, type);
            int32(event + ClapEvent.FLAGS, ClapEvent.IS_LIVE);
            int32(event + Param.ID, bank.number((int) ring.what()));
            word(event + Param.COOKIE, 0);
            int32(event + Param.NOTE_ID, -1);
            int16(event + Param.PORT, -1);
            int16(event + Param.CHANNEL, -1);
            int16(event + Param.KEY, -1);
            float64(event + Param.VALUE, ring.value());
            if (!push(out)) {
                return;
            }
            ring.next();
        }
    }

    /**
     * Sends the notes that ended in a part of a block.
     *
     * @param start frame of the host's block at which the part began
     */
    void send(NoteEnds ends, int start, long out) {
        for (int i = 0; i < ends.size() && out != 0; i++) {
            header(Note.BYTES, start + ends.frame(i), ClapEvent.NOTE_END);
            int32(event + ClapEvent.FLAGS, 0);
            int32(event + Note.ID, ends.noteId(i));
            int16(event + Note.PORT, 0);
            int16(event + Note.CHANNEL, ends.channel(i));
            int16(event + Note.KEY, ends.key(i));
            float64(event + Note.VELOCITY, 0);
            push(out);
        }
        ends.clear();
    }

    private void header(int bytes, int frame, int type) {
        int32(event + ClapEvent.SIZE, bytes);
        int32(event + ClapEvent.TIME, frame);
        int16(event + ClapEvent.SPACE, 0);
        int16(event + ClapEvent.TYPE, type);
    }

    private boolean push(long out) {
        return (byte) NativeCalls.call(word(out + 8), out, event) != 0;
    }

    void close() {
        NativeMemory.give(event);
    }
}
