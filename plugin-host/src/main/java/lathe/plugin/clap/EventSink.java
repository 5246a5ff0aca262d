package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.Upcalls;

/** Where a host takes a plugin's events, in native memory of a fixed size; refuses those for which there is no room. */
public final class EventSink implements AutoCloseable {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final int COUNT_AT = 16;
    private static final int CAPACITY_AT = 20;
    private static final int FIRST_AT = 32;
    private static final int SLOT_BYTES = 112;

    /** The interface's function; it knows nothing but the sink's own memory. */
    private static final class Functions {
        private static final long TABLE = Upcalls.table(HERE, 0, "tryPush");
    }

    private final long sink;
    private final int capacity;

    /** @param capacity most events at a time */
    public EventSink(int capacity) {
        this.capacity = capacity;
        sink = NativeMemory.take(FIRST_AT + (long) SLOT_BYTES * capacity);
        word(sink + 8, word(Functions.TABLE));
        refuse(false);
    }

    /** Address of the {@code clap_output_events}. */
    public long address() {
        return sink;
    }

    /** Number of events taken. */
    public int size() {
        return int32(sink + COUNT_AT);
    }

    /** Address of an event. */
    public long event(int index) {
        return sink + FIRST_AT + (long) SLOT_BYTES * index;
    }

    /** Forgets all events. */
    public void clear() {
        int32(sink + COUNT_AT, 0);
    }

    /** Takes no more from now on, or takes again. */
    public void refuse(boolean all) {
        int32(sink + CAPACITY_AT, all ? 0 : capacity);
    }

    @Override
    public void close() {
        NativeMemory.give(sink);
    }

    @SuppressWarnings("unused") // called by plugins
    private static long tryPush(long sink, long event, long c, long d, long e) {
        int count = int32(sink + COUNT_AT);
        if (count >= int32(sink + CAPACITY_AT)) {
            return 0;
        }
        long slot = sink + FIRST_AT + (long) SLOT_BYTES * count;
        int bytes = Math.min(SLOT_BYTES, int32(event + ClapEvent.SIZE));
        for (int at = 0; at < bytes; at += 4) {
            int32(slot + at, int32(event + at));
        }
        int32(sink + COUNT_AT, count + 1);
        return 1;
    }
}
