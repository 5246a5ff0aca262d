package lathe.plugin.instance;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Numbers with values from one thread to another without waiting: one writes, one reads. */
public final class EditRing {

    private static final int CAPACITY = 1 << 10;

    private final AtomicLongArray whats = new AtomicLongArray(CAPACITY);
    private final AtomicLongArray values = new AtomicLongArray(CAPACITY);
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();

    /** Adds one; false if the reader is so late that there is no room. */
    public boolean add(long what, double value) {
        int at = written.get();
        if (at - read.get() == CAPACITY) {
            return false;
        }
        whats.setPlain(at & (CAPACITY - 1), what);
        values.setPlain(at & (CAPACITY - 1), Double.doubleToRawLongBits(value));
        written.setRelease(at + 1);
        return true;
    }

    /** True if nothing waits. */
    public boolean isEmpty() {
        return read.getPlain() == written.getAcquire();
    }

    /** What the oldest is; only if there is one. */
    public long what() {
        return whats.getPlain(read.getPlain() & (CAPACITY - 1));
    }

    /** The value of the oldest. */
    public double value() {
        return Double.longBitsToDouble(values.getPlain(read.getPlain() & (CAPACITY - 1)));
    }

    /** Drops the oldest. */
    public void next() {
        read.setRelease(read.getPlain() + 1);
    }
}
