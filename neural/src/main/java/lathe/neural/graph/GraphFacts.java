package lathe.neural.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a model without running it, and what is wrong with it. A model with {@link #faults} must not reach a
 * runtime: some of them end the process rather than the call.
 *
 * @param inputs what must be fed
 * @param outputs what comes out
 * @param opset version of the ONNX standard's operators
 * @param operators how often each operator occurs, branches included
 * @param weights numbers in all weights
 * @param weightBytes bytes of all weights, those beside the model included
 * @param metadata free texts of whoever exported it
 * @param faults what is wrong, the first ones if it is much; empty if the model is sound
 */
public record GraphFacts(
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        long opset,
        SequencedMap<String, Integer> operators,
        long weights,
        long weightBytes,
        SequencedMap<String, String> metadata,
        List<Fault> faults) {

    /**
     * One thing that is wrong.
     *
     * @param finding without a full stop
     * @param remedy what to do, in the imperative
     */
    public record Fault(String finding, String remedy) {}

    /**
     * Looks at a model.
     *
     * @param folder where files beside the model are looked for; null if there are none, the model being in memory
     */
    public static GraphFacts of(OnnxFile file, @Nullable Path folder) {
        OnnxGraph graph = file.graph();
        SequencedMap<String, Integer> operators = new TreeMap<>();
        countOperators(graph, operators);
        long weights = 0;
        long bytes = 0;
        for (StoredTensor weight : graph.initialisers().values()) {
            TensorType type = weight.type();
            weights += Math.max(0, weight.elements());
            bytes += type == null ? 0 : type.bytes(Math.max(0, weight.elements()));
        }
        return new GraphFacts(
                graph.feeds(),
                List.copyOf(graph.outputs()),
                file.opset(),
                operators,
                weights,
                bytes,
                file.metadata(),
                new FaultSearch(file, folder).faults());
    }

    /** Whether it draws random numbers, so that no two runs give the same. */
    public boolean isRandom() {
        return operators.sequencedKeySet().stream()
                .anyMatch(name -> name.startsWith("Random") || name.equals("Bernoulli") || name.equals("Multinomial"));
    }

    private static void countOperators(OnnxGraph graph, SequencedMap<String, Integer> operators) {
        for (OnnxNode node : graph.nodes()) {
            operators.merge(node.operator(), 1, Integer::sum);
            for (OnnxAttribute attribute : node.attributes().values()) {
                attribute.graphs().forEach(inner -> countOperators(inner, operators));
            }
        }
    }

    /**
     * Passes a sound model.
     *
     * @throws OnnxFileException if there is any fault, with the first
     */
    public void requireSound(String where) throws OnnxFileException {
        if (!faults.isEmpty()) {
            Fault first = faults.getFirst();
            throw new OnnxFileException(where, first.finding(), first.remedy());
        }
    }
}
