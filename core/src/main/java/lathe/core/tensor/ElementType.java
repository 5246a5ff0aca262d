package lathe.core.tensor;

/** What one element of a tensor is in a file or at the door of a model. In memory a {@link Tensor} keeps floats or longs. */
public enum ElementType {
    FLOAT16(2, true),
    BFLOAT16(2, true),
    FLOAT32(4, true),
    FLOAT64(8, true),
    BOOL(1, false),
    INT8(1, false),
    UINT8(1, false),
    INT16(2, false),
    UINT16(2, false),
    INT32(4, false),
    UINT32(4, false),
    INT64(8, false),
    UINT64(8, false);

    private final int bytes;
    private final boolean floating;

    ElementType(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** Bytes per element. */
    public int bytes() {
        return bytes;
    }

    /** True for floating point numbers, false for whole numbers and truth values. */
    public boolean isFloating() {
        return floating;
    }
}
