package lathe.plugin.host.vst3;

import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.vst3.ComInterface;
import lathe.plugin.vst3.ComObject;
import lathe.plugin.vst3.Ids;
import lathe.plugin.vst3.Iid;
import lathe.plugin.vst3.Result;

/** The {@code IHostApplication} that plugins get: a name, and the messages that their halves send each other. */
@SuppressWarnings("unused") // called by name
final class HostContext extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(),
            Ids.HOST_APPLICATION,
            ComInterface.result("getName"),
            ComInterface.result("createInstance"));

    HostContext() {
        super(TABLE);
    }

    long address() {
        return address(Ids.HOST_APPLICATION);
    }

    @Override
    protected void destroyed() {
        // nothing but Java memory
    }

    private static long getName(long self, long out, long c, long d, long e) {
        NativeText.writeUtf16(out, "Lathe");
        return Result.OK;
    }

    private static long createInstance(long self, long classId, long iid, long out, long e) {
        Iid wanted = Iid.read(classId);
        long made = 0;
        if (wanted.equals(Ids.MESSAGE)) {
            made = new Message().address(Ids.MESSAGE);
        } else if (wanted.equals(Ids.ATTRIBUTE_LIST)) {
            made = new Attributes().address(Ids.ATTRIBUTE_LIST);
        }
        NativeMemory.word(out, made);
        return made == 0 ? Result.NO_INTERFACE : Result.OK;
    }
}
