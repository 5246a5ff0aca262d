package lathe.neural.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Part of an array, not copied: weights stay where the file was read to. Nobody changes what it shows. */
final class ByteSlice {

    static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int length;

    ByteSlice(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    static ByteSlice of(byte[] array) {
        return new ByteSlice(array, 0, array.length);
    }

    static ByteSlice of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return array[offset + index];
    }

    ByteSlice slice(int from, int count) {
        return new ByteSlice(array, offset + from, count);
    }

    String text() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }

    byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** Read-only, little-endian as everything in ONNX. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    void copyTo(ByteBuffer target) {
        target.put(array, offset, length);
    }
}
