package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.resultOfDouble;
import static lathe.plugin.vst3.ComInterface.toDouble;
import static lathe.plugin.vst3.ComInterface.value;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.ShimGuards;

/** {@code IEditController} and its second part: parameters, texts, the host's handler, the view. */
@SuppressWarnings("unused") // called by name
final class ControllerInterface {

    static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.EDIT_CONTROLLER,
            result("initialize"),
            result("terminate"),
            result("setComponentState"),
            result("setState"),
            result("getState"),
            value("getParameterCount"),
            result("getParameterInfo"),
            resultOfDouble("getParamStringByValue"),
            result("getParamValueByString"),
            toDouble("normalizedParamToPlain"),
            toDouble("plainParamToNormalized"),
            toDouble("getParamNormalized"),
            resultOfDouble("setParamNormalized"),
            result("setComponentHandler"),
            value("createView"));

    static final ComInterface SECOND = new ComInterface(
            MethodHandles.lookup(),
            Ids.EDIT_CONTROLLER_2,
            result("setKnobMode"),
            result("openHelp"),
            result("openAboutBox"));

    private ControllerInterface() {}

    private static long initialize(long self, long context, long c, long d, long e) {
        ShimGuards.checkSignals();
        return Result.OK;
    }

    private static long terminate(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).terminate();
    }

    /** The component, which is this object, has its state already; what came of it may be told now. */
    private static long setComponentState(long self, long stream, long c, long d, long e) {
        Vst3Plugin.of(self).handler().tellWishes();
        return Result.OK;
    }

    private static long setState(long self, long stream, long c, long d, long e) {
        ShimGuards.checkSignals();
        return Vst3Plugin.of(self).states().loadController(stream);
    }

    private static long getState(long self, long stream, long c, long d, long e) {
        return Vst3Plugin.of(self).states().saveController(stream);
    }

    private static long getParameterCount(long self, long b, long c, long d, long e) {
        return Vst3Plugin.of(self).parameters().count();
    }

    private static long getParameterInfo(long self, long index, long info, long d, long e) {
        return Vst3Plugin.of(self).parameters().info((int) index, info);
    }

    private static long getParamStringByValue(long self, long id, double normalized, long out, long e) {
        String text = Vst3Plugin.of(self).parameters().text((int) id, normalized);
        if (text == null) {
            return Result.INVALID_ARGUMENT;
        }
        NativeText.writeUtf16(out, text);
        return Result.OK;
    }

    private static long getParamValueByString(long self, long id, long text, long out, long e) {
        double parsed = Vst3Plugin.of(self).parameters().parse((int) id, NativeText.readUtf16(text));
        if (Double.isNaN(parsed)) {
            return Result.FALSE;
        }
        NativeMemory.float64(out, parsed);
        return Result.OK;
    }

    private static double normalizedParamToPlain(long self, long id, double normalized) {
        return Vst3Plugin.of(self).parameters().toPlain((int) id, normalized);
    }

    private static double plainParamToNormalized(long self, long id, double plain) {
        return Vst3Plugin.of(self).parameters().toNormalized((int) id, plain);
    }

    private static double getParamNormalized(long self, long id, double absent) {
        Vst3Plugin plugin = Vst3Plugin.of(self);
        plugin.handler().tellWishes();
        return plugin.parameters().normalized((int) id);
    }

    private static long setParamNormalized(long self, long id, double normalized, long d, long e) {
        return Vst3Plugin.of(self).setNormalized((int) id, normalized);
    }

    private static long setComponentHandler(long self, long handler, long c, long d, long e) {
        Vst3Plugin.of(self).handler().set(handler);
        return Result.OK;
    }

    private static long createView(long self, long name, long c, long d, long e) {
        ShimGuards.checkSignals();
        return NativeText.read(name).equals("editor") ? Vst3Plugin.of(self).createView() : 0;
    }

    private static long setKnobMode(long self, long mode, long c, long d, long e) {
        return Result.FALSE; // knobs here are turned by moving up and down, in every host alike
    }

    private static long openHelp(long self, long onlyCheck, long c, long d, long e) {
        return Result.FALSE;
    }

    private static long openAboutBox(long self, long onlyCheck, long c, long d, long e) {
        return Result.FALSE;
    }
}
