package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.float64;
import static lathe.plugin.ffi.NativeMemory.int16;
import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import lathe.plugin.clap.ClapEvent.Expression;
import lathe.plugin.clap.ClapEvent.Midi;
import lathe.plugin.clap.ClapEvent.Note;
import lathe.plugin.clap.ClapEvent.Param;
import lathe.plugin.clap.ClapEvent.Transport;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.Upcalls;

/**
 * A host's list of events for one call of process, in native memory of a fixed size. Events must be added by rising frame;
 * those for which there is no room are dropped.
 */
public final class EventList implements AutoCloseable {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final int COUNT_AT = 24;
    private static final int FIRST_AT = 32;
    private static final int SLOT_BYTES = 112;

    /** The interface's two functions; they know nothing but the list's own memory. */
    private static final class Functions {
        private static final long TABLE = Upcalls.table(HERE, 0, "size", "get");
    }

    private final long list;
    private final int capacity;

    /** @param capacity most events at a time */
    public EventList(int capacity) {
        this.capacity = capacity;
        list = NativeMemory.take(FIRST_AT + (long) SLOT_BYTES * capacity);
        word(list + 8, word(Functions.TABLE));
        word(list + 16, word(Functions.TABLE + 8));
    }

    /** Address of the {@code clap_input_events}. */
    public long address() {
        return list;
    }

    /** Number of events. */
    public int size() {
        return int32(list + COUNT_AT);
    }

    /** Address of an event. */
    public long event(int index) {
        return list + FIRST_AT + (long) SLOT_BYTES * index;
    }

    /** Forgets all events. */
    public void clear() {
        int32(list + COUNT_AT, 0);
    }

    private long add(int type, int frame, int bytes) {
        int size = size();
        long event = event(Math.min(size, capacity - 1));
        int32(event + ClapEvent.SIZE, bytes);
        int32(event + ClapEvent.TIME, frame);
        int16(event + ClapEvent.SPACE, 0);
        int16(event + ClapEvent.TYPE, type);
        int32(event + ClapEvent.FLAGS, 0);
        int32(list + COUNT_AT, Math.min(capacity, size + 1));
        return event;
    }

    /** A parameter's value. */
    public void value(int frame, int number, double value) {
        param(ClapEvent.PARAM_VALUE, frame, number, value);
    }

    /** An offset to a parameter's value. */
    public void modulation(int frame, int number, double offset) {
        param(ClapEvent.PARAM_MOD, frame, number, offset);
    }

    private long param(int type, int frame, int number, double value) {
        long event = add(type, frame, Param.BYTES);
        int32(event + Param.ID, number);
        word(event + Param.COOKIE, 0);
        int32(event + Param.NOTE_ID, -1);
        int16(event + Param.PORT, -1);
        int16(event + Param.CHANNEL, -1);
        int16(event + Param.KEY, -1);
        float64(event + Param.VALUE, value);
        return event;
    }

    /** A parameter's value in somebody else's space of events, which nobody may take for CLAP's. */
    public void inSpace(int space, int number) {
        int16(param(ClapEvent.PARAM_VALUE, 0, number, 0) + ClapEvent.SPACE, space);
    }

    /** A note's begin, release, choke or end, by {@link ClapEvent}'s types. */
    public void note(int type, int frame, int noteId, int channel, int key, double velocity) {
        long event = add(type, frame, Note.BYTES);
        int32(event + Note.ID, noteId);
        int16(event + Note.PORT, 0);
        int16(event + Note.CHANNEL, channel);
        int16(event + Note.KEY, key);
        float64(event + Note.VELOCITY, velocity);
    }

    /** @param kind 0 volume, 1 pan, 2 tuning, 3 vibrato, 4 expression, 5 brightness, 6 pressure */
    public void expression(int frame, int kind, int noteId, int channel, int key, double value) {
        long event = add(ClapEvent.NOTE_EXPRESSION, frame, Expression.BYTES);
        int32(event + Expression.KIND, kind);
        int32(event + Expression.ID, noteId);
        int16(event + Expression.PORT, 0);
        int16(event + Expression.CHANNEL, channel);
        int16(event + Expression.KEY, key);
        float64(event + Expression.VALUE, value);
    }

    /** A MIDI 1.0 message. */
    public void midi(int frame, int status, int data1, int data2) {
        long event = add(ClapEvent.MIDI, frame, Midi.BYTES);
        int16(event + Midi.PORT, 0);
        int8(event + Midi.DATA, status);
        int8(event + Midi.DATA + 1, data1);
        int8(event + Midi.DATA + 2, data2);
    }

    /**
     * The song's place.
     *
     * @param state bits of {@link Transport}
     * @param seconds also the position in beats, by the tempo
     */
    public void transport(int frame, int state, double tempoBpm, double seconds) {
        long event = add(ClapEvent.TRANSPORT, frame, Transport.BYTES);
        NativeMemory.clear(event + ClapEvent.HEADER_BYTES, Transport.BYTES - ClapEvent.HEADER_BYTES);
        int32(event + Transport.STATE, state);
        word(event + Transport.POSITION_BEATS, Math.round(seconds * tempoBpm / 60 * ClapAbi.FIXED_POINT));
        word(event + Transport.POSITION_SECONDS, Math.round(seconds * ClapAbi.FIXED_POINT));
        float64(event + Transport.TEMPO, tempoBpm);
        int16(event + Transport.METER_NUMERATOR, 4);
        int16(event + Transport.METER_DENOMINATOR, 4);
    }

    /** An event of which nothing but the type matters. */
    public void plain(int type, int frame) {
        add(type, frame, ClapEvent.HEADER_BYTES);
    }

    @Override
    public void close() {
        NativeMemory.give(list);
    }

    // --- clap_input_events ------------------------------------------------------------------------------------------

    @SuppressWarnings("unused") // called by plugins, like the next
    private static long size(long list, long b, long c, long d, long e) {
        return int32(list + COUNT_AT);
    }

    @SuppressWarnings("unused")
    private static long get(long list, long index, long c, long d, long e) {
        return list + FIRST_AT + SLOT_BYTES * (index & 0xFFFF_FFFFL);
    }
}
