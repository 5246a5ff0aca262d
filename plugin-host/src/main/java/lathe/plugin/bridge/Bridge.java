package lathe.plugin.bridge;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandles;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapPlugin;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.ObjectTable;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.vst3.Vst3Plugin;

/** The functions that make instances, called by the factories in the shim; one pair for all bundles. */
final class Bridge {

    /** The oldest bundles that still work. */
    private static final int OLDEST = 1;

    private static final int FAILED = 1; // kResultFalse; the log says what

    private static final ObjectTable<OpenBundle> BUNDLES = new ObjectTable<>();
    private static final long CREATE_CLAP = function("createClap", 0);
    private static final long CREATE_VST3 = function("createVst3", FAILED);

    private Bridge() {}

    /** Whether bundles of a level can live with this bridge; others bring their own. */
    static boolean serves(int level) {
        return level >= OLDEST && level <= BundleManifest.LEVEL;
    }

    /** The three words that the shim wants; see {@link Boot#start}. */
    static long open(OpenBundle bundle) {
        long table = Arena.global().allocate(3 * 8L, 16).address();
        NativeMemory.word(table, CREATE_CLAP);
        NativeMemory.word(table + 8, CREATE_VST3);
        NativeMemory.word(table + 16, BUNDLES.add(bundle));
        return table;
    }

    private static long function(String name, long onError) {
        return Upcalls.function(MethodHandles.lookup(), Upcalls.words(name), onError);
    }

    @SuppressWarnings("unused") // through CREATE_CLAP
    private static long createClap(long host, long descriptor, long index, long bundle, long e)
            throws ReflectiveOperationException {
        return ClapPlugin.create(descriptor(bundle, index), host, descriptor);
    }

    @SuppressWarnings("unused") // through CREATE_VST3
    private static long createVst3(long index, long iid, long out, long bundle, long e)
            throws ReflectiveOperationException {
        return Vst3Plugin.create(descriptor(bundle, index), iid, out);
    }

    private static PluginDescriptor descriptor(long bundle, long index) throws ReflectiveOperationException {
        return BUNDLES.number((int) bundle).descriptor((int) index);
    }
}
