package lathe.core.tensor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes elements little end first: floats as 32-bit floats, whole numbers as 64-bit integers. */
final class ElementWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private ElementWriter() {}

    /** What the elements of a tensor are in the file. */
    static ElementType type(Tensor tensor) {
        return tensor.isFloat() ? ElementType.FLOAT32 : ElementType.INT64;
    }

    static void write(OutputStream out, Tensor tensor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int perBuffer = BUFFER_BYTES / type(tensor).bytes();
        for (int done = 0; done < tensor.count(); done += perBuffer) {
            int length = Math.min(perBuffer, tensor.count() - done);
            if (tensor.isFloat()) {
                buffer.asFloatBuffer().put(tensor.floats(), done, length);
            } else {
                buffer.asLongBuffer().put(tensor.integers(), done, length);
            }
            out.write(buffer.array(), 0, length * type(tensor).bytes());
        }
    }
}
