package lathe.neural.optimize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.ExternalData;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.TensorType;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;

/**
 * A model as it should be run on a CPU: rewritten if that keeps its result, which is tried on a few inputs first, else as it
 * was published.
 *
 * @param model what to run, whole by itself
 * @param isRewritten false if it is the model as it was
 * @param explanation what was done and how far the results are apart, or why nothing was done; a sentence without full stop
 * @param deviation largest difference of an output, relative to its peak; 0 if nothing was done
 */
public record Optimisation(OnnxFile model, boolean isRewritten, String explanation, double deviation) {

    /** Rounding makes a little less than this on all models tried; a mistake makes much more. */
    public static final double MAX_DEVIATION = 3e-6;

    /** A model that amplifies rounding may be apart by as much as a few roundings of its weights make. */
    private static final double MAX_ROUNDINGS = 4;

    private static final double MAX_AMPLIFIED = 1e-4;
    private static final double HALF_STEP = 0x1p-10;
    private static final long OLDEST_OPSET = 11;
    private static final long NEWEST_OPSET = 26;

    /**
     * Reads a model and makes it faster if that is possible.
     *
     * @param samples inputs that the model takes, to compare results on; empty for made-up ones
     * @throws IOException if the file cannot be read
     */
    public static Optimisation of(Path file, List<Map<String, Tensor>> samples) throws IOException {
        OnnxFile model = OnnxFile.read(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            ExternalData.embed(model, folder);
        }
        return of(model, samples);
    }

    /** The same for a model that was read and has no files beside it; it is not changed. */
    public static Optimisation of(OnnxFile original, List<Map<String, Tensor>> samples) {
        if (original.opset() < OLDEST_OPSET || original.opset() > NEWEST_OPSET) {
            return unchanged(
                    original, "opset " + original.opset() + " is outside " + OLDEST_OPSET + " to " + NEWEST_OPSET);
        }
        OnnxFile rewritten = original.copy();
        ConvolutionLift.Count count = ConvolutionLift.apply(rewritten);
        if (count.convolutions() + count.transposed() == 0) {
            return unchanged(original, "it has no convolutions along time with constant weights");
        }
        try {
            ModelComparison comparison = new ModelComparison(original, samples);
            double deviation = comparison.deviationOf(rewritten);
            if (deviation <= allowed(original)) {
                return new Optimisation(rewritten, true, explain(count, deviation), deviation);
            }
            double byRounding = comparison.deviationByRounding();
            return deviation <= Math.min(MAX_ROUNDINGS * byRounding, MAX_AMPLIFIED)
                    ? new Optimisation(rewritten, true, explain(count, deviation) + amplified(byRounding), deviation)
                    : unchanged(original, "its result would differ by " + shown(deviation) + " of the peak");
        } catch (InferenceException | ModelException failure) {
            return unchanged(original, "its result could not be compared (" + failure.getMessage() + ")");
        }
    }

    /** Outputs of half precision cannot be nearer to each other than their own last bit. */
    private static double allowed(OnnxFile model) {
        boolean isHalf = model.graph().outputs().stream().anyMatch(output -> output.type() == TensorType.FLOAT16);
        return isHalf ? HALF_STEP : MAX_DEVIATION;
    }

    private static String amplified(double byRounding) {
        return "; rounding its weights alone makes " + shown(byRounding);
    }

    private static String shown(double deviation) {
        return String.format(Locale.ROOT, "%.1e", deviation);
    }

    private static Optimisation unchanged(OnnxFile original, String reason) {
        return new Optimisation(original, false, "left as it is: " + reason, 0);
    }

    private static String explain(ConvolutionLift.Count count, double deviation) {
        return String.format(
                Locale.ROOT,
                "%d convolutions written for blocked kernels, %d transposed ones as polyphase filters, same within %.1e of the peak",
                count.convolutions(),
                count.transposed(),
                deviation);
    }
}
