package lathe.core.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads elements of any type into floats or longs, a small buffer at a time. */
final class ElementReader {

    /** The size of a stream that nobody knows before its end. */
    static final long UNKNOWN = -1;

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final String what;

    /** @param what the array in the file that messages name; empty if there is only one */
    ElementReader(Path file, String what) {
        this.file = file;
        this.what = what.isEmpty() ? "" : "\"" + what + "\" ";
    }

    /**
     * Reads exactly the elements of a shape.
     *
     * @param bytesThere what the stream is known to hold, or {@link #UNKNOWN}: then memory grows with what comes
     */
    Tensor read(InputStream in, ElementType type, ByteOrder order, long[] shape, long bytesThere) throws IOException {
        int count = count(shape);
        long bytes = (long) count * type.bytes();
        if (bytesThere != UNKNOWN && bytes > bytesThere) {
            throw new TensorFileException(
                    file, what + "claims " + bytes + " bytes, and " + bytesThere + " are there", "save it again");
        }
        int perBuffer = BUFFER_BYTES / type.bytes();
        int room = bytesThere == UNKNOWN ? Math.min(count, perBuffer) : count;
        float[] floats = new float[type.isFloating() ? room : 0];
        long[] integers = new long[type.isFloating() ? 0 : room];
        byte[] raw = new byte[BUFFER_BYTES];
        ByteBuffer buffer = ByteBuffer.wrap(raw).order(order);
        int done = 0;
        while (done < count) {
            int length = Math.min(perBuffer, count - done);
            if (in.readNBytes(raw, 0, length * type.bytes()) < length * type.bytes()) {
                throw new TensorFileException(
                        file, what + "ends before its last element", "save it again or load it anew");
            }
            if (done + length > room) {
                room = (int) Math.min(count, 2L * room);
                floats = type.isFloating() ? Arrays.copyOf(floats, room) : floats;
                integers = type.isFloating() ? integers : Arrays.copyOf(integers, room);
            }
            if (type.isFloating()) {
                decode(buffer, type, floats, done, length);
            } else {
                decode(buffer, type, integers, done, length);
            }
            done += length;
        }
        return type.isFloating() ? Tensor.ofFloats(floats, shape) : Tensor.ofIntegers(integers, shape);
    }

    private int count(long[] shape) throws TensorFileException {
        try {
            return Tensor.elements(shape);
        } catch (IllegalArgumentException tooLarge) {
            throw new TensorFileException(file, what + tooLarge.getMessage(), "save a smaller part of it", tooLarge);
        }
    }

    private static void decode(ByteBuffer from, ElementType type, float[] into, int at, int length) {
        switch (type) {
            case FLOAT32 -> from.asFloatBuffer().get(into, at, length);
            case FLOAT64 -> {
                for (int i = 0; i < length; i++) {
                    into[at + i] = (float) from.getDouble(i * Double.BYTES);
                }
            }
            case FLOAT16 -> {
                for (int i = 0; i < length; i++) {
                    into[at + i] = Float.float16ToFloat(from.getShort(i * Short.BYTES));
                }
            }
            case BFLOAT16 -> {
                // The upper half of a 32-bit float.
                for (int i = 0; i < length; i++) {
                    into[at + i] = Float.intBitsToFloat(from.getShort(i * Short.BYTES) << Short.SIZE);
                }
            }
            default -> throw new IllegalArgumentException("type=" + type + " is no floating point number");
        }
    }

    private void decode(ByteBuffer from, ElementType type, long[] into, int at, int length) throws TensorFileException {
        for (int i = 0; i < length; i++) {
            into[at + i] = switch (type) {
                case BOOL -> from.get(i) == 0 ? 0 : 1;
                case INT8 -> from.get(i);
                case UINT8 -> Byte.toUnsignedLong(from.get(i));
                case INT16 -> from.getShort(i * Short.BYTES);
                case UINT16 -> Short.toUnsignedLong(from.getShort(i * Short.BYTES));
                case INT32 -> from.getInt(i * Integer.BYTES);
                case UINT32 -> Integer.toUnsignedLong(from.getInt(i * Integer.BYTES));
                case INT64, UINT64 -> from.getLong(i * Long.BYTES);
                default -> throw new IllegalArgumentException("type=" + type + " is no whole number");
            };
            if (type == ElementType.UINT64 && into[at + i] < 0) {
                throw new TensorFileException(
                        file,
                        what + "holds " + Long.toUnsignedString(into[at + i]) + ", which needs 64 bits without a sign",
                        "save it as int64");
            }
        }
    }
}
