package lathe.core.audio.flac;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.audio.AudioFileException;

/**
 * Bits of a stream, highest first, with the checksum of what was consumed.
 *
 * <p>The place is a bit index into a buffer, and every read is one unaligned 64-bit load shifted into place: at least 57 bits
 * are in sight at any time, enough for nearly every Rice code, and no cache has to be kept in step. Behind the end of the
 * file lie zeros; whoever runs into them is told that the file ends too early.
 */
final class BitInput implements AutoCloseable {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int CAPACITY = 1 << 16;
    /** A load at any place up to the limit stays inside the array. */
    private static final int SLACK = 16;
    /** Bits that a load shows whatever the place inside its first byte. */
    private static final int IN_SIGHT = 57;

    private final InputStream stream;
    private final Path file;
    private final byte[] buffer = new byte[CAPACITY + SLACK];
    /** Bytes in the buffer. */
    private int end;
    /** Next bit. */
    private int position;
    /** Beyond this bit a load may see less than there is: refill first. */
    private int limit = -1;

    private boolean atEnd;
    /** Bytes of the stream before the buffer's first. */
    private long bytesBefore;

    private int checksum;
    private int checksumFrom;

    BitInput(InputStream stream, Path file) {
        this.stream = stream;
        this.file = file;
    }

    /** An exception that says where in the file the damage was found. */
    AudioFileException damaged(String finding) {
        return new AudioFileException(
                file,
                "FLAC data damaged near byte " + bytePosition() + ": " + finding,
                "get the file again from its source");
    }

    private AudioFileException endsTooEarly() {
        return new AudioFileException(
                file,
                "ends after " + (bytesBefore + end) + " bytes in the middle of its FLAC data",
                "get the whole file from its source");
    }

    long bytePosition() {
        return bytesBefore + (position >>> 3);
    }

    /** True if no byte is left. Only at whole bytes. */
    boolean isAtEnd() throws IOException {
        if (position > limit) {
            refill();
        }
        return position >>> 3 >= end;
    }

    /** Refuses that the last read went beyond the end. */
    void requireInside() throws AudioFileException {
        if (atEnd && position > limit) {
            throw endsTooEarly();
        }
    }

    /** Up to {@code count <= 57} bits without consuming them, zeros beyond the end. */
    long peek(int count) throws IOException {
        if (position > limit) {
            refill();
        }
        return count == 0 ? 0 : word(position) >>> (64 - count);
    }

    /** {@code count <= 57} bits as an unsigned number. */
    long unsigned(int count) throws IOException {
        long value = peek(count);
        position += count;
        return value;
    }

    /** {@code count} bits, 1 to 57, as a two's complement number. */
    long signed(int count) throws IOException {
        return unsigned(count) << (64 - count) >> (64 - count);
    }

    /** Zeros up to the next one, which is consumed too. */
    long unary() throws IOException {
        long zeros = 0;
        while (true) {
            if (position > limit) {
                refill();
            }
            int run = Long.numberOfLeadingZeros(word(position));
            if (run < IN_SIGHT) {
                position += run + 1;
                return zeros + run;
            }
            position += IN_SIGHT;
            zeros += IN_SIGHT;
        }
    }

    /**
     * Rice codes with {@code k} low bits each into {@code out[from..to)}, signs unfolded (RFC 9639, section 9.2.7.2).
     *
     * @param k 0 to 30
     */
    void rice(int k, int[] out, int from, int to) throws IOException {
        byte[] bytes = buffer;
        int at = position;
        int lastSafe = limit;
        int lowShift = 63 - k;
        long bitsSeen = 0;
        for (int i = from; i < to; i++) {
            long folded;
            if (at <= lastSafe) {
                long word = (long) LONG.get(bytes, at >>> 3) << (at & 7);
                int zeros = Long.numberOfLeadingZeros(word);
                int used = zeros + 1 + k;
                if (used <= IN_SIGHT) {
                    // The top k + 1 bits are the unary code's final one and the low bits.
                    folded = ((zeros - 1L) << k) + (word << zeros >>> lowShift);
                    at += used;
                    bitsSeen |= folded;
                    out[i] = (int) (folded >>> 1) ^ -(int) (folded & 1);
                    continue;
                }
            }
            position = at;
            long high = unary();
            if (high > 0xffff_ffffL) {
                throw damaged("a residual beyond 32 bits");
            }
            folded = (high << k) + unsigned(k);
            at = position;
            lastSafe = limit;
            bitsSeen |= folded;
            out[i] = (int) (folded >>> 1) ^ -(int) (folded & 1);
        }
        position = at;
        if (bitsSeen >>> 32 != 0) {
            throw damaged("a residual beyond 32 bits");
        }
    }

    /** Leaves out whole bytes. Only at whole bytes. */
    void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            if (isAtEnd()) {
                throw endsTooEarly();
            }
            int step = (int) Math.min(left, end - (position >>> 3));
            position += step * 8;
            left -= step;
        }
    }

    /** Whole bytes, {@code count} of them. Only at whole bytes. */
    byte[] bytes(int count) throws IOException {
        byte[] out = new byte[Math.min(count, CAPACITY)];
        int done = 0;
        while (done < count) {
            if (isAtEnd()) {
                throw endsTooEarly();
            }
            int step = Math.min(count - done, end - (position >>> 3));
            if (out.length < done + step) {
                // Grown as the bytes come: a length that lies costs no memory.
                out = Arrays.copyOf(out, Math.min(count, Math.max(done + step, 2 * out.length)));
            }
            System.arraycopy(buffer, position >>> 3, out, done, step);
            position += step * 8;
            done += step;
        }
        return out;
    }

    /** Goes to the next whole byte; false if a one was passed over. */
    boolean alignIsZero() throws IOException {
        return unsigned(-position & 7) == 0;
    }

    /** From here on bytes count into {@link #checksum}. Only at whole bytes. */
    void startChecksum() {
        checksum = 0;
        checksumFrom = position >>> 3;
    }

    /** CRC-16 of the bytes since {@link #startChecksum}. Only at whole bytes. */
    int checksum() throws IOException {
        if (position > limit) {
            refill();
        }
        checksum = Crc.crc16(checksum, buffer, checksumFrom, position >>> 3);
        checksumFrom = position >>> 3;
        return checksum;
    }

    private long word(int bit) {
        return (long) LONG.get(buffer, bit >>> 3) << (bit & 7);
    }

    /** Moves what is left to the front and reads until there is plenty. */
    private void refill() throws IOException {
        int at = position >>> 3;
        if (atEnd) {
            throw endsTooEarly();
        }
        checksum = Crc.crc16(checksum, buffer, checksumFrom, at);
        checksumFrom = 0;
        System.arraycopy(buffer, at, buffer, 0, end - at);
        bytesBefore += at;
        end -= at;
        position &= 7;
        while (end < CAPACITY / 2 && !atEnd) {
            int came = stream.read(buffer, end, CAPACITY - end);
            atEnd = came < 0;
            end += Math.max(0, came);
        }
        if (atEnd) {
            Arrays.fill(buffer, end, end + SLACK, (byte) 0);
        }
        limit = atEnd ? end * 8 : (end - SLACK / 2) * 8;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
