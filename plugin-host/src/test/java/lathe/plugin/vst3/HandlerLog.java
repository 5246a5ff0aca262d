package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;
import static lathe.plugin.vst3.ComInterface.resultOfDouble;

import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** A host's handler, first and second part, that notes what it is told. */
@SuppressWarnings("unused") // called by name
final class HandlerLog extends ComObject {

    private static final ComInterface FIRST = new ComInterface(
            MethodHandles.lookup(),
            Ids.COMPONENT_HANDLER,
            result("beginEdit"),
            resultOfDouble("performEdit"),
            result("endEdit"),
            result("restartComponent"));

    private static final ComInterface SECOND = new ComInterface(
            MethodHandles.lookup(),
            Ids.COMPONENT_HANDLER_2,
            result("setDirty"),
            result("requestOpenEditor"),
            result("startGroupEdit"),
            result("finishGroupEdit"));

    final List<String> told = new ArrayList<>();
    boolean destroyed;

    HandlerLog() {
        super(FIRST, SECOND);
    }

    long address() {
        return address(Ids.COMPONENT_HANDLER);
    }

    @Override
    protected void destroyed() {
        destroyed = true;
    }

    private static List<String> told(long self) {
        return ((HandlerLog) ComObject.at(self)).told;
    }

    private static long beginEdit(long self, long id, long c, long d, long e) {
        told(self).add("begin " + (int) id);
        return Result.OK;
    }

    private static long performEdit(long self, long id, double value, long d, long e) {
        told(self).add("perform " + (int) id + " " + value);
        return Result.OK;
    }

    private static long endEdit(long self, long id, long c, long d, long e) {
        told(self).add("end " + (int) id);
        return Result.OK;
    }

    private static long restartComponent(long self, long flags, long c, long d, long e) {
        told(self).add("restart " + (int) flags);
        return Result.OK;
    }

    private static long setDirty(long self, long dirty, long c, long d, long e) {
        told(self).add("dirty");
        return Result.OK;
    }

    private static long requestOpenEditor(long self, long name, long c, long d, long e) {
        return Result.FALSE;
    }

    private static long startGroupEdit(long self, long b, long c, long d, long e) {
        told(self).add("start group");
        return Result.OK;
    }

    private static long finishGroupEdit(long self, long b, long c, long d, long e) {
        told(self).add("finish group");
        return Result.OK;
    }
}
