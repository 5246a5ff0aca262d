package lathe.neural.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.OnnxAttribute;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.StoredTensor;
import lathe.neural.graph.TensorType;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;

/** Runs a model and changed ones on the same inputs and measures how far apart their outputs are. */
final class ModelComparison {

    /** Tried in turn: some models take a few frames, others want a second of sound. */
    private static final int[][] SAMPLE_FRAMES = {{24, 37}, {32, 64}, {4096, 6001}};

    private static final long SEED = 20261121;

    private final OnnxFile reference;
    private final List<Map<String, Tensor>> inputs = new ArrayList<>();
    private final List<Map<String, Tensor>> expected = new ArrayList<>();

    /**
     * Runs the reference.
     *
     * @param samples inputs to run on; empty for made-up ones
     * @throws InferenceException if the reference does not take the inputs
     */
    ModelComparison(OnnxFile reference, List<Map<String, Tensor>> samples) throws ModelException, InferenceException {
        this.reference = reference;
        try (InferenceSession session = open(reference)) {
            if (samples.isEmpty()) {
                runOnMadeUp(session);
            } else {
                runOn(session, samples);
            }
        }
    }

    private void runOnMadeUp(InferenceSession session) throws InferenceException {
        InferenceException refusal = null;
        for (int[] lengths : SAMPLE_FRAMES) {
            List<Map<String, Tensor>> samples = new ArrayList<>();
            for (int frames : lengths) {
                samples.add(SampleInputs.random(session.inputs(), frames, SEED + frames));
            }
            try {
                runOn(session, samples);
                return;
            } catch (InferenceException wrongLength) {
                expected.clear();
                inputs.clear();
                refusal = refusal == null ? wrongLength : refusal;
            }
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private void runOn(InferenceSession session, List<Map<String, Tensor>> samples) throws InferenceException {
        for (Map<String, Tensor> sample : samples) {
            inputs.add(sample);
            expected.add(session.run(sample));
        }
    }

    private static InferenceSession open(OnnxFile model) throws ModelException {
        OnnxFile repeatable = model.copy();
        List<OnnxNode> nodes = repeatable.graph().nodes();
        // Noise from the same seed is the same noise in both.
        nodes.replaceAll(node ->
                node.operator().startsWith("Random") ? node.with(OnnxAttribute.of("seed", (float) SEED)) : node);
        return InferenceSession.open(repeatable.toBytes(), model.where(), null, SessionSettings.offline(1));
    }

    /**
     * The largest deviation of any output.
     *
     * @return relative to the peak of the reference's output; infinite if shapes differ or numbers are broken
     */
    double deviationOf(OnnxFile changed) throws ModelException, InferenceException {
        try (InferenceSession session = open(changed)) {
            double largest = 0;
            for (int i = 0; i < inputs.size(); i++) {
                largest = Math.max(largest, deviation(expected.get(i), session.run(inputs.get(i))));
            }
            return largest;
        }
    }

    /**
     * What rounding does to this model: the deviation of the reference with every weight moved to the next float. Models with
     * sines of large numbers in them amplify it, whoever computes them.
     */
    double deviationByRounding() throws ModelException, InferenceException {
        OnnxFile rounded = reference.copy();
        SplittableRandom random = new SplittableRandom(SEED);
        for (StoredTensor weight : List.copyOf(rounded.graph().initialisers().values())) {
            if (weight.type() == TensorType.FLOAT && weight.rank() > 1) {
                float[] values = weight.floats();
                for (int i = 0; i < values.length; i++) {
                    values[i] = random.nextBoolean() ? Math.nextUp(values[i]) : Math.nextDown(values[i]);
                }
                rounded.graph().put(StoredTensor.ofFloats(weight.name(), values, weight.dims()));
            }
        }
        return deviationOf(rounded);
    }

    private static double deviation(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        double largest = 0;
        for (Map.Entry<String, Tensor> entry : expected.entrySet()) {
            Tensor other = actual.get(entry.getKey());
            if (other == null || !Arrays.equals(other.shape(), entry.getValue().shape())) {
                return Double.POSITIVE_INFINITY;
            }
            largest = Math.max(largest, deviation(entry.getValue(), other));
        }
        return largest;
    }

    private static double deviation(Tensor expected, Tensor actual) {
        if (!expected.isFloat()) {
            return Arrays.equals(expected.integers(), actual.integers()) ? 0 : Double.POSITIVE_INFINITY;
        }
        double peak = 0;
        double difference = 0;
        for (int i = 0; i < expected.count(); i++) {
            double off = Math.abs((double) expected.floats()[i] - actual.floats()[i]);
            peak = Math.max(peak, Math.abs(expected.floats()[i]));
            difference = Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.max(difference, off);
        }
        return difference == 0 ? 0 : difference / peak;
    }
}
