package lathe.neural.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A tensor as a model file holds it: a weight, or the value of a constant ({@code TensorProto}). Immutable. */
public final class StoredTensor {

    private static final int DIMS = 1;
    private static final int DATA_TYPE = 2;
    private static final int FLOAT_DATA = 4;
    private static final int INT32_DATA = 5;
    private static final int STRING_DATA = 6;
    private static final int INT64_DATA = 7;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;
    private static final int DOUBLE_DATA = 10;
    private static final int UINT64_DATA = 11;
    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    private final ProtoFields fields;
    private final ReadLimits limits = new ReadLimits();
    private final long[] dims;

    private StoredTensor(ProtoFields fields) throws MalformedException {
        this.fields = fields;
        dims = fields.integers(DIMS);
    }

    static StoredTensor read(ByteSlice bytes, ReadLimits limits) throws MalformedException {
        return new StoredTensor(ProtoFields.parse(bytes, limits));
    }

    private static StoredTensor built(ProtoFields.Builder fields) {
        try {
            return new StoredTensor(fields.build());
        } catch (MalformedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A tensor of bytes that are laid out as the type asks, little-endian. */
    public static StoredTensor ofBytes(String name, TensorType type, byte[] values, long... dims) {
        if (type.bytes(product(dims)) != values.length) {
            throw new IllegalArgumentException(
                    "dims=" + Arrays.toString(dims) + " of " + type.label() + " for " + values.length + " bytes");
        }
        return built(new ProtoFields.Builder()
                .integers(DIMS, dims)
                .integer(DATA_TYPE, type.code())
                .text(NAME, name)
                .bytes(RAW_DATA, ByteSlice.of(values)));
    }

    /** A tensor of floats; without dims a scalar. */
    public static StoredTensor ofFloats(String name, float[] values, long... dims) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        littleEndian(bytes).asFloatBuffer().put(values);
        return ofBytes(name, TensorType.FLOAT, bytes, dims);
    }

    /** A tensor of 64-bit integers; without dims a scalar. */
    public static StoredTensor ofLongs(String name, long[] values, long... dims) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
        littleEndian(bytes).asLongBuffer().put(values);
        return ofBytes(name, TensorType.INT64, bytes, dims);
    }

