package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.resultOfDouble;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;

/** An {@code IParamValueQueue} as a host makes it: one parameter's points of a block, in order of frames. */
public final class ChangeQueue extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.PARAM_VALUE_QUEUE,
            value("getParameterId"),
            value("getPointCount"),
            result("getPoint"),
            resultOfDouble("addPoint"));

    private final int[] frames;
    private final double[] values;
    private int id;
    private int size;
    private int read;

    ChangeQueue(int capacity) {
        super(TABLE);
        frames = new int[capacity];
        values = new double[capacity];
    }

    void begin(int newId) {
        id = newId;
        size = 0;
        read = 0;
    }

    /** The parameter's number. */
    public int id() {
        return id;
    }

    /** Points that were asked for since the queue began. */
    public int pointsRead() {
        return read;
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** The normalized value of a point. */
    public double normalized(int point) {
        return values[point];
    }

    /** Adds a point, or drops it where there is no room; one of the same frame is replaced. */
    public void add(int frame, double normalized) {
        if (size > 0 && frames[size - 1] == frame) {
            size--;
        }
        if (size < frames.length) {
            frames[size] = frame;
            values[size++] = normalized;
        }
    }

    @Override
    protected void destroyed() {
        // nothing but Java memory
    }

    private static ChangeQueue self(long self) {
        return (ChangeQueue) ComObject.at(self);
    }

    @SuppressWarnings("unused") // by name
    private static long getParameterId(long self, long b, long c, long d, long e) {
        return self(self).id;
    }

    @SuppressWarnings("unused") // by name
    private static long getPointCount(long self, long b, long c, long d, long e) {
        return self(self).size;
    }

    @SuppressWarnings("unused") // by name
    private static long getPoint(long self, long index, long frame, long normalized, long e) {
        ChangeQueue queue = self(self);
        int at = (int) index;
        if (at < 0 || at >= queue.size) {
            return Result.INVALID_ARGUMENT;
        }
        queue.read++;
        NativeMemory.int32(frame, queue.frames[at]);
        NativeMemory.float64(normalized, queue.values[at]);
        return Result.OK;
    }

    @SuppressWarnings("unused") // by name
    private static long addPoint(long self, long frame, double normalized, long index, long e) {
        ChangeQueue queue = self(self);
        queue.add((int) frame, normalized);
        if (index != 0) {
            NativeMemory.int32(index, queue.size - 1);
        }
        return Result.OK;
    }
}
