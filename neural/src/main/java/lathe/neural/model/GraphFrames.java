package lathe.neural.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;
import org.jspecify.annotations.Nullable;

/** A graph that takes frames and gives samples, or spectra of frames, seen as a {@link FrameModel} by its ports alone. */
final class GraphFrames implements FrameModel {

    private static final int CODES_UNTOLD = 64;
    private static final int CODEBOOKS_UNTOLD = 4;
    private static final int BANDS_UNTOLD = 80;
    private static final int LENGTH = 64;

    private final ModelPackage model;
    private final ModelFile file;
    private final InferenceSession session;
    private final SequencedMap<String, FrameInput> inputs = new LinkedHashMap<>();
    private final boolean givesSamples;
    private final int spectraPerFrame;

    /**
     * @param examples tensors of a test vector, by input
     * @throws ModelException if its ports do not say where frames are, saying what is missing
     */
    GraphFrames(ModelPackage model, ModelFile file, InferenceSession session, Map<String, Tensor> examples)
            throws ModelException {
        this.model = model;
        this.file = file;
        this.session = session;
        givesSamples = session.outputs().stream()
                .anyMatch(output -> described(output.name())
                        .filter(port -> port.axis("samples") >= 0)
                        .isPresent());
        boolean givesFrames = session.outputs().stream()
                .anyMatch(output -> described(output.name())
                        .filter(port -> port.axis("frames") >= 0)
                        .isPresent());
        if (!givesSamples && !givesFrames) {
            throw unmeasured("does not say which axis of its output is samples");
        }
        int stftHop = model.section("stft")
                .integer("hop_length", 1, 1 << 20)
                .orElse(model.audio().hopSamples());
        spectraPerFrame = Math.max(1, model.audio().hopSamples() / Math.max(1, stftHop));
        int frames = 0;
        for (Port input : session.inputs()) {
            int here = framesOf(input, examples);
            frames = frames == 0 || (here > 0 && here < frames) ? here : frames;
        }
        if (frames == 0) {
            throw unmeasured("does not say which axis of its input is frames");
        }
        for (Port input : session.inputs()) {
            inputs.put(input.name(), input(input, frames, examples));
        }
    }

    private Optional<ModelPort> described(String name) {
        return model.ports().stream()
                .filter(port -> port.file().equals(file.path()) && port.name().equals(name))
                .findFirst();
    }

    private ModelException unmeasured(String finding) {
        return new ModelException(file.path(), finding, "describe its layout under ports");
    }

    private int axis(Port input) {
        return described(input.name()).map(port -> port.axis("frames")).orElse(-1);
    }

    private int framesOf(Port input, Map<String, Tensor> examples) throws ModelException {
        int axis = axis(input);
        if (axis < 0) {
            return 0;
        }
        if (axis < input.rank() && input.dims().get(axis) >= 0) {
            throw unmeasured("takes " + input.dims().get(axis) + " frames and no others");
        }
        Tensor example = examples.get(input.name());
        return example == null ? LENGTH : (int) example.dim(axis);
    }

    private FrameInput input(Port input, int frames, Map<String, Tensor> examples) throws ModelException {
        int axis = axis(input);
        ModelPort port = described(input.name()).orElse(null);
        if (port != null && port.role().startsWith("state")) {
            throw unmeasured("carries its state from call to call");
        }
        Tensor example = examples.get(input.name());
        if (example == null) {
            example = made(input, port);
        }
        int perFrame = axis < 0 ? 1 : Math.max(1, (int) example.dim(axis) / frames);
        return new FrameInput(example, axis, perFrame);
    }

    private Tensor made(Port input, @Nullable ModelPort port) throws ModelException {
        if (port == null || port.layout().size() != input.rank()) {
            throw unmeasured("input " + input.name() + " is not described");
        }
        long[] shape = new long[input.rank()];
        for (int axis = 0; axis < shape.length; axis++) {
            long fixed = input.dims().get(axis);
            shape[axis] = fixed >= 0 ? fixed : size(port.layout().get(axis));
        }
        if (input.type().isFloating()) {
            return port.role().equals("f0") ? filled(220, shape) : FrameInput.noise(shape);
        }
        int size = model.section("codec")
                .integer("codebook_size", 1, Integer.MAX_VALUE)
                .orElse(CODES_UNTOLD);
        return FrameInput.codes(size, shape);
    }

    private static Tensor filled(float value, long... shape) {
        float[] values = new float[Tensor.elements(shape)];
        Arrays.fill(values, value);
        return Tensor.ofFloats(values, shape);
    }

    private long size(String axis) throws ModelException {
        return switch (axis) {
            case "frames" -> LENGTH;
            case "codebooks" ->
                model.section("codec").integer("codebooks", 1, 1 << 16).orElse(CODEBOOKS_UNTOLD);
            case "latent" -> model.section("latent").integer("dim", 1, 1 << 16).orElse(CODES_UNTOLD);
            case "mels" -> BANDS_UNTOLD;
            default -> 1;
        };
    }

    /** Whether what comes out is sound, not spectra that something after the graph turns into sound. */
    boolean givesSamples() {
        return givesSamples;
    }

    @Override
    public int hopSamples() {
        return givesSamples ? Math.max(1, model.audio().hopSamples()) : spectraPerFrame;
    }

    @Override
    public float[][] decode(int from, int to, int spoiled) throws InferenceException {
        Map<String, Tensor> values = new LinkedHashMap<>();
        inputs.forEach((name, input) -> values.put(name, input.stretch(from, to, spoiled)));
        SequencedMap<String, Tensor> outputs = session.run(values);
        List<float[]> rows = new ArrayList<>();
        for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
            Optional<ModelPort> port = described(output.getKey());
            int axis = port.map(told -> told.axis(givesSamples ? "samples" : "frames"))
                    .orElse(-1);
            if (axis >= 0
                    && output.getValue().isFloat()
                    && axis < output.getValue().rank()) {
                addRows(output.getValue(), axis, rows);
            }
        }
        return rows.toArray(float[][]::new);
    }

    private static void addRows(Tensor tensor, int axis, List<float[]> rows) {
        int length = (int) tensor.dim(axis);
        int inner = Tensor.elements(Arrays.copyOfRange(tensor.shape(), axis + 1, tensor.rank()));
        for (int at = 0; length > 0 && at < tensor.count(); at += length * inner) {
            for (int k = 0; k < inner; k++) {
                float[] row = new float[length];
                for (int i = 0; i < length; i++) {
                    row[i] = tensor.floats()[at + i * inner + k];
                }
                rows.add(row);
            }
        }
    }
}
