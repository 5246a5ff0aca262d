package lathe.plugin.vst3;

import java.io.ByteArrayOutputStream;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;

/** Bytes through a host's {@code IBStream}, which may move a few of them a call. Not for the audio thread. */
public final class Streams {

    private static final int READ = 3;
    private static final int WRITE = 4;
    private static final int CHUNK = 1 << 14;
    private static final int LARGEST_BYTES = 256 << 20;

    private Streams() {}

    /** All that is left in a stream, up to 256 MB. */
    public static byte[] read(long stream) {
        long count = NativeMemory.take(8 + CHUNK);
        long buffer = count + 8;
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] some = new byte[CHUNK];
            while (all.size() < LARGEST_BYTES) {
                NativeMemory.int32(count, 0);
                int result = (int) NativeCalls.call(NativeCalls.method(stream, READ), stream, buffer, CHUNK, count);
                int came = Math.min(CHUNK, NativeMemory.int32(count));
                if (came <= 0) {
                    break;
                }
                NativeMemory.copy(buffer, some, 0, came);
                all.write(some, 0, came);
                if (result != Result.OK) {
                    break; // a short last piece may come with the answer "no more"
                }
            }
            return all.toByteArray();
        } finally {
            NativeMemory.give(count);
        }
    }

    /** Writes all; false if the stream takes no more. */
    public static boolean write(long stream, byte[] bytes) {
        long count = NativeMemory.take(8 + (long) bytes.length);
        long buffer = count + 8;
        try {
            NativeMemory.copy(bytes, 0, buffer, bytes.length);
            for (int at = 0; at < bytes.length; ) {
                NativeMemory.int32(count, 0);
                int rest = bytes.length - at;
                int result =
                        (int) NativeCalls.call(NativeCalls.method(stream, WRITE), stream, buffer + at, rest, count);
                int went = NativeMemory.int32(count);
                if (result != Result.OK || went <= 0) {
                    return false;
                }
                at += went;
            }
            return true;
        } finally {
            NativeMemory.give(count);
        }
    }
}
