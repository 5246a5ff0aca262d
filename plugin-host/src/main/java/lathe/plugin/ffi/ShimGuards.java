package lathe.plugin.ffi;

/**
 * What the native shim does for the JVM in a foreign process, if a shim started it: looks after the fault signals, and
 * keeps threads with too small a stack out of Java. Without a shim nothing is guarded.
 */
public final class ShimGuards {

    /** What a guarded function answers a thread with too small a stack. */
    public enum Kind {
        /** CLAP's process: silence. */
        CLAP_PROCESS(0),
        /** CLAP's other functions for the audio thread: zero. */
        CLAP_AUDIO(1),
        /** VST3's process: silence. */
        VST3_PROCESS(2);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    private static final int CHECK_SIGNALS = 0;
    private static final int GUARD = 1;

    /** Address of the shim's table; written once, before the first instance. */
    private static volatile long functions;

    private ShimGuards() {}

    /** Names the shim's table of functions; once, before anything is guarded. */
    public static void install(long shimFunctions) {
        functions = shimFunctions;
    }

    /** For entries on the host's main thread: puts the JVM's fault handlers back in front if the host replaced them. */
    public static void checkSignals() {
        long table = functions;
        if (table != 0) {
            NativeCalls.call(NativeMemory.word(table + 8L * CHECK_SIGNALS), 0);
        }
    }

    /** A function that looks at the calling thread's stack, once a thread, and then goes on to the given one. */
    public static long guard(Kind kind, long function) {
        long table = functions;
        return table == 0 ? function : NativeCalls.call(NativeMemory.word(table + 8L * GUARD), kind.number, function);
    }
}
