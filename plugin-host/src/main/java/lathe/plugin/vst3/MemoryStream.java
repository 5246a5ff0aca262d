package lathe.plugin.vst3;

import static lathe.plugin.vst3.ComInterface.result;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import lathe.plugin.ffi.NativeMemory;

/** An {@code IBStream} in memory, as a host hands states over. */
public final class MemoryStream extends ComObject {

    private static final ComInterface TABLE = new ComInterface(
            MethodHandles.lookup(), Ids.STREAM, result("read"), result("write"), result("seek"), result("tell"));

    private static final int LARGEST_BYTES = 1 << 30;

    private final int most;
    private byte[] bytes;
    private int size;
    private int at;

    /** With some content, from its beginning. */
    public MemoryStream(byte[] content) {
        this(content, Integer.MAX_VALUE);
    }

    /** @param mostBytes that one call moves */
    public MemoryStream(byte[] content, int mostBytes) {
        super(TABLE);
        bytes = content.clone();
        size = content.length;
        most = mostBytes;
    }

    /** For calls. */
    public long address() {
        return address(Ids.STREAM);
    }

    /** All that is in it. */
    public byte[] content() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    protected void destroyed() {
        // nothing but Java memory
    }

    private int read(long to, int wanted) {
        int count = Math.max(0, Math.min(most, Math.min(wanted, size - at)));
        NativeMemory.copy(bytes, at, to, count);
        at += count;
        return count;
    }

    private int write(long from, int wanted) {
        int count = Math.max(0, Math.min(most, Math.min(wanted, LARGEST_BYTES - at)));
        if (at + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + count, 2 * bytes.length));
        }
        NativeMemory.copy(from, bytes, at, count);
        at += count;
        size = Math.max(size, at);
        return count;
    }

    private static MemoryStream self(long self) {
        return (MemoryStream) ComObject.at(self);
    }

    private static void tellCount(long out, int count) {
        if (out != 0) {
            NativeMemory.int32(out, count);
        }
    }

    @SuppressWarnings("unused") // by name
    private static long read(long self, long to, long wanted, long out, long e) {
        tellCount(out, self(self).read(to, (int) wanted));
        return Result.OK;
    }

    @SuppressWarnings("unused") // by name
    private static long write(long self, long from, long wanted, long out, long e) {
        tellCount(out, self(self).write(from, (int) wanted));
        return Result.OK;
    }

    @SuppressWarnings("unused") // by name
    private static long seek(long self, long position, long mode, long out, long e) {
        MemoryStream stream = self(self);
        long from = switch ((int) mode) {
            case 0 -> 0;
            case 1 -> stream.at;
            default -> stream.size;
        };
        long wanted = from + position;
        if (wanted < 0 || wanted > stream.size) {
            return Result.INVALID_ARGUMENT;
        }
        stream.at = (int) wanted;
        if (out != 0) {
            NativeMemory.word(out, wanted);
        }
        return Result.OK;
    }

    @SuppressWarnings("unused") // by name
    private static long tell(long self, long out, long c, long d, long e) {
        NativeMemory.word(out, self(self).at);
        return Result.OK;
    }
}
