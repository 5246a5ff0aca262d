package lathe.neural.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Nodes, weights, inputs and outputs of a model or of one branch of it ({@code GraphProto}). The lists are the graph's own: a
 * rewrite changes them in place. Not thread-safe.
 */
public final class OnnxGraph {

    private static final int NODE = 1;
    private static final int NAME = 2;
    private static final int INITIALISER = 5;
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int VALUE_INFO = 13;

    private final List<OnnxNode> nodes = new ArrayList<>();
    private final SequencedMap<String, StoredTensor> initialisers = new LinkedHashMap<>();
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
    private final ProtoFields others;

    private OnnxGraph(ProtoFields others) {
        this.others = others;
    }

    /** A graph without nodes. */
    public static OnnxGraph empty(String name) {
        return new OnnxGraph(new ProtoFields.Builder().text(NAME, name).build());
    }

    static OnnxGraph read(ByteSlice bytes, ReadLimits limits) throws MalformedException {
        limits.enterGraph();
        ProtoFields fields = ProtoFields.parse(bytes, limits);
        OnnxGraph graph = new OnnxGraph(fields.without(OnnxGraph::isKnown));
        for (ProtoFields.Field field : fields.fields()) {
            switch (field.number()) {
                case NODE -> graph.nodes.add(OnnxNode.read(field.bytes(), limits));
                case INITIALISER -> graph.addOnce(StoredTensor.read(field.bytes(), limits));
                case INPUT -> graph.inputs.add(OnnxValue.read(field.bytes(), limits));
                case OUTPUT -> graph.outputs.add(OnnxValue.read(field.bytes(), limits));
                case VALUE_INFO -> {
                    OnnxValue value = OnnxValue.read(field.bytes(), limits);
                    graph.values.put(value.name(), value);
                }
                default -> {}
            }
        }
        limits.leaveGraph();
        return graph;
    }

    private static boolean isKnown(int number) {
        return number == NODE || number == INITIALISER || number == INPUT || number == OUTPUT || number == VALUE_INFO;
    }

    private void addOnce(StoredTensor initialiser) throws MalformedException {
        if (initialisers.put(initialiser.name(), initialiser) != null) {
            throw new MalformedException("has two weights named " + initialiser.name());
        }
    }

    /** Operations, each after those whose values it takes. */
    public List<OnnxNode> nodes() {
        return nodes;
    }

    /** Weights by name; add with {@link #put}. */
    public SequencedMap<String, StoredTensor> initialisers() {
        return initialisers;
    }

    /** Adds a weight, or replaces one of the same name. */
    public void put(StoredTensor weight) {
        initialisers.put(weight.name(), weight);
    }

    /** What must be fed; in old files the weights are listed here too. */
    public List<OnnxValue> inputs() {
        return inputs;
    }

    /** Inputs that are no weights. */
    public List<OnnxValue> feeds() {
        return inputs.stream()
                .filter(input -> !initialisers.containsKey(input.name()))
                .toList();
    }

    /** What comes out. */
    public List<OnnxValue> outputs() {
        return outputs;
    }

    /** Types and shapes of values within, as far as the file says them. */
    public SequencedMap<String, OnnxValue> values() {
        return values;
    }

    /** Every name that means something in this graph itself: inputs, weights, and what nodes give. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(initialisers.keySet());
        inputs.forEach(input -> names.add(input.name()));
        nodes.forEach(node -> names.addAll(node.outputs()));
        return names;
    }

    /** Names that this graph, being a branch of another, takes from outside. */
    public Collection<String> outerNames() {
        Set<String> own = names();
        Set<String> outer = new LinkedHashSet<>();
        for (OnnxNode node : nodes) {
            for (String need : node.needs()) {
                if (!own.contains(need)) {
                    outer.add(need);
                }
            }
        }
        for (OnnxValue output : outputs) {
            if (!own.contains(output.name())) {
                outer.add(output.name());
            }
        }
        return outer;
    }

    ProtoFields fields() {
        ProtoFields.Builder fields = new ProtoFields.Builder();
        nodes.forEach(node -> fields.message(NODE, node.fields()));
        initialisers.values().forEach(weight -> fields.message(INITIALISER, weight.fields()));
        inputs.forEach(input -> fields.message(INPUT, input.fields()));
        outputs.forEach(output -> fields.message(OUTPUT, output.fields()));
        values.values().forEach(value -> fields.message(VALUE_INFO, value.fields()));
        return fields.addAll(others).build();
    }
}
