package lathe.neural.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Part of a file's bytes, not copied: weights stay where the file was read or mapped to. Nobody changes what it shows.
 */
final class ByteSlice {

    static final ByteSlice EMPTY = of(new byte[0]);

    private final ByteBuffer source;
    private final int offset;
    private final int length;

    private ByteSlice(ByteBuffer source, int offset, int length) {
        this.source = source;
        this.offset = offset;
        this.length = length;
    }

    static ByteSlice of(byte[] array) {
        return of(ByteBuffer.wrap(array));
    }

    /** All of a buffer, which may be memory that a file is mapped to. */
    static ByteSlice of(ByteBuffer buffer) {
        return new ByteSlice(buffer, 0, buffer.limit());
    }

    static ByteSlice of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return source.get(offset + index);
    }

    ByteSlice slice(int from, int count) {
        return new ByteSlice(source, offset + from, count);
    }

    String text() {
        return new String(copy(), StandardCharsets.UTF_8);
    }

    byte[] copy() {
        byte[] bytes = new byte[length];
        source.get(offset, bytes);
        return bytes;
    }

    /** Read-only, little-endian as everything in ONNX. */
    ByteBuffer buffer() {
        return source.slice(offset, length).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    void copyTo(ByteBuffer target) {
        target.put(target.position(), source, offset, length);
        target.position(target.position() + length);
    }
}
