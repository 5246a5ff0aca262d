package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;

/** An {@code IEventList} as a host makes it: the notes of a block. */
public final class EventList extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(), Ids.EVENT_LIST, value("getEventCount"), result("getEvent"), result("addEvent"));

    private final int capacity;
    private final long events;
    private int size;

    /** Room for some events. */
    public EventList(int capacity) {
        super(TABLE);
        this.capacity = capacity;
        events = NativeMemory.take((long) Layout.EVENT_SIZE * capacity);
    }

    /** For {@code ProcessData}. */
    public long address() {
        return address(Ids.EVENT_LIST);
    }

    /** Forgets all; before each block. */
    public void clear() {
        size = 0;
    }

    /** Number of events. */
    public int size() {
        return size;
    }

    private long next(int frame, int type) {
        long event = events + (long) Layout.EVENT_SIZE * Math.min(size, capacity - 1);
        size = Math.min(size + 1, capacity);
        NativeMemory.clear(event, Layout.EVENT_SIZE);
        NativeMemory.int32(event + Layout.EVENT_FRAME, frame);
        NativeMemory.int16(event + Layout.EVENT_TYPE, type);
        return event;
    }

    /** A note begins; {@code tuning} in cents. */
    public void noteOn(int frame, int noteId, int channel, int key, double velocity, double tuning) {
        long event = next(frame, 0);
        NativeMemory.int16(event + Layout.EVENT_CHANNEL, channel);
        NativeMemory.int16(event + Layout.EVENT_PITCH, key);
        NativeMemory.float32(event + Layout.NOTE_ON_TUNING, (float) tuning);
        NativeMemory.float32(event + Layout.NOTE_ON_VELOCITY, (float) velocity);
        NativeMemory.int32(event + Layout.NOTE_ON_ID, noteId);
    }

    /** A note is released. */
    public void noteOff(int frame, int noteId, int channel, int key, double velocity) {
        long event = next(frame, 1);
        NativeMemory.int16(event + Layout.EVENT_CHANNEL, channel);
        NativeMemory.int16(event + Layout.EVENT_PITCH, key);
        NativeMemory.float32(event + Layout.NOTE_OFF_VELOCITY, (float) velocity);
        NativeMemory.int32(event + Layout.NOTE_OFF_ID, noteId);
    }

    /** Pressure on one key. */
    public void pressure(int frame, int noteId, int channel, int key, double pressure) {
        long event = next(frame, 3);
        NativeMemory.int16(event + Layout.EVENT_CHANNEL, channel);
        NativeMemory.int16(event + Layout.EVENT_PITCH, key);
        NativeMemory.float32(event + Layout.PRESSURE_VALUE, (float) pressure);
        NativeMemory.int32(event + Layout.PRESSURE_ID, noteId);
    }

    /** Moves one note; type and value as VST3 has them. */
    public void expression(int frame, int type, int noteId, double normalized) {
        long event = next(frame, 4);
        NativeMemory.int32(event + Layout.EXPRESSION_TYPE, type);
        NativeMemory.int32(event + Layout.EXPRESSION_ID, noteId);
        NativeMemory.float64(event + Layout.EXPRESSION_VALUE, normalized);
    }

    /** A MIDI controller as plugins send it to one another; numbers as of hidden parameters. */
    public void controller(int frame, int controller, int channel, int value, int second) {
        long event = next(frame, 65535);
        NativeMemory.int8(event + Layout.MIDI_CONTROLLER, controller);
        NativeMemory.int8(event + Layout.MIDI_CHANNEL, channel);
        NativeMemory.int8(event + Layout.MIDI_VALUE, value);
        NativeMemory.int8(event + Layout.MIDI_VALUE_2, second);
    }

    @Override
    protected void destroyed() {
        NativeMemory.give(events);
    }

    private static EventList self(long self) {
        return (EventList) ComObject.at(self);
    }

    private static void copy(long from, long to) {
        for (int at = 0; at < Layout.EVENT_SIZE; at += 8) {
            NativeMemory.word(to + at, NativeMemory.word(from + at));
        }
    }

    @SuppressWarnings("unused") // by name
    private static long getEventCount(long self, long b, long c, long d, long e) {
        return self(self).size;
    }

    @SuppressWarnings("unused") // by name
    private static long getEvent(long self, long index, long out, long d, long e) {
        EventList list = self(self);
        int at = (int) index;
        if (at < 0 || at >= list.size) {
            return Result.INVALID_ARGUMENT;
        }
        copy(list.events + (long) Layout.EVENT_SIZE * at, out);
        return Result.OK;
    }

    @SuppressWarnings("unused") // by name
    private static long addEvent(long self, long event, long c, long d, long e) {
        EventList list = self(self);
        if (list.size == list.capacity) {
            return Result.FALSE;
        }
        copy(event, list.events + (long) Layout.EVENT_SIZE * list.size++);
        return Result.OK;
    }
}
