package lathe.plugin.host;

import static lathe.plugin.ffi.NativeMemory.word;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.ObjectTable;
import lathe.plugin.ffi.Upcalls;

/** A host's streams for a state: out of a plugin into bytes, and back. */
public final class ClapStreams implements AutoCloseable {

    private static final ObjectTable<ClapStreams> ALL = new ObjectTable<>();
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** The two functions, made when the first state moves. */
    private static final class Functions {
        private static final long TABLE = Upcalls.table(HERE, -1, "write", "read");
    }

    private final long address = NativeMemory.take(32);
    private final int number = ALL.add(this);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final int mostBytesAtOnce;
    private byte[] toRead = new byte[0];
    private int readAt;

    /** Streams that move what is asked for. */
    public ClapStreams() {
        this(Integer.MAX_VALUE);
    }

    /** @param mostBytesAtOnce bytes that one call moves at most, as in hosts that move little */
    public ClapStreams(int mostBytesAtOnce) {
        this.mostBytesAtOnce = mostBytesAtOnce;
        for (int i = 0; i < 2; i++) {
            word(address + 16L * i, number);
            word(address + 16L * i + 8, word(Functions.TABLE + 8L * i));
        }
    }

    /** Address of a {@code clap_ostream}. */
    public long output() {
        return address;
    }

    /** Address of a {@code clap_istream} of these bytes. */
    public long input(byte[] bytes) {
        toRead = bytes.clone();
        readAt = 0;
        return address + 16;
    }

    /** What was written. */
    public byte[] written() {
        return written.toByteArray();
    }

    @Override
    public void close() {
        ALL.remove(number);
        NativeMemory.give(address);
    }

    private static ClapStreams of(long stream) {
        return ALL.number((int) word(stream));
    }

    @SuppressWarnings("unused") // called by plugins, like the next
    private static long write(long stream, long buffer, long size, long d, long e) {
        ClapStreams self = of(stream);
        byte[] bytes = new byte[(int) Math.min(size, self.mostBytesAtOnce)];
        NativeMemory.copy(buffer, bytes, 0, bytes.length);
        self.written.write(bytes, 0, bytes.length);
        return bytes.length;
    }

    @SuppressWarnings("unused")
    private static long read(long stream, long buffer, long size, long d, long e) {
        ClapStreams self = of(stream);
        int count = (int) Math.min(Math.min(size, self.mostBytesAtOnce), self.toRead.length - self.readAt);
        NativeMemory.copy(self.toRead, self.readAt, buffer, count);
        self.readAt += count;
        return count;
    }
}
