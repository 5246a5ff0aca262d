package lathe.neural.optimize;

import java.util.List;
import java.util.Map;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.OnnxFile;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;

/**
 * A model whose convolutions run on eight bits, with a verdict on what that costs. Steps are fixed beforehand from runs on a few
 * inputs (static quantisation): finding them anew in every run is slower than floating point. Source: Jacob et al.,
 * "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only Inference", 2018.
 *
 * @param model the model; for whoever takes it in spite of the verdict, too
 * @param verdict how far its sound is from the original's
 * @param convolutions how many run on eight bits
 */
public record Int8Model(OnnxFile model, Int8Verdict verdict, int convolutions) {

    private static final long OLDEST_OPSET = 13;

    /**
     * Makes and judges one.
     *
     * @param model in floating point, best after {@link Optimisation}; must end with sound and nothing else
     * @param samples inputs as the model will get them, a few seconds in all. The last one is kept for the verdict, unless it is
     *     the only one
     * @throws ModelException if the model cannot be brought to eight bits, saying why
     * @throws InferenceException if the model does not take the samples
     */
    public static Int8Model of(
            OnnxFile model, List<Map<String, Tensor>> samples, Int8Settings settings, Int8Verdict.Limits limits)
            throws ModelException, InferenceException {
        require(model, samples, settings);
        List<Map<String, Tensor>> calibration = samples.size() == 1 ? samples : samples.subList(0, samples.size() - 1);
        List<String> names = Int8Writer.activations(model, settings);
        Map<String, ActivationRange> ranges = Calibration.ranges(model, names, calibration, settings.percentile());
        OnnxFile quantised = Int8Writer.write(model, settings, ranges);
        Map<String, Tensor> judged = samples.getLast();
        Int8Verdict verdict = Int8Verdict.of(sound(model, judged), sound(quantised, judged), limits);
        return new Int8Model(quantised, verdict, Int8Writer.count(model, settings));
    }

    private static void require(OnnxFile model, List<Map<String, Tensor>> samples, Int8Settings settings)
            throws ModelException {
        if (samples.isEmpty()) {
            throw new ModelException(
                    model.where(), "no input to find the steps of eight bits from", "give spectrograms or audio");
        }
        if (model.opset() < OLDEST_OPSET) {
            throw new ModelException(
                    model.where(),
                    "is written for opset " + model.opset() + ", which has no steps for each channel",
                    "export it for opset " + OLDEST_OPSET + " or later");
        }
        if (model.graph().outputs().size() != 1) {
            throw new ModelException(
                    model.where(),
                    "has " + model.graph().outputs().size() + " outputs, and a verdict needs sound",
                    "use it in floating point");
        }
        if (Int8Writer.count(model, settings) == 0) {
            throw new ModelException(
                    model.where(), "has no convolutions that eight bits would make faster", "use it as it is");
        }
    }

    private static float[] sound(OnnxFile model, Map<String, Tensor> input) throws ModelException, InferenceException {
        try (InferenceSession session =
                InferenceSession.open(model.toBytes(), model.where(), null, SessionSettings.offline(1))) {
            Tensor sound = session.run(input).firstEntry().getValue();
            if (!sound.isFloat()) {
                throw new ModelException(model.where(), "gives whole numbers, not sound", "use it as it is");
            }
            return sound.floats();
        }
    }
}
