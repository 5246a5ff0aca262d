package lathe.neural.session;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts who is inside, and releases what it guards when the door was closed and the last one has left. Native objects
 * of ONNX Runtime take the JVM down when they are freed in use; behind a gate they cannot be.
 */
final class RunGate {

    private static final int CLOSED = Integer.MIN_VALUE;

    private final AtomicInteger state = new AtomicInteger();
    private final Runnable release;

    /** @param release run exactly once, by whoever closes last */
    RunGate(Runnable release) {
        this.release = release;
    }

    /** True if the caller is inside now, and must {@link #leave}; false if the gate was closed. */
    boolean enter() {
        while (true) {
            int inside = state.get();
            if (inside < 0) {
                return false;
            }
            if (state.compareAndSet(inside, inside + 1)) {
                return true;
            }
        }
    }

    void leave() {
        if (state.decrementAndGet() == CLOSED) {
            release.run();
        }
    }

    /** Lets nobody in from now on; does not wait for those inside. Closing twice does nothing. */
    void close() {
        while (true) {
            int inside = state.get();
            if (inside < 0) {
                return;
            }
            if (state.compareAndSet(inside, CLOSED + inside)) {
                if (inside == 0) {
                    release.run();
                }
                return;
            }
        }
    }

    boolean isClosed() {
        return state.get() < 0;
    }
}
