package lathe.neural.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lathe.neural.graph.GraphFacts.Fault;
import org.jspecify.annotations.Nullable;

/** Looks through one model for what a runtime must not see. */
final class FaultSearch {

    /** ONNX Runtime promises nothing below. */
    private static final long OLDEST_OPSET = 7;

    /** The newest that ONNX Runtime 1.29 names as released. */
    private static final long NEWEST_OPSET = 26;

    private static final Set<String> RUNTIME_DOMAINS =
            Set.of("", "ai.onnx.ml", "com.microsoft", "com.microsoft.nchwc", "ai.onnx.training", "ai.onnx.preview");

    private static final String EXPORT_AGAIN = "export the model again";
    private static final int MOST_TOLD = 20;

    private final @Nullable Path folder;
    private final Set<String> domains;
    private final List<Fault> faults = new ArrayList<>();

    FaultSearch(OnnxFile file, @Nullable Path folder) {
        this.folder = folder;
        domains = new HashSet<>(RUNTIME_DOMAINS);
        domains.addAll(file.functionDomains());
        checkOpset(file);
        checkEnds(file.graph());
        checkGraph(file.graph(), Set.of());
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private void tell(String finding, String remedy) {
        if (faults.size() < MOST_TOLD) {
            faults.add(new Fault(finding, remedy));
        }
    }

    private void checkOpset(OnnxFile file) {
        long opset = file.opset();
        if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
            String found = opset == 0 ? "does not say for which opset it was written" : "is written for opset " + opset;
            tell(found, "export it for an opset from " + OLDEST_OPSET + " to " + NEWEST_OPSET);
        }
    }

    private void checkEnds(OnnxGraph graph) {
        if (graph.outputs().isEmpty()) {
            tell("has no output", EXPORT_AGAIN);
        }
        graph.feeds().forEach(input -> checkEnd("input", input));
        graph.outputs().forEach(output -> checkEnd("output", output));
    }

    private void checkEnd(String side, OnnxValue value) {
        if (!value.isTensor()) {
            tell(side + " " + value.name() + " is no tensor", "export the model with tensors only");
        } else if (value.type() == TensorType.STRING) {
            tell(side + " " + value.name() + " is of strings", "export the model with numbers only");
        }
    }

    private void checkGraph(OnnxGraph graph, Set<String> outer) {
        graph.initialisers().values().forEach(weight -> checkTensor("weight " + weight.name(), weight));
        for (OnnxNode node : graph.nodes()) {
            if (!domains.contains(node.domain())) {
                tell(
                        "has a node " + node + " of \"" + node.domain() + "\", which this runtime does not know",
                        "export it with standard operators");
            }
            for (OnnxAttribute attribute : node.attributes().values()) {
                attribute.tensors().forEach(tensor -> checkTensor("constant of node " + node, tensor));
            }
        }
        Set<String> known = new HashSet<>(outer);
        known.addAll(graph.initialisers().keySet());
        graph.inputs().forEach(input -> known.add(input.name()));
        checkOrder(graph, known);
        graph.nodes().forEach(node -> known.addAll(node.outputs()));
        for (OnnxValue output : graph.outputs()) {
            if (!known.contains(output.name())) {
                tell("output " + output.name() + " is given by no node", EXPORT_AGAIN);
            }
        }
        for (OnnxNode node : graph.nodes()) {
            for (OnnxAttribute attribute : node.attributes().values()) {
                attribute.graphs().forEach(inner -> checkGraph(inner, known));
            }
        }
    }

    private void checkTensor(String what, StoredTensor tensor) {
        if (tensor.type() == TensorType.STRING) {
            tell(what + " is of strings", "export the model with numbers only");
            return;
        }
        String fault = tensor.fault();
        if (fault == null) {
            fault = ExternalData.fault(tensor, folder);
        }
        if (fault != null) {
            String remedy = tensor.isExternal()
                    ? "put all files of the model into one folder"
                    : "export or download the model again";
            tell(what + " " + fault, remedy);
        }
    }

    /** Kahn's topological sort: what cannot be put in order takes its own output. */
    private void checkOrder(OnnxGraph graph, Set<String> given) {
        Map<String, Integer> giver = new HashMap<>();
        List<OnnxNode> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                if (!output.isEmpty() && (giver.put(output, i) != null || given.contains(output))) {
                    tell("value " + output + " is given twice", EXPORT_AGAIN);
                }
            }
        }
        int[] waitingFor = new int[nodes.size()];
        List<List<Integer>> takers = new ArrayList<>();
        nodes.forEach(node -> takers.add(new ArrayList<>(2)));
        for (int i = 0; i < nodes.size(); i++) {
            for (String need : nodes.get(i).needs()) {
                Integer from = giver.get(need);
                if (from != null) {
                    waitingFor[i]++;
                    takers.get(from).add(i);
                } else if (!given.contains(need)) {
                    tell("node " + nodes.get(i) + " takes " + need + ", which nothing gives", EXPORT_AGAIN);
                }
            }
        }
        List<Integer> ready = new ArrayList<>();
        for (int i = 0; i < waitingFor.length; i++) {
            if (waitingFor[i] == 0) {
                ready.add(i);
            }
        }
        for (int done = 0; done < ready.size(); done++) {
            for (int taker : takers.get(ready.get(done))) {
                if (--waitingFor[taker] == 0) {
                    ready.add(taker);
                }
            }
        }
        if (ready.size() < nodes.size()) {
            Set<Integer> sorted = new HashSet<>(ready);
            int first = 0;
            while (sorted.contains(first)) {
                first++;
            }
            tell("node " + nodes.get(first) + " waits for itself: the graph has a cycle", EXPORT_AGAIN);
        }
    }
}
