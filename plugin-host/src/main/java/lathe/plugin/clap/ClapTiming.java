package lathe.plugin.clap;

import java.lang.invoke.MethodHandles;
import lathe.core.process.ProcessSetup;
import lathe.plugin.ffi.Upcalls;
import lathe.plugin.instance.PluginInstance;

/** {@code clap.latency}, {@code clap.tail} and {@code clap.render}. */
final class ClapTiming {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** {@code clap.latency}. */
    static final long LATENCY = Upcalls.table(HERE, 0, "latency");

    /** {@code clap.tail}; from {@link Integer#MAX_VALUE} on it is endless. */
    static final long TAIL = Upcalls.table(HERE, 0, "tail");

    /** {@code clap.render}. */
    static final long RENDER = Upcalls.table(HERE, 0, "needsRealTime", "setMode");

    private static final int OFFLINE = 1;

    private ClapTiming() {}

    @SuppressWarnings("unused") // called by hosts, like all below
    private static long latency(long self, long b, long c, long d, long e) {
        PluginInstance instance = ClapPlugin.of(self).instance();
        return instance.isActive() ? instance.latencyFrames() : 0;
    }

    @SuppressWarnings("unused")
    private static long tail(long self, long b, long c, long d, long e) {
        PluginInstance instance = ClapPlugin.of(self).instance();
        return instance.isActive() ? Math.min(Integer.MAX_VALUE, instance.tailFrames()) : 0;
    }

    @SuppressWarnings("unused")
    private static long needsRealTime(long self, long b, long c, long d, long e) {
        return 0;
    }

    @SuppressWarnings("unused")
    private static long setMode(long self, long mode, long c, long d, long e) {
        ClapPlugin.of(self).render((int) mode == OFFLINE ? ProcessSetup.Mode.OFFLINE : ProcessSetup.Mode.LIVE);
        return 1;
    }
}
