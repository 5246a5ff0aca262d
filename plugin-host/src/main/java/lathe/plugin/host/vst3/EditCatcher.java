package lathe.plugin.host.vst3;

import java.lang.invoke.MethodHandles;
import lathe.plugin.vst3.ChangeList;
import lathe.plugin.vst3.ComInterface;
import lathe.plugin.vst3.ComObject;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Result;

/** The {@code IComponentHandler} that plugins get: what their controllers edit goes into the next block. */
@SuppressWarnings("unused") // called by name
final class EditCatcher extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.COMPONENT_HANDLER,
            ComInterface.result("beginEdit"),
            ComInterface.resultOfDouble("performEdit"),
            ComInterface.result("endEdit"),
            ComInterface.result("restartComponent"));

    private final ChangeList next;

    EditCatcher(ChangeList next) {
        super(TABLE);
        this.next = next;
    }

    long address() {
        return address(Ids.COMPONENT_HANDLER);
    }

    @Override
    protected void destroyed() {
        // nothing but Java memory
    }

    private static long beginEdit(long self, long id, long c, long d, long e) {
        return Result.OK;
    }

    private static long performEdit(long self, long id, double normalized, long d, long e) {
        ((EditCatcher) ComObject.at(self)).next.add((int) id, 0, normalized);
        return Result.OK;
    }

    private static long endEdit(long self, long id, long c, long d, long e) {
        return Result.OK;
    }

    /** Values are asked for whenever they are wanted, and latency at every activation: nothing is kept that is stale. */
    private static long restartComponent(long self, long flags, long c, long d, long e) {
        return Result.OK;
    }
}
