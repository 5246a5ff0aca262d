package lathe.core.audio.flac;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits into memory, highest first. */
final class BitOutput {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    /** Whole bytes that stand in the array. */
    private int length;
    /** Bits that do not, in the low end. */
    private long pending;

    private int pendingBits;

    /** @param capacity the most bytes that will be written */
    BitOutput(int capacity) {
        bytes = new byte[capacity + Long.BYTES];
    }

    void clear() {
        length = 0;
        pending = 0;
        pendingBits = 0;
    }

    /** The low {@code count} bits of a number, 0 to 56 of them; those above must be zero. */
    void unsigned(long value, int count) {
        if (pendingBits + count > Long.SIZE) {
            flush();
        }
        pending = pending << count | value;
        pendingBits += count;
    }

    /** A two's complement number in {@code count} bits, 1 to 56. */
    void signed(long value, int count) {
        unsigned(value & (1L << count) - 1, count);
    }

    /** Rice codes of {@code residual[from..to)} with {@code k} low bits, signs folded (RFC 9639, section 9.2.7.2). */
    void rice(int k, int[] residual, int from, int to) {
        long low = (1L << k) - 1;
        for (int i = from; i < to; i++) {
            int value = residual[i];
            long folded = (value << 1 ^ value >> 31) & 0xffff_ffffL;
            long high = folded >>> k;
            for (; high > 24; high -= 24) {
                unsigned(0, 24);
            }
            // At most 24 zeros, a one and 30 low bits.
            unsigned(1L << k | (folded & low), (int) high + 1 + k);
        }
    }

    /** Zeros up to a whole byte. */
    void align() {
        unsigned(0, -pendingBits & 7);
    }

    /** Bytes written; only when aligned. */
    int bytes() {
        flush();
        return length;
    }

    /** What was written, from index 0 to {@link #bytes()}. */
    byte[] array() {
        return bytes;
    }

    private void flush() {
        // The left-aligned pending bits are stored whole; the length moves on by whole bytes only.
        if (pendingBits == 0) {
            return;
        }
        LONG.set(bytes, length, pending << (Long.SIZE - pendingBits));
        length += pendingBits >>> 3;
        pendingBits &= 7;
        pending &= (1L << pendingBits) - 1;
    }
}
