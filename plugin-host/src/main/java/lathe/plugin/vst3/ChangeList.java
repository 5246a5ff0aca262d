package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;

/** An {@code IParameterChanges} as a host makes it: the parameters that change in a block. */
public final class ChangeList extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.PARAMETER_CHANGES,
            value("getParameterCount"),
            value("getParameterData"),
            value("addParameterData"));

    private final ChangeQueue[] queues;
    private int size;

    /** Room for some parameters with some points each. */
    public ChangeList(int parameters, int points) {
        super(TABLE);
        queues = new ChangeQueue[parameters];
        for (int i = 0; i < parameters; i++) {
            queues[i] = new ChangeQueue(points);
        }
    }

    /** For {@code ProcessData}. */
    public long address() {
        return address(Ids.PARAMETER_CHANGES);
    }

    /** Forgets all; before each block. */
    public void clear() {
        size = 0;
    }

    /** Number of queues. */
    public int size() {
        return size;
    }

    /** A queue. */
    public ChangeQueue queue(int index) {
        return queues[index];
    }

    /** A point of a parameter; points of one come in order of frames. What there is no room for is dropped. */
    public void add(int id, int frame, double normalized) {
        int at = place(id);
        if (at >= 0) {
            queues[at].add(frame, normalized);
        }
    }

    private int place(int id) {
        for (int i = 0; i < size; i++) {
            if (queues[i].id() == id) {
                return i;
            }
        }
        if (size == queues.length) {
            return -1;
        }
        queues[size].begin(id);
        return size++;
    }

    @Override
    protected void destroyed() {
        for (ChangeQueue queue : queues) {
            queue.release();
        }
    }

    private static ChangeList self(long self) {
        return (ChangeList) ComObject.at(self);
    }

    @SuppressWarnings("unused") // by name
    private static long getParameterCount(long self, long b, long c, long d, long e) {
        return self(self).size;
    }

    @SuppressWarnings("unused") // by name
    private static long getParameterData(long self, long index, long c, long d, long e) {
        ChangeList list = self(self);
        int at = (int) index;
        return at >= 0 && at < list.size ? list.queues[at].address(Ids.PARAM_VALUE_QUEUE) : 0;
    }

    @SuppressWarnings("unused") // by name
    private static long addParameterData(long self, long id, long index, long d, long e) {
        ChangeList list = self(self);
        int at = list.place(NativeMemory.int32(id));
        if (at < 0) {
            return 0;
        }
        if (index != 0) {
            NativeMemory.int32(index, at);
        }
        return list.queues[at].address(Ids.PARAM_VALUE_QUEUE);
    }
}
