package lathe.neural.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Moves numbers between Java arrays and the native memory that models read and write, whatever width they want. */
final class Elements {

    private static final int CACHE_LINE_BYTES = 64;

    private Elements() {}

    /** Zeroed native memory for so many elements, aligned to a cache line; never without an address. */
    static ByteBuffer allocate(ElementType type, int count) {
        long bytes = (long) count * type.bytes();
        if (bytes > Integer.MAX_VALUE - 2L * CACHE_LINE_BYTES) {
            throw new IllegalArgumentException("count=" + count + " elements of " + type + " are more than 2 GB");
        }
        // An aligned slice loses up to a line at either end.
        ByteBuffer memory =
                ByteBuffer.allocateDirect((int) bytes + 2 * CACHE_LINE_BYTES).alignedSlice(CACHE_LINE_BYTES);
        return memory.limit((int) bytes).slice().order(ByteOrder.nativeOrder());
    }

    static @Nullable ElementType typeOf(TensorInfo info) {
        return switch (info.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> ElementType.FLOAT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> ElementType.FLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> ElementType.BFLOAT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> ElementType.FLOAT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> ElementType.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> ElementType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> ElementType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> ElementType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> ElementType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> ElementType.INT64;
            default -> null;
        };
    }

    static OnnxJavaType nativeType(ElementType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            case FLOAT64 -> OnnxJavaType.DOUBLE;
            case BOOL -> OnnxJavaType.BOOL;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case UINT16, UINT32, UINT64 ->
                throw new IllegalArgumentException("type=" + type + " has no tensors in ONNX Runtime for Java");
        };
    }

    /** Writes floats at an element's position; whole-number types take the nearest whole number. */
    static void put(ByteBuffer memory, ElementType type, int at, float[] from, int offset, int count) {
        switch (type) {
            case FLOAT32 -> memory.asFloatBuffer().put(at, from, offset, count);
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    memory.putShort(2 * (at + i), Float.floatToFloat16(from[offset + i]));
                }
            }
            case BFLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    memory.putShort(2 * (at + i), toBfloat16(from[offset + i]));
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    memory.putDouble(8 * (at + i), from[offset + i]);
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    putInteger(memory, type, at + i, Math.round(from[offset + i]));
                }
            }
        }
    }

    /** Writes whole numbers at an element's position, as floats where the type is floating. */
    static void put(ByteBuffer memory, ElementType type, int at, long[] from, int offset, int count) {
        if (type == ElementType.INT64) {
            memory.asLongBuffer().put(at, from, offset, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            if (type.isFloating()) {
                put(memory, type, at + i, new float[] {from[offset + i]}, 0, 1);
            } else {
                putInteger(memory, type, at + i, from[offset + i]);
            }
        }
    }

    static void put(ByteBuffer memory, ElementType type, Tensor tensor) {
        if (tensor.isFloat()) {
            put(memory, type, 0, tensor.floats(), 0, tensor.count());
        } else {
            put(memory, type, 0, tensor.integers(), 0, tensor.count());
        }
    }

    private static void putInteger(ByteBuffer memory, ElementType type, int at, long value) {
        switch (type) {
            case BOOL -> memory.put(at, (byte) (value == 0 ? 0 : 1));
            case INT8, UINT8 -> memory.put(at, (byte) value);
            case INT16 -> memory.putShort(2 * at, (short) value);
            case INT32 -> memory.putInt(4 * at, (int) value);
            case INT64 -> memory.putLong(8 * at, value);
            default -> throw new IllegalArgumentException("type=" + type + " is not a whole number of a model");
        }
    }

    /** Reads floats from an element's position on. */
    static void get(ByteBuffer memory, ElementType type, int at, float[] to, int offset, int count) {
        switch (type) {
            case FLOAT32 -> memory.asFloatBuffer().get(at, to, offset, count);
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    to[offset + i] = Float.float16ToFloat(memory.getShort(2 * (at + i)));
                }
            }
            case BFLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    to[offset + i] = Float.intBitsToFloat(memory.getShort(2 * (at + i)) << 16);
                }
            }
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    to[offset + i] = (float) memory.getDouble(8 * (at + i));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    to[offset + i] = getInteger(memory, type, at + i);
                }
            }
        }
    }

    /** A copy of all elements as a tensor. */
    static Tensor toTensor(ByteBuffer memory, ElementType type, long[] shape) {
        int count = Tensor.elements(shape);
        if (type.isFloating()) {
            float[] floats = new float[count];
            get(memory, type, 0, floats, 0, count);
            return Tensor.ofFloats(floats, shape);
        }
        long[] integers = new long[count];
        for (int i = 0; i < count; i++) {
            integers[i] = getInteger(memory, type, i);
        }
        return Tensor.ofIntegers(integers, shape);
    }

    private static long getInteger(ByteBuffer memory, ElementType type, int at) {
        return switch (type) {
            case BOOL, UINT8 -> Byte.toUnsignedLong(memory.get(at));
            case INT8 -> memory.get(at);
            case INT16 -> memory.getShort(2 * at);
            case INT32 -> memory.getInt(4 * at);
            case INT64 -> memory.getLong(8 * at);
            default -> throw new IllegalArgumentException("type=" + type + " is not a whole number of a model");
        };
    }

    /** The upper half of the float, rounded to the nearest, ties to even. */
    private static short toBfloat16(float value) {
        if (Float.isNaN(value)) {
            return (short) 0x7fc0;
        }
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }
}
