package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;

/** A host's frame with a run loop; notes what it is asked and grants sizes by a call of {@code onSize}. */
@SuppressWarnings("unused") // called by name
final class FrameLog extends ComObject {

    private static final int ON_SIZE = 10;

    private static final ComInterface FRAME =
            new ComInterface(MethodHandles.lookup(), Ids.PLUG_FRAME, result("resizeView"));

    private static final ComInterface LOOP = new ComInterface(
            MethodHandles.lookup(),
            Ids.RUN_LOOP,
            result("registerEventHandler"),
            result("unregisterEventHandler"),
            result("registerTimer"),
            result("unregisterTimer"));

    final List<String> told = new ArrayList<>();
    long timer;
    boolean grants = true;

    FrameLog() {
        super(FRAME, LOOP);
    }

    long address() {
        return address(Ids.PLUG_FRAME);
    }

    @Override
    protected void destroyed() {
        // nothing but Java memory
    }

    private static FrameLog self(long self) {
        return (FrameLog) ComObject.at(self);
    }

    private static long resizeView(long self, long view, long rect, long d, long e) {
        FrameLog frame = self(self);
        frame.told.add("resize " + NativeMemory.int32(rect + Layout.RECT_RIGHT) + "x"
                + NativeMemory.int32(rect + Layout.RECT_BOTTOM));
        return frame.grants ? NativeCalls.call(NativeCalls.method(view, ON_SIZE), view, rect) : Result.FALSE;
    }

    private static long registerEventHandler(long self, long handler, long descriptor, long d, long e) {
        self(self).told.add("watch");
        return Result.OK;
    }

    private static long unregisterEventHandler(long self, long handler, long c, long d, long e) {
        self(self).told.add("unwatch");
        return Result.OK;
    }

    private static long registerTimer(long self, long handler, long milliseconds, long d, long e) {
        self(self).told.add("timer " + milliseconds);
        self(self).timer = handler;
        return Result.OK;
    }

    private static long unregisterTimer(long self, long handler, long c, long d, long e) {
        self(self).told.add("no timer");
        return Result.OK;
    }
}