    /** A tensor of 32-bit integers; without dims a scalar. */
    public static StoredTensor ofInts(String name, int[] values, long... dims) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Integer.BYTES)];
        littleEndian(bytes).asIntBuffer().put(values);
        return ofBytes(name, TensorType.INT32, bytes, dims);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long product(long... dims) {
        long product = 1;
        for (long dim : dims) {
            product = Math.multiplyExact(product, dim);
        }
        return product;
    }

    /** The same under another name. */
    public StoredTensor named(String name) {
        return built(
                new ProtoFields.Builder().addAll(fields.without(n -> n == NAME)).text(NAME, name));
    }

    /** The same values in another shape of as many elements. */
    public StoredTensor reshaped(long... newDims) {
        if (product(newDims) != product(dims)) {
            throw new IllegalArgumentException(
                    "dims=" + Arrays.toString(newDims) + " for values of " + Arrays.toString(dims));
        }
        return built(
                new ProtoFields.Builder().addAll(fields.without(n -> n == DIMS)).integers(DIMS, newDims));
    }

    /** The same with its values in the file itself. */
    StoredTensor embedded(ByteSlice values) {
        return built(new ProtoFields.Builder()
                .addAll(fields.without(n -> n == EXTERNAL_DATA || n == DATA_LOCATION || n == RAW_DATA))
                .bytes(RAW_DATA, values));
    }

    /** Name that nodes refer to. */
    public String name() {
        return fields.text(NAME);
    }

    /** Type of the elements; null if the standard we know has no such number. */
    public @Nullable TensorType type() {
        return TensorType.of(typeCode());
    }

    long typeCode() {
        return fields.scalar(DATA_TYPE, 0);
    }

    /** Sizes of the axes as the file claims them; a copy. */
    public long[] dims() {
        return dims.clone();
    }

    /** Number of axes. */
    public int rank() {
        return dims.length;
    }

    /** Elements that the sizes claim; -1 if a size is negative or the product is beyond all memory. */
    public long elements() {
        long product = 1;
        for (long dim : dims) {
            if (dim < 0) {
                return -1;
            }
            long high = Math.multiplyHigh(product, dim);
            product *= dim;
            if (high != 0 || product < 0) {
                return -1;
            }
        }
        return product;
    }

    /** True if the values lie in a file beside the model. */
    public boolean isExternal() {
        return fields.scalar(DATA_LOCATION, 0) == 1;
    }

    /** {@code location}, {@code offset}, {@code length} and whatever else says where the values are; empty if they are here. */
    public SequencedMap<String, String> external() {
        SequencedMap<String, String> entries = new LinkedHashMap<>();
        for (ByteSlice entry : fields.all(EXTERNAL_DATA)) {
            try {
                ProtoFields pair = ProtoFields.parse(entry, limits);
                entries.put(pair.text(1), pair.text(2));
            } catch (MalformedException noPair) {
                entries.put("location", "");
            }
        }
        return entries;
    }

    /**
     * What is wrong with the values that are here: fewer or more than the sizes claim, or of no known type.
     *
     * @return without a full stop; null if nothing is wrong
     */
    public @Nullable String fault() {
        TensorType type = type();
        long elements = elements();
        if (type == null) {
            return "is of unknown type " + typeCode();
        }
        if (elements < 0) {
            return "has impossible sizes " + Arrays.toString(dims);
        }
        if (type == TensorType.STRING || isExternal()) {
            return null;
        }
        try {
            return amountFault(type, elements);
        } catch (MalformedException broken) {
            return broken.finding();
        }
    }

    private @Nullable String amountFault(TensorType type, long elements) throws MalformedException {
        ByteSlice raw = fields.bytes(RAW_DATA);
        if (raw != null) {
            return raw.length() == type.bytes(elements)
                    ? null
                    : "claims " + Arrays.toString(dims) + " of " + type.label() + " and holds " + raw.length()
                            + " bytes";
        }
        long needed = type == TensorType.COMPLEX64 || type == TensorType.COMPLEX128 ? 2 * elements : elements;
        long held = typedCount(type);
        return held == (type.bytes(8) == 4 ? (needed + 1) / 2 : needed)
                ? null
                : "claims " + Arrays.toString(dims) + " and holds " + held + " values";
    }

    private long typedCount(TensorType type) throws MalformedException {
        return switch (type) {
            case FLOAT, COMPLEX64 -> bytesOf(FLOAT_DATA) / Float.BYTES;
            case DOUBLE, COMPLEX128 -> bytesOf(DOUBLE_DATA) / Double.BYTES;
            case INT64 -> fields.count(INT64_DATA);
            case UINT32, UINT64 -> fields.count(UINT64_DATA);
            case STRING -> fields.all(STRING_DATA).size();
            default -> fields.count(INT32_DATA);
        };
    }

    private long bytesOf(int number) {
        long bytes = 0;
        for (ProtoFields.Field field : fields.fields()) {
            if (field.number() == number) {
                bytes += switch (field.wireType()) {
                    case ProtoReader.FIXED32 -> Float.BYTES;
                    case ProtoReader.FIXED64 -> Double.BYTES;
                    default -> field.payloadBytes();
                };
            }
        }
        return bytes;
    }

    /** Bytes that the values take in this file. */
    public long storedBytes() {
        long bytes = 0;
        for (ProtoFields.Field field : fields.fields()) {
            bytes += field.payloadBytes();
        }
        return bytes;
    }

    /**
     * Values of a tensor of type {@link TensorType#FLOAT} or {@link TensorType#FLOAT16}.
     *
     * @throws IllegalStateException if it is of another type, outside this file, or {@link #fault}y
     */
    public float[] floats() {
        requireHere(List.of(TensorType.FLOAT, TensorType.FLOAT16));
        ByteSlice raw = fields.bytes(RAW_DATA);
        try {
            if (type() == TensorType.FLOAT16) {
                return halves(raw);
            }
            if (raw == null) {
                return fields.floats(FLOAT_DATA);
            }
        } catch (MalformedException broken) {
            throw new IllegalStateException(name() + ": " + broken.finding(), broken);
        }
        float[] values = new float[raw.length() / Float.BYTES];
        raw.buffer().asFloatBuffer().get(values);
        return values;
    }

    private float[] halves(@Nullable ByteSlice raw) throws MalformedException {
        float[] values = new float[Math.toIntExact(elements())];
        long[] bits = raw == null ? fields.integers(INT32_DATA) : new long[0];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(
                    raw == null ? (short) bits[i] : raw.buffer().getShort(2 * i));
        }
        return values;
    }

    /**
     * Values of a tensor of a whole-number type up to 64 bits.
     *
     * @throws IllegalStateException if it is of another type, outside this file, or {@link #fault}y
     */
    public long[] integers() {
        requireHere(List.of(
                TensorType.INT64,
                TensorType.INT32,
                TensorType.INT16,
                TensorType.INT8,
                TensorType.UINT8,
                TensorType.UINT16,
                TensorType.BOOL));
        ByteSlice raw = fields.bytes(RAW_DATA);
        try {
            if (raw == null) {
                return fields.integers(type() == TensorType.INT64 ? INT64_DATA : INT32_DATA);
            }
        } catch (MalformedException broken) {
            throw new IllegalStateException(name() + ": " + broken.finding(), broken);
        }
        ByteBuffer bytes = raw.buffer();
        TensorType type = Objects.requireNonNull(type());
        long[] values = new long[Math.toIntExact(elements())];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (type) {
                case INT64 -> bytes.getLong();
                case INT32 -> bytes.getInt();
                case INT16 -> bytes.getShort();
                case UINT16 -> Short.toUnsignedLong(bytes.getShort());
                case INT8 -> bytes.get();
                default -> Byte.toUnsignedLong(bytes.get());
            };
        }
        return values;
    }

    private void requireHere(List<TensorType> types) {
        String fault = fault();
        if (fault != null || isExternal() || !types.contains(type())) {
            throw new IllegalStateException(
                    name() + ": " + (fault == null ? "type=" + type() + " external=" + isExternal() : fault));
        }
    }

    ProtoFields fields() {
        return fields;
    }
}
