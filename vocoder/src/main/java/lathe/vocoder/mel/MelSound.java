package lathe.vocoder.mel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.Port;

/** What a graph's outputs sound like: sound itself with axes of size 1 around it, or spectra that are still to be transformed. */
final class MelSound {

    private final String where;
    private final List<Port> ports;
    private final Optional<IstftHead> head;

    MelSound(String where, List<Port> ports, Optional<IstftHead> head) {
        this.where = where;
        this.ports = ports;
        this.head = head;
    }

    /** One channel of sound. */
    float[] of(Map<String, Tensor> outputs) throws InferenceException {
        Tensor first = output(outputs, 0);
        if (head.isEmpty()) {
            long length = first.rank() == 0 ? 1 : first.dim(-1);
            if (first.count() != length) {
                throw new InferenceException(where + ": gave " + first + ", not one channel of sound", null);
            }
            return first.floats();
        }
        IstftHead istft = head.get();
        int bins = istft.rule().bins();
        int frames = first.count() / bins;
        float[] audio = new float[Math.toIntExact(istft.rule().samples(frames))];
        float[] magnitude = spectra(first, bins);
        if (ports.size() == 2) {
            istft.fromPhase(magnitude, spectra(output(outputs, 1), bins), frames, audio, 0);
        } else {
            float[] cosine = spectra(output(outputs, 1), bins);
            istft.fromCosineAndSine(magnitude, cosine, spectra(output(outputs, 2), bins), frames, audio, 0);
        }
        return audio;
    }

    private Tensor output(Map<String, Tensor> outputs, int index) {
        return Objects.requireNonNull(outputs.get(ports.get(index).name()));
    }

    /** Spectra as [bins][frames]. */
    private float[] spectra(Tensor tensor, int bins) throws InferenceException {
        int rank = tensor.rank();
        boolean binsFirst = rank >= 2 && tensor.dim(-2) == bins;
        boolean binsLast = rank >= 2 && tensor.dim(-1) == bins;
        long perItem = binsFirst || binsLast ? tensor.dim(-1) * tensor.dim(-2) : -1;
        if (tensor.count() != perItem) {
            throw new InferenceException(
                    where + ": gave spectra " + Arrays.toString(tensor.shape()) + ", not " + bins + " bins a frame",
                    null);
        }
        if (binsFirst) {
            return tensor.floats();
        }
        float[] data = tensor.floats();
        int frames = data.length / bins;
        float[] turned = new float[data.length];
        for (int t = 0; t < frames; t++) {
            for (int k = 0; k < bins; k++) {
                turned[k * frames + t] = data[t * bins + k];
            }
        }
        return turned;
    }
}
