package lathe.neural.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Name, type and shape of a graph's input or output, or of a value within it ({@code ValueInfoProto}). Immutable. */
public final class OnnxValue {

    private static final int NAME = 1;
    private static final int TYPE = 2;
    private static final int TENSOR_TYPE = 1;
    private static final int ELEMENT_TYPE = 1;
    private static final int SHAPE = 2;
    private static final int DIM = 1;
    private static final int DIM_VALUE = 1;
    private static final int DIM_NAME = 2;

    private final ProtoFields fields;
    private final long typeCode;
    private final boolean isTensor;
    private final @Nullable List<String> axes;

    private OnnxValue(ProtoFields fields, long typeCode, boolean isTensor, @Nullable List<String> axes) {
        this.fields = fields;
        this.typeCode = typeCode;
        this.isTensor = isTensor;
        this.axes = axes;
    }

    static OnnxValue read(ByteSlice bytes, ReadLimits limits) throws MalformedException {
        ProtoFields fields = ProtoFields.parse(bytes, limits);
        ByteSlice type = fields.bytes(TYPE);
        ByteSlice tensor = type == null ? null : ProtoFields.parse(type, limits).bytes(TENSOR_TYPE);
        if (tensor == null) {
            return new OnnxValue(fields, 0, type == null, null);
        }
        ProtoFields tensorType = ProtoFields.parse(tensor, limits);
        ByteSlice shape = tensorType.bytes(SHAPE);
        return new OnnxValue(
                fields, tensorType.scalar(ELEMENT_TYPE, 0), true, shape == null ? null : axes(shape, limits));
    }

    private static List<String> axes(ByteSlice shape, ReadLimits limits) throws MalformedException {
        List<String> axes = new ArrayList<>();
        for (ByteSlice part : ProtoFields.parse(shape, limits).all(DIM)) {
            ProtoFields dim = ProtoFields.parse(part, limits);
            axes.add(dim.has(DIM_VALUE) ? Long.toString(dim.scalar(DIM_VALUE, 0)) : dim.text(DIM_NAME));
        }
        return List.copyOf(axes);
    }

    /**
     * A tensor.
     *
     * @param axes a size or a name each; an empty one for an axis that may be of any size
     */
    public static OnnxValue of(String name, TensorType type, List<String> axes) {
        ProtoFields.Builder shape = new ProtoFields.Builder();
        for (String axis : axes) {
            ProtoFields.Builder dim = new ProtoFields.Builder();
            if (isSize(axis)) {
                dim.integer(DIM_VALUE, Long.parseLong(axis));
            } else {
                dim.textIfAny(DIM_NAME, axis);
            }
            shape.message(DIM, dim.build());
        }
        ProtoFields tensor = new ProtoFields.Builder()
                .integer(ELEMENT_TYPE, type.code())
                .message(SHAPE, shape.build())
                .build();
        ProtoFields typeProto =
                new ProtoFields.Builder().message(TENSOR_TYPE, tensor).build();
        ProtoFields fields = new ProtoFields.Builder()
                .text(NAME, name)
                .message(TYPE, typeProto)
                .build();
        return new OnnxValue(fields, type.code(), true, List.copyOf(axes));
    }

    private static boolean isSize(String axis) {
        return !axis.isEmpty() && axis.length() < 19 && axis.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Name. */
    public String name() {
        return fields.text(NAME);
    }

    /** Type of the elements; null if it is not said or no type we know. */
    public @Nullable TensorType type() {
        return TensorType.of(typeCode);
    }

    /** False for sequences, maps and optional values. */
    public boolean isTensor() {
        return isTensor;
    }

    /** A size or a name for each axis, empty for an axis of any size; null if the shape is not said. */
    public @Nullable List<String> axes() {
        return axes;
    }

    /** Sizes of the axes, -1 for those that are open; null if the shape is not said. */
    public long @Nullable [] dims() {
        return axes == null
                ? null
                : axes.stream()
                        .mapToLong(axis -> isSize(axis) ? Long.parseLong(axis) : -1)
                        .toArray();
    }

    ProtoFields fields() {
        return fields;
    }
}
