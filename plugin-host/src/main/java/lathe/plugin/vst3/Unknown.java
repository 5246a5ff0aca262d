package lathe.plugin.vst3;

import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;

/** The three functions of every native object, called from Java. */
public final class Unknown {

    private static final int QUERY = 0;
    private static final int ADD_REF = 1;
    private static final int RELEASE = 2;

    private Unknown() {}

    /** An interface of an object, counted, or 0. Not for the audio thread. */
    public static long query(long object, Iid id) {
        if (object == 0) {
            return 0;
        }
        long scratch = NativeMemory.take(Iid.BYTES + 8);
        try {
            id.write(scratch);
            long out = scratch + Iid.BYTES;
            int result = (int) NativeCalls.call(NativeCalls.method(object, QUERY), object, scratch, out);
            return result == Result.OK ? NativeMemory.word(out) : 0;
        } finally {
            NativeMemory.give(scratch);
        }
    }

    /** One more reference; 0 is no object. */
    public static void retain(long object) {
        if (object != 0) {
            NativeCalls.call(NativeCalls.method(object, ADD_REF), object);
        }
    }

    /** One reference less; 0 is no object. */
    public static void release(long object) {
        if (object != 0) {
            NativeCalls.call(NativeCalls.method(object, RELEASE), object);
        }
    }
}
