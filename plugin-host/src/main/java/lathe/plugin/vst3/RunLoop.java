package lathe.plugin.vst3;

import lathe.plugin.ffi.NativeCalls;

/** A host's run loop on X11, which its frame lends: calls a view back in time and when its descriptor is readable. */
final class RunLoop {

    private static final int REGISTER_EVENTS = 3;
    private static final int UNREGISTER_EVENTS = 4;
    private static final int REGISTER_TIMER = 5;
    private static final int UNREGISTER_TIMER = 6;
    private static final int PERIOD_MS = 16;

    private final long timer;
    private final long events;
    private long loop;
    private boolean watches;

    /** @param events address of an {@code IEventHandler}, {@code timer} of an {@code ITimerHandler} */
    RunLoop(long timer, long events) {
        this.timer = timer;
        this.events = events;
    }

    /** Joins the loop of a frame, if it has one. */
    void join(long frame, int descriptor) {
        if (loop != 0 || frame == 0) {
            return;
        }
        loop = Unknown.query(frame, Ids.RUN_LOOP);
        if (loop == 0) {
            return;
        }
        NativeCalls.call(NativeCalls.method(loop, REGISTER_TIMER), loop, timer, PERIOD_MS);
        watches = descriptor >= 0;
        if (watches) {
            NativeCalls.call(NativeCalls.method(loop, REGISTER_EVENTS), loop, events, descriptor);
        }
    }

    /** Leaves it, while the descriptor is still open. */
    void leave() {
        if (loop == 0) {
            return;
        }
        NativeCalls.call(NativeCalls.method(loop, UNREGISTER_TIMER), loop, timer);
        unwatch();
        Unknown.release(loop);
        loop = 0;
    }

    /** The descriptor is gone; the timer stays. */
    void unwatch() {
        if (loop != 0 && watches) {
            watches = false;
            NativeCalls.call(NativeCalls.method(loop, UNREGISTER_EVENTS), loop, events);
        }
    }
}
