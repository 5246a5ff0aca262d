package lathe.neural.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** One operation of a graph ({@code NodeProto}). Immutable. */
public final class OnnxNode {

    private static final int INPUT = 1;
    private static final int OUTPUT = 2;
    private static final int NAME = 3;
    private static final int OP_TYPE = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;

    private final String operator;
    private final String domain;
    private final String name;
    private final List<String> inputs;
    private final List<String> outputs;
    private final SequencedMap<String, OnnxAttribute> attributes;
    private final ProtoFields others;

    private OnnxNode(
            String operator,
            String domain,
            String name,
            List<String> inputs,
            List<String> outputs,
            SequencedMap<String, OnnxAttribute> attributes,
            ProtoFields others) {
        this.operator = operator;
        this.domain = domain;
        this.name = name;
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.attributes = Collections.unmodifiableSequencedMap(attributes);
        this.others = others;
    }

    static OnnxNode read(ByteSlice bytes, ReadLimits limits) throws MalformedException {
        ProtoFields fields = ProtoFields.parse(bytes, limits);
        SequencedMap<String, OnnxAttribute> attributes = new LinkedHashMap<>();
        for (ByteSlice part : fields.all(ATTRIBUTE)) {
            OnnxAttribute attribute = OnnxAttribute.read(part, limits);
            if (attributes.put(attribute.name(), attribute) != null) {
                throw new MalformedException("has a node with two attributes " + attribute.name());
            }
        }
        return new OnnxNode(
                fields.text(OP_TYPE),
                fields.text(DOMAIN),
                fields.text(NAME),
                fields.texts(INPUT),
                fields.texts(OUTPUT),
                attributes,
                fields.without(number -> isWritten(number, fields)));
    }

    /** Names and domains that are there and empty stay among the others: torch writes them, and the file is to be the same. */
    private static boolean isWritten(int number, ProtoFields fields) {
        return switch (number) {
            case INPUT, OUTPUT, OP_TYPE, ATTRIBUTE -> true;
            case NAME, DOMAIN -> !fields.text(number).isEmpty();
            default -> false;
        };
    }

    /** An operation of the standard domain, named after its first output. */
    public static OnnxNode of(String operator, List<String> inputs, List<String> outputs, OnnxAttribute... attributes) {
        SequencedMap<String, OnnxAttribute> named = new LinkedHashMap<>();
        for (OnnxAttribute attribute : attributes) {
            named.put(attribute.name(), attribute);
        }
        return new OnnxNode(operator, "", outputs.getFirst(), inputs, outputs, named, ProtoFields.NONE);
    }

    /** What it does, such as {@code Conv}. */
    public String operator() {
        return operator;
    }

    /** Whose operator it is; empty for the ONNX standard. */
    public String domain() {
        return domain.equals("ai.onnx") ? "" : domain;
    }

    /** True if it is an operator of the ONNX standard, of this type. */
    public boolean is(String standardOperator) {
        return operator.equals(standardOperator) && domain().isEmpty();
    }

    /** Name; often empty. */
    public String name() {
        return name;
    }

    /** Names of the values it takes; an empty one stands for an optional input that is left out. */
    public List<String> inputs() {
        return inputs;
    }

    /** Name of one input; empty if it is left out. */
    public String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    /** Names of the values it gives. */
    public List<String> outputs() {
        return outputs;
    }

    /** The first output. */
    public String output() {
        return outputs.isEmpty() ? "" : outputs.getFirst();
    }

    /** Settings by name. */
    public SequencedMap<String, OnnxAttribute> attributes() {
        return attributes;
    }

    /** A whole-number setting. */
    public long integer(String attribute, long absent) {
        OnnxAttribute found = attributes.get(attribute);
        return found == null ? absent : found.integer();
    }

    /** A setting of several whole numbers; null if it is not there. */
    public long @Nullable [] integers(String attribute) {
        OnnxAttribute found = attributes.get(attribute);
        return found == null ? null : found.integers();
    }

    /** A setting that is a text. */
    public String text(String attribute, String absent) {
        OnnxAttribute found = attributes.get(attribute);
        return found == null ? absent : found.text();
    }

    /** The same operation under another name, which no other node of a graph may have. */
    public OnnxNode named(String newName) {
        return new OnnxNode(operator, domain, newName, inputs, outputs, attributes, others);
    }

    /** The same operation on other values. */
    public OnnxNode withInputs(List<String> newInputs) {
        return new OnnxNode(operator, domain, name, newInputs, outputs, attributes, others);
    }

    /** The same operation with another name for what it gives. */
    public OnnxNode withOutputs(List<String> newOutputs) {
        return new OnnxNode(operator, domain, name, inputs, newOutputs, attributes, others);
    }

    /** The same operation with a setting replaced or added. */
    public OnnxNode with(OnnxAttribute attribute) {
        SequencedMap<String, OnnxAttribute> changed = new LinkedHashMap<>(attributes);
        changed.put(attribute.name(), attribute);
        return new OnnxNode(operator, domain, name, inputs, outputs, changed, others);
    }

    /** Values that the operation needs: its inputs, and what graphs within it take from outside. */
    public List<String> needs() {
        List<String> needed = new ArrayList<>();
        inputs.stream().filter(input -> !input.isEmpty()).forEach(needed::add);
        for (OnnxAttribute attribute : attributes.values()) {
            for (OnnxGraph inner : attribute.graphs()) {
                needed.addAll(inner.outerNames());
            }
        }
        return needed;
    }

    ProtoFields fields() {
        ProtoFields.Builder fields = new ProtoFields.Builder()
                .texts(INPUT, inputs)
                .texts(OUTPUT, outputs)
                .textIfAny(NAME, name)
                .text(OP_TYPE, operator)
                .textIfAny(DOMAIN, domain);
        for (OnnxAttribute attribute : attributes.values()) {
            fields.message(ATTRIBUTE, attribute.fields());
        }
        return fields.addAll(others).build();
    }

    @Override
    public String toString() {
        return operator + " " + (name.isEmpty() ? output() : name);
    }
}
