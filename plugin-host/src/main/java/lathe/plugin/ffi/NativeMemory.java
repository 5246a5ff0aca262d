package lathe.plugin.ffi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * The memory of the process by address, as the two plugin interfaces need it: their structures come from the host and
 * have no bounds that Java could know. A wrong address ends the process, as in C; nothing outside this module's adapters
 * may touch it.
 *
 * <p>Instances own memory from {@link #take}, not from shared arenas: closing one of those makes every thread, the audio
 * thread too, stop for a handshake.
 */
@SuppressWarnings("restricted") // memory without bounds is what this is for
public final class NativeMemory {

    /** All of it: the offset is the address. */
    static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final long CALLOC = NativeCalls.symbol("calloc");
    private static final long FREE = NativeCalls.symbol("free");

    private NativeMemory() {}

    /** Zeroed memory, aligned to 16 bytes. */
    public static long take(long bytes) {
        long address = NativeCalls.call(CALLOC, 1, bytes);
        if (address == 0) {
            throw new OutOfMemoryError(bytes + " bytes of native memory");
        }
        return address;
    }

    /** Gives back what {@link #take} gave. */
    public static void give(long address) {
        NativeCalls.call(FREE, address);
    }

    /** A 64-bit word: a pointer, a 64-bit number. */
    public static long word(long address) {
        return ALL.get(JAVA_LONG_UNALIGNED, address);
    }

    /** A 32-bit integer. */
    public static int int32(long address) {
        return ALL.get(JAVA_INT_UNALIGNED, address);
    }

    /** A 16-bit integer. */
    public static short int16(long address) {
        return ALL.get(JAVA_SHORT_UNALIGNED, address);
    }

    /** A byte. */
    public static byte int8(long address) {
        return ALL.get(JAVA_BYTE, address);
    }

    /** A double. */
    public static double float64(long address) {
        return ALL.get(JAVA_DOUBLE_UNALIGNED, address);
    }

    /** A float. */
    public static float float32(long address) {
        return ALL.get(JAVA_FLOAT_UNALIGNED, address);
    }

    /** Writes a 64-bit word. */
    public static void word(long address, long value) {
        ALL.set(JAVA_LONG_UNALIGNED, address, value);
    }

    /** Writes a 32-bit integer. */
    public static void int32(long address, int value) {
        ALL.set(JAVA_INT_UNALIGNED, address, value);
    }

    /** Writes a 16-bit integer. */
    public static void int16(long address, int value) {
        ALL.set(JAVA_SHORT_UNALIGNED, address, (short) value);
    }

    /** Writes a byte. */
    public static void int8(long address, int value) {
        ALL.set(JAVA_BYTE, address, (byte) value);
    }

    /** Writes a double. */
    public static void float64(long address, double value) {
        ALL.set(JAVA_DOUBLE_UNALIGNED, address, value);
    }

    /** Writes a float. */
    public static void float32(long address, float value) {
        ALL.set(JAVA_FLOAT_UNALIGNED, address, value);
    }

    /** Copies floats from native memory into {@code to[at..at+count)}. */
    public static void copy(long from, float[] to, int at, int count) {
        MemorySegment.copy(ALL, JAVA_FLOAT_UNALIGNED, from, to, at, count);
    }

    /** Copies {@code from[at..at+count)} to native memory. */
    public static void copy(float[] from, int at, long to, int count) {
        MemorySegment.copy(from, at, ALL, JAVA_FLOAT_UNALIGNED, to, count);
    }

    /** Copies ints, such as pixels, to native memory. */
    public static void copy(int[] from, int at, long to, int count) {
        MemorySegment.copy(from, at, ALL, JAVA_INT_UNALIGNED, to, count);
    }

    /** Copies bytes from native memory. */
    public static void copy(long from, byte[] to, int at, int count) {
        MemorySegment.copy(ALL, JAVA_BYTE, from, to, at, count);
    }

    /** Copies bytes to native memory. */
    public static void copy(byte[] from, int at, long to, int count) {
        MemorySegment.copy(from, at, ALL, JAVA_BYTE, to, count);
    }

    /** Writes zeros. */
    public static void clear(long address, long bytes) {
        ALL.asSlice(address, bytes).fill((byte) 0);
    }
}
