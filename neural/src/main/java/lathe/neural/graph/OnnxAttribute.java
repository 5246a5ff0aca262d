package lathe.neural.graph;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named setting of a node ({@code AttributeProto}). Immutable. */
public final class OnnxAttribute {

    private static final int NAME = 1;
    private static final int FLOAT = 2;
    private static final int INT = 3;
    private static final int STRING = 4;
    private static final int TENSOR = 5;
    private static final int GRAPH = 6;
    private static final int FLOATS = 7;
    private static final int INTS = 8;
    private static final int TENSORS = 10;
    private static final int GRAPHS = 11;
    private static final int TYPE = 20;

    private final ProtoFields fields;
    private final List<StoredTensor> tensors;
    private final List<OnnxGraph> graphs;

    private OnnxAttribute(ProtoFields fields, List<StoredTensor> tensors, List<OnnxGraph> graphs) {
        this.fields = fields;
        this.tensors = List.copyOf(tensors);
        this.graphs = List.copyOf(graphs);
    }

    static OnnxAttribute read(ByteSlice bytes, ReadLimits limits) throws MalformedException {
        ProtoFields fields = ProtoFields.parse(bytes, limits);
        List<StoredTensor> tensors = new ArrayList<>();
        List<OnnxGraph> graphs = new ArrayList<>();
        for (ProtoFields.Field field : fields.fields()) {
            switch (field.number()) {
                case TENSOR, TENSORS -> tensors.add(StoredTensor.read(field.bytes(), limits));
                case GRAPH, GRAPHS -> graphs.add(OnnxGraph.read(field.bytes(), limits));
                default -> {}
            }
        }
        return new OnnxAttribute(fields, tensors, graphs);
    }

    /** A whole number. */
    public static OnnxAttribute of(String name, long value) {
        return plain(
                new ProtoFields.Builder().text(NAME, name).integer(INT, value).integer(TYPE, 2));
    }

    /** A real number. */
    public static OnnxAttribute of(String name, float value) {
        return plain(
                new ProtoFields.Builder().text(NAME, name).real(FLOAT, value).integer(TYPE, 1));
    }

    /** A text. */
    public static OnnxAttribute of(String name, String value) {
        return plain(
                new ProtoFields.Builder().text(NAME, name).text(STRING, value).integer(TYPE, 3));
    }

    /** Whole numbers. */
    public static OnnxAttribute of(String name, long[] values) {
        return plain(new ProtoFields.Builder()
                .text(NAME, name)
                .integers(INTS, values)
                .integer(TYPE, 7));
    }

    /** A tensor. */
    public static OnnxAttribute of(String name, StoredTensor value) {
        ProtoFields.Builder fields = new ProtoFields.Builder()
                .text(NAME, name)
                .message(TENSOR, value.fields())
                .integer(TYPE, 4);
        return new OnnxAttribute(fields.build(), List.of(value), List.of());
    }

    private static OnnxAttribute plain(ProtoFields.Builder fields) {
        return new OnnxAttribute(fields.build(), List.of(), List.of());
    }

    /** Name, unique in its node. */
    public String name() {
        return fields.text(NAME);
    }

    /** The whole number; 0 if it is none. */
    public long integer() {
        return fields.scalar(INT, 0);
    }

    /** The real number; 0 if it is none. */
    public float real() {
        return Float.intBitsToFloat((int) fields.scalar(FLOAT, 0));
    }

    /** The text; empty if it is none. */
    public String text() {
        return fields.text(STRING);
    }

    /** The whole numbers; empty if it has none. */
    public long[] integers() {
        try {
            return fields.integers(INTS);
        } catch (MalformedException broken) {
            return new long[0];
        }
    }

    /** The real numbers; empty if it has none. */
    public float[] reals() {
        try {
            return fields.floats(FLOATS);
        } catch (MalformedException broken) {
            return new float[0];
        }
    }

    /** The tensor; null if it has none. */
    public @Nullable StoredTensor tensor() {
        return tensors.isEmpty() ? null : tensors.getFirst();
    }

    /** All tensors. */
    public List<StoredTensor> tensors() {
        return tensors;
    }

    /** Graphs of a branch or a loop; for reading only, what is changed in them is not written. */
    public List<OnnxGraph> graphs() {
        return graphs;
    }

    ProtoFields fields() {
        return fields;
    }
}
