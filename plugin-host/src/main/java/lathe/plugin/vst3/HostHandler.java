package lathe.plugin.vst3;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.instance.HostLink;
import lathe.plugin.instance.ParameterBank;
import org.jspecify.annotations.Nullable;

/**
 * The host's {@code IComponentHandler}: edits go there as they happen, wishes wait until the main thread comes by, as a
 * host wants {@code restartComponent} there and an audio thread may be the one that asks.
 */
final class HostHandler implements HostLink {

    private static final int BEGIN_EDIT = 3;
    private static final int PERFORM_EDIT = 4;
    private static final int END_EDIT = 5;
    private static final int RESTART_COMPONENT = 6;
    private static final int START_GROUP_EDIT = 5;
    private static final int FINISH_GROUP_EDIT = 6;

    private static final int VALUES_CHANGED = 1 << 2;
    private static final int LATENCY_CHANGED = 1 << 3;

    /** Who asks a host for another size of the window. */
    interface Window {
        boolean requestSize(int width, int height);
    }

    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean quiet;
    private @Nullable ParameterBank bank;
    private AtomicIntegerArray gestures = new AtomicIntegerArray(0);
    private long handler;
    private long groups;
    private int open;
    private boolean grouped;
    private @Nullable Window window;

    void serve(ParameterBank newBank) {
        bank = newBank;
        gestures = new AtomicIntegerArray(newBank.count());
    }

    /** Holds another handler, or none for 0. */
    void set(long newHandler) {
        if (newHandler == handler) {
            return;
        }
        Unknown.retain(newHandler);
        Unknown.release(groups);
        Unknown.release(handler);
        handler = newHandler;
        groups = Unknown.query(newHandler, Ids.COMPONENT_HANDLER_2);
    }

    void show(@Nullable Window newWindow) {
        window = newWindow;
    }

    /** Wishes made while warming up are nobody's. */
    void quiet(boolean newQuiet) {
        quiet = newQuiet;
    }

    /** True while somebody holds the knob; what a host sends of it meanwhile is an echo. Any thread. */
    boolean isHeld(int index) {
        return gestures.get(index) != 0;
    }

    /** Main thread: tells the host what has been wished since. */
    void tellWishes() {
        int waiting = wishes.get();
        if (waiting != 0 && handler != 0) {
            wishes.set(0);
            NativeCalls.call(NativeCalls.method(handler, RESTART_COMPONENT), handler, waiting);
        }
    }

    private int number(int index) {
        return bank == null ? 0 : bank.number(index);
    }

    @Override
    public void beginEdit(int index) {
        gestures.set(index, 1);
        open++;
        if (handler == 0) {
            return;
        }
        if (open == 2 && groups != 0) { // several knobs by one hand: a point in a curve
            grouped = true;
            NativeCalls.call(NativeCalls.method(groups, START_GROUP_EDIT), groups);
        }
        NativeCalls.call(NativeCalls.method(handler, BEGIN_EDIT), handler, number(index));
    }

    @Override
    public void edit(int index, double value) {
        if (handler != 0 && bank != null) {
            double normalized = bank.parameter(index).knobOf(value);
            NativeCalls.callEdit(NativeCalls.method(handler, PERFORM_EDIT), handler, number(index), normalized);
        }
    }

    @Override
    public void endEdit(int index) {
        gestures.set(index, 0);
        open = Math.max(0, open - 1);
        if (handler == 0) {
            return;
        }
        NativeCalls.call(NativeCalls.method(handler, END_EDIT), handler, number(index));
        if (open == 0 && grouped) {
            grouped = false;
            NativeCalls.call(NativeCalls.method(groups, FINISH_GROUP_EDIT), groups);
        }
    }

    @Override
    public void requestRestart() {
        wish(LATENCY_CHANGED);
    }

    @Override
    public void valuesChanged() {
        wish(VALUES_CHANGED);
    }

    private void wish(int flag) {
        while (!quiet) {
            int before = wishes.get();
            if (wishes.compareAndSet(before, before | flag)) {
                return;
            }
        }
    }

    @Override
    public boolean requestEditorSize(int width, int height) {
        return window != null && window.requestSize(width, height);
    }
}
