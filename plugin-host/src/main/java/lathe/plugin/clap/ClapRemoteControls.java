package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.int8;

import java.lang.invoke.MethodHandles;
import java.util.List;
import lathe.plugin.RemotePage;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;
import lathe.plugin.instance.RemotePages;

/** {@code clap.remote-controls/2}: the author's pages, or pages of eight in declared order. */
final class ClapRemoteControls {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** Native functions. */
    static final long TABLE = Upcalls.table(HERE, 0, "count", "get");

    private ClapRemoteControls() {}

    private static List<RemotePage> pages(long self) {
        PluginInstance instance = ClapPlugin.of(self).instance();
        return RemotePages.of(instance.descriptor(), instance.bank());
    }

    @SuppressWarnings("unused") // called by hosts, like the next
    private static long count(long self, long b, long c, long d, long e) {
        return pages(self).size();
    }

    @SuppressWarnings("unused")
    private static long get(long self, long index, long page, long d, long e) {
        List<RemotePage> pages = pages(self);
        int i = (int) index;
        if (i < 0 || i >= pages.size()) {
            return 0;
        }
        RemotePage ours = pages.get(i);
        ParameterBank bank = ClapPlugin.of(self).instance().bank();
        NativeText.write(page + ClapAbi.RemotePage.SECTION, ours.section(), ClapAbi.NAME_BYTES);
        int32(page + ClapAbi.RemotePage.ID, i);
        NativeText.write(page + ClapAbi.RemotePage.NAME, ours.name(), ClapAbi.NAME_BYTES);
        for (int knob = 0; knob < RemotePage.KNOBS; knob++) {
            int parameter = knob < ours.parameterIds().size()
                    ? bank.indexOf(ours.parameterIds().get(knob))
                    : -1;
            int32(
                    page + ClapAbi.RemotePage.PARAMS + 4L * knob,
                    parameter < 0 ? ClapAbi.INVALID_ID : bank.number(parameter));
        }
        int8(page + ClapAbi.RemotePage.FOR_PRESET, 0);
        return 1;
    }
}
