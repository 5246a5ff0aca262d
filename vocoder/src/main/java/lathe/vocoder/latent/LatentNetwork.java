package lathe.vocoder.latent;

import java.util.List;
import java.util.Map;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;

/** A graph with latents at its door: finds out how it wants them, and feeds it. */
final class LatentNetwork implements AutoCloseable {

    private final InferenceSession session;
    private final LatentFormat format;
    private final Port input;
    private final Port output;
    private final LatentLayout layout;

    private LatentNetwork(InferenceSession session, LatentFormat format, Port input, Port output, LatentLayout layout) {
        this.session = session;
        this.format = format;
        this.input = input;
        this.output = output;
        this.layout = layout;
    }

    /**
     * @param session closed here if it does not fit
     * @throws ModelException if the graph takes something else than latents of this format
     */
    static LatentNetwork of(InferenceSession session, LatentFormat format) throws ModelException {
        try {
            List<Port> inputs = session.inputs().stream()
                    .filter(port -> port.type().isFloating())
                    .toList();
            if (inputs.size() != 1 || session.inputs().size() != 1) {
                throw new ModelException(
                        session.name(),
                        "has the inputs " + session.inputs() + ", a latent decoder has one",
                        "give the decoder half of the autoencoder");
            }
            Port input = inputs.getFirst();
            LatentLayout layout = layout(session.name(), input, format);
            Port output = session.outputs().stream()
                    .filter(port -> port.type().isFloating())
                    .findFirst()
                    .orElseThrow(() -> new ModelException(
                            session.name(), "has no output of floating point numbers", "export it again"));
            return new LatentNetwork(session, format, input, output, layout);
        } catch (ModelException refused) {
            session.close();
            throw refused;
        }
    }

    /** The format's own layout if the graph takes it; frames first, which transformers export, where it says so. */
    private static LatentLayout layout(String model, Port input, LatentFormat format) throws ModelException {
        if (accepts(input, format.layout(), format)) {
            return format.layout();
        }
        boolean valuesLast = input.rank() == 3 && input.dims().getLast() == (long) format.dim() * format.height();
        if (valuesLast && accepts(input, LatentLayout.FRAMES_FIRST, format)) {
            return LatentLayout.FRAMES_FIRST;
        }
        throw new ModelException(
                model,
                "takes " + input + ", not latents of " + format.dim()
                        + (format.height() > 1 ? " x " + format.height() : "") + " values a frame as " + format.name(),
                "choose the format it belongs to");
    }

    private static boolean accepts(Port input, LatentLayout layout, LatentFormat format) {
        long[] inner = layout.shape(format.dim(), format.height(), 1);
        if (input.rank() != inner.length + 1) {
            return false;
        }
        int axis = layout.framesAxis(input.rank());
        long[] shape = new long[input.rank()];
        shape[0] = 1;
        System.arraycopy(inner, 0, shape, 1, inner.length);
        shape[axis] = Math.max(1, input.dims().get(axis)); // some exports fix the number of frames
        return input.accepts(shape);
    }

    /**
     * Un-scales and runs.
     *
     * @throws IllegalArgumentException if the latents are of another size than the format's
     */
    Tensor run(LatentFrames latents) throws InferenceException {
        if (latents.dim() != format.dim() || latents.height() != format.height()) {
            throw new IllegalArgumentException("latents of " + latents.dim() + " x " + latents.height() + ", "
                    + format.name() + " has " + format.dim() + " x " + format.height());
        }
        Tensor fed = latents.unscaled(layout, format.scale(), format.shift());
        Tensor result = session.run(Map.of(input.name(), fed)).get(output.name());
        if (result == null) {
            throw new InferenceException(session.name() + ": gave no " + output, null);
        }
        return result;
    }

    String name() {
        return session.name();
    }

    void cancel() {
        session.cancel();
    }

    @Override
    public void close() {
        session.close();
    }
}
