package lathe.neural.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lathe.neural.graph.OnnxAttribute;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxGraph;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.StoredTensor;
import org.jspecify.annotations.Nullable;

/** Writes a graph's nodes anew, one after the other, with the small operations that rewrites need between them. */
final class GraphEditor {

    /** From here on axes are an input of {@code Squeeze} and {@code Unsqueeze}; before, a setting. */
    private static final long AXES_AS_INPUT = 13;

    private final OnnxGraph graph;
    private final long opset;
    private final Set<String> names;
    private final Map<String, StoredTensor> constants = new HashMap<>();
    private final List<OnnxNode> written = new ArrayList<>();

    GraphEditor(OnnxFile file) {
        graph = file.graph();
        opset = file.opset();
        names = new HashSet<>(graph.names());
        constants.putAll(graph.initialisers());
        for (OnnxNode node : graph.nodes()) {
            OnnxAttribute value = node.is("Constant") ? node.attributes().get("value") : null;
            StoredTensor tensor = value == null ? null : value.tensor();
            if (tensor != null) {
                constants.put(node.output(), tensor);
            }
        }
    }

    OnnxGraph graph() {
        return graph;
    }

    /** The value of a weight or a constant; null for what is only known when the model runs. */
    @Nullable
    StoredTensor constant(String name) {
        return constants.get(name);
    }

    /** A name that nothing has yet. */
    String freshName(String like) {
        String name = like;
        for (int i = 2; !names.add(name); i++) {
            name = like + "_" + i;
        }
        return name;
    }

    /** Adds a weight under a fresh name and gives the name. */
    String add(StoredTensor weight) {
        StoredTensor named = weight.named(freshName(weight.name()));
        graph.put(named);
        constants.put(named.name(), named);
        return named.name();
    }

    void write(OnnxNode node) {
        written.add(node);
    }

    /** Inserts an axis of size 1. */
    void unsqueeze(String input, String output, long axis) {
        written.add(withAxis("Unsqueeze", input, output, axis));
    }

    /** Takes out an axis of size 1. */
    void squeeze(String input, String output, long axis) {
        written.add(withAxis("Squeeze", input, output, axis));
    }

    private OnnxNode withAxis(String operator, String input, String output, long axis) {
        long[] axes = {axis};
        OnnxNode node = opset < AXES_AS_INPUT
                ? OnnxNode.of(operator, List.of(input), List.of(output), OnnxAttribute.of("axes", axes))
                : OnnxNode.of(operator, List.of(input, integers("axis" + axis, axes)), List.of(output));
        return node.named(freshName(output + "/" + operator));
    }

    /** A constant of whole numbers, made once for each name and content. */
    String integers(String name, long... values) {
        StoredTensor known = constants.get("lathe." + name);
        if (known != null) {
            return known.name();
        }
        return add(StoredTensor.ofLongs("lathe." + name, values, values.length));
    }

    /** Puts the written nodes in the place of the old ones, without those whose values nobody takes any more. */
    void finish() {
        Set<String> taken = new HashSet<>();
        graph.outputs().forEach(output -> taken.add(output.name()));
        List<OnnxNode> kept = new ArrayList<>();
        for (OnnxNode node : written.reversed()) {
            if (node.outputs().stream().anyMatch(taken::contains)) {
                kept.add(node);
                taken.addAll(node.needs());
            }
        }
        graph.nodes().clear();
        graph.nodes().addAll(kept.reversed());
        Set<String> inputs = new HashSet<>();
        graph.inputs().stream().map(OnnxValue::name).forEach(inputs::add);
        graph.initialisers().keySet().removeIf(name -> !taken.contains(name) && !inputs.contains(name));
        Set<String> left = graph.names();
        graph.values().keySet().removeIf(name -> !left.contains(name));
    }
}
