package lathe.plugin.clap;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.Upcalls;

/**
 * {@code clap.state} and {@code clap.state-context/2}: the same bytes whatever they are for. The host's streams may move as
 * little as a byte a call.
 */
final class ClapState {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** {@code clap.state}. */
    static final long STATE = Upcalls.table(HERE, 0, "save", "load");

    /** {@code clap.state-context/2}: one argument more, which makes no difference here. */
    static final long CONTEXT = STATE;

    private static final int PIECE_BYTES = 1 << 16;
    private static final int LARGEST_BYTES = 256 << 20;

    private ClapState() {}

    /** Writes all bytes to a host's output stream; false if it takes no more. */
    static boolean write(long stream, byte[] bytes) {
        long buffer = NativeMemory.take(Math.max(1, bytes.length));
        try {
            NativeMemory.copy(bytes, 0, buffer, bytes.length);
            int written = 0;
            while (written < bytes.length) {
                int left = bytes.length - written;
                long moved = NativeCalls.call(NativeMemory.word(stream + 8), stream, buffer + written, left);
                if (moved <= 0 || moved > left) {
                    return false;
                }
                written += (int) moved;
            }
            return true;
        } finally {
            NativeMemory.give(buffer);
        }
    }

    /** @throws IllegalArgumentException if the stream fails or does not end */
    static byte[] read(long stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[PIECE_BYTES];
        long buffer = NativeMemory.take(PIECE_BYTES);
        try {
            while (true) {
                long moved = NativeCalls.call(NativeMemory.word(stream + 8), stream, buffer, PIECE_BYTES);
                if (moved == 0) {
                    return bytes.toByteArray();
                }
                if (moved < 0 || moved > PIECE_BYTES || bytes.size() + moved > LARGEST_BYTES) {
                    throw new IllegalArgumentException("the host's stream gave " + moved + " after " + bytes.size());
                }
                NativeMemory.copy(buffer, piece, 0, (int) moved);
                bytes.write(piece, 0, (int) moved);
            }
        } finally {
            NativeMemory.give(buffer);
        }
    }

    @SuppressWarnings("unused") // called by hosts, like the next
    private static long save(long self, long stream, long context, long d, long e) {
        return write(stream, ClapPlugin.of(self).instance().saveState()) ? 1 : 0;
    }

    @SuppressWarnings("unused")
    private static long load(long self, long stream, long context, long d, long e) {
        try {
            ClapPlugin.of(self).instance().loadState(read(stream));
            return 1;
        } catch (IllegalArgumentException notOurs) {
            BridgeLog.note("a state was refused: " + notOurs.getMessage());
            return 0;
        }
    }
}
