package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Shape;
import lathe.plugin.ffi.Upcalls;

/** {@code IPlugView}, its scale, and the two handlers for a run loop on X11. */
@SuppressWarnings("unused") // called by name
final class ViewInterface {

    static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.PLUG_VIEW,
            result("isPlatformTypeSupported"),
            result("attached"),
            result("removed"),
            result("onWheel"),
            result("onKeyDown"),
            result("onKeyUp"),
            result("getSize"),
            result("onSize"),
            result("onFocus"),
            result("setFrame"),
            result("canResize"),
            result("checkSizeConstraint"));

    static final ComInterface SCALE = new ComInterface(
            MethodHandles.lookup(),
            Ids.CONTENT_SCALE_SUPPORT,
            new ComInterface.Function(
                    new Upcalls.Body("setContentScaleFactor", Shape.WORD_DOUBLE), Result.INTERNAL_ERROR));

    static final ComInterface TIMER = new ComInterface(MethodHandles.lookup(), Ids.TIMER_HANDLER, value("onTimer"));

    static final ComInterface EVENTS = new ComInterface(MethodHandles.lookup(), Ids.EVENT_HANDLER, value("onTimer"));

    private ViewInterface() {}

    private static long isPlatformTypeSupported(long self, long type, long c, long d, long e) {
        return Result.of(Vst3View.of(self).supports(NativeText.read(type)));
    }

    private static long attached(long self, long parent, long type, long d, long e) {
        return Result.of(Vst3View.of(self).attach(parent, NativeText.read(type)));
    }

    private static long removed(long self, long b, long c, long d, long e) {
        Vst3View.of(self).detach();
        return Result.OK;
    }

    /** Its argument is a float, which this shape does not see; the window hears the wheel itself. */
    private static long onWheel(long self, long b, long c, long d, long e) {
        return Result.FALSE;
    }

    private static long onKeyDown(long self, long character, long code, long modifiers, long e) {
        return Result.of(Vst3View.of(self).key((char) character, (short) code, (short) modifiers));
    }

    private static long onKeyUp(long self, long character, long code, long modifiers, long e) {
        return Result.FALSE;
    }

    private static long getSize(long self, long rect, long c, long d, long e) {
        if (rect == 0) {
            return Result.INVALID_ARGUMENT;
        }
        Vst3View.of(self).writeSize(rect);
        return Result.OK;
    }

    private static long onSize(long self, long rect, long c, long d, long e) {
        if (rect == 0) {
            return Result.INVALID_ARGUMENT;
        }
        Vst3View.of(self).readSize(rect);
        return Result.OK;
    }

    private static long onFocus(long self, long on, long c, long d, long e) {
        return Result.OK;
    }

    private static long setFrame(long self, long frame, long c, long d, long e) {
        Vst3View.of(self).setFrame(frame);
        return Result.OK;
    }

    private static long canResize(long self, long b, long c, long d, long e) {
        return Result.of(Vst3View.of(self).isResizable());
    }

    private static long checkSizeConstraint(long self, long rect, long c, long d, long e) {
        if (rect == 0) {
            return Result.INVALID_ARGUMENT;
        }
        Vst3View.of(self).fit(rect);
        return Result.OK;
    }

    /**
     * C's argument is a float. It comes in the low half of the register that would hold a double, on all platforms here,
     * so that no shape of its own is needed.
     */
    private static long setContentScaleFactor(long self, double register, long c, long d) {
        float factor = Float.intBitsToFloat((int) Double.doubleToRawLongBits(register));
        return Result.of(Vst3View.of(self).setScale(factor));
    }

    private static long onTimer(long self, long b, long c, long d, long e) {
        Vst3View.of(self).tick();
        return 0;
    }
}
