package lathe.neural.graph;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Element types of the ONNX standard ({@code TensorProto.DataType}). */
public enum TensorType {
    /** 32-bit float. */
    FLOAT(1, 32),
    /** Unsigned 8-bit. */
    UINT8(2, 8),
    /** Signed 8-bit. */
    INT8(3, 8),
    /** Unsigned 16-bit. */
    UINT16(4, 16),
    /** Signed 16-bit. */
    INT16(5, 16),
    /** Signed 32-bit. */
    INT32(6, 32),
    /** Signed 64-bit. */
    INT64(7, 64),
    /** Text; of no use in a model of sound. */
    STRING(8, 0),
    /** One byte, 0 or 1. */
    BOOL(9, 8),
    /** 16-bit float of IEEE 754. */
    FLOAT16(10, 16),
    /** 64-bit float. */
    DOUBLE(11, 64),
    /** Unsigned 32-bit. */
    UINT32(12, 32),
    /** Unsigned 64-bit. */
    UINT64(13, 64),
    /** Two 32-bit floats. */
    COMPLEX64(14, 64),
    /** Two 64-bit floats. */
    COMPLEX128(15, 128),
    /** The upper half of a 32-bit float. */
    BFLOAT16(16, 16),
    /** 8-bit float. */
    FLOAT8E4M3FN(17, 8),
    /** 8-bit float. */
    FLOAT8E4M3FNUZ(18, 8),
    /** 8-bit float. */
    FLOAT8E5M2(19, 8),
    /** 8-bit float. */
    FLOAT8E5M2FNUZ(20, 8),
    /** Two to a byte. */
    UINT4(21, 4),
    /** Two to a byte. */
    INT4(22, 4),
    /** Two to a byte. */
    FLOAT4E2M1(23, 4);

    private final int code;
    private final int bits;

    TensorType(int code, int bits) {
        this.code = code;
        this.bits = bits;
    }

    /** The type of a number in a file; null if the standard we know has none. */
    public static @Nullable TensorType of(long code) {
        for (TensorType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    /** Number in a file. */
    public int code() {
        return code;
    }

    /** Bytes of so many elements in a row; 0 for {@link #STRING}. */
    public long bytes(long elements) {
        return bits >= 8 ? elements * (bits / 8) : (elements * bits + 7) / 8;
    }

    /** As people write it, such as {@code float16}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
