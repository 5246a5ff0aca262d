package lathe.neural.optimize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.TensorType;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.NativeTensor;
import lathe.neural.session.SessionSettings;

/** Finds out between which values the inside of a model lies, by running it with its inside led out. */
final class Calibration {

    /** Values led out of one run at a time; all at once would take the memory of many runs. */
    private static final int GROUP = 12;

    private final InferenceSession session;
    private final List<String> names;
    private final List<Map<String, Tensor>> samples;

    private Calibration(InferenceSession session, List<String> names, List<Map<String, Tensor>> samples) {
        this.session = session;
        this.names = names;
        this.samples = samples;
    }

    /** Ranges of the named values over all samples. */
    static SequencedMap<String, ActivationRange> ranges(
            OnnxFile model, List<String> names, List<Map<String, Tensor>> samples, double percentile)
            throws ModelException, InferenceException {
        OnnxFile open = model.copy();
        Set<String> outputs = new HashSet<>();
        open.graph().outputs().forEach(output -> outputs.add(output.name()));
        for (String name : names) {
            if (outputs.add(name)) {
                open.graph().outputs().add(OnnxValue.of(name, TensorType.FLOAT, List.of("", "", "", "")));
            }
        }
        try (InferenceSession session =
                InferenceSession.open(open.toBytes(), model.where(), null, SessionSettings.offline(1))) {
            return new Calibration(session, names, samples).ranges(percentile);
        }
    }

    private SequencedMap<String, ActivationRange> ranges(double percentile) throws InferenceException {
        SequencedMap<String, ActivationRange> ranges = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += GROUP) {
            List<String> group = names.subList(from, Math.min(from + GROUP, names.size()));
            Map<String, ActivationRange> bounds = new HashMap<>();
            forEach(group, (name, values) -> bounds.merge(name, boundsOf(values), Calibration::both));
            if (percentile == 100) {
                group.forEach(name -> ranges.put(name, known(bounds, name)));
                continue;
            }
            Map<String, ActivationHistogram> histograms = new HashMap<>();
            bounds.forEach((name, range) -> histograms.put(name, new ActivationHistogram(range.min(), range.max())));
            forEach(group, (name, values) -> {
                ActivationHistogram histogram = histograms.get(name);
                if (histogram != null) {
                    histogram.add(values);
                }
            });
            histograms.forEach((name, histogram) -> ranges.put(name, histogram.covering(percentile)));
        }
        return ranges;
    }

    private static ActivationRange known(Map<String, ActivationRange> bounds, String name) {
        return bounds.getOrDefault(name, new ActivationRange(0, 0));
    }

    private interface Observer {
        void see(String name, float[] values);
    }

    private void forEach(List<String> group, Observer observer) throws InferenceException {
        for (Map<String, Tensor> sample : samples) {
            Map<String, NativeTensor> inputs = new HashMap<>();
            Map<String, NativeTensor> results = Map.of();
            try {
                for (var port : session.inputs()) {
                    Tensor value = sample.get(port.name());
                    if (value != null) {
                        inputs.put(port.name(), NativeTensor.of(value, port.type()));
                    }
                }
                results = session.runNative(inputs, Set.copyOf(group));
                results.forEach(
                        (name, tensor) -> observer.see(name, tensor.toTensor().floats()));
            } finally {
                inputs.values().forEach(NativeTensor::close);
                results.values().forEach(NativeTensor::close);
            }
        }
    }

    private static ActivationRange boundsOf(float[] values) {
        float min = 0;
        float max = 0;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return new ActivationRange(min, max);
    }

    private static ActivationRange both(ActivationRange a, ActivationRange b) {
        return new ActivationRange(Math.min(a.min(), b.min()), Math.max(a.max(), b.max()));
    }
}
