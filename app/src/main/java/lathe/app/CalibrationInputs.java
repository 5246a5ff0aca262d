package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.ResamplingReader;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.neural.graph.OnnxValue;

/** Turns what a user has, spectrograms in tensor files or sound, into inputs of a model. */
final class CalibrationInputs {

    private static final List<String> TENSOR_FILES = List.of(".npy", ".npz", ".safetensors");

    /** Sound is cut into pieces of so many frames, and no more than so many are taken: enough to know the ranges by. */
    private static final int PIECE_FRAMES = 96;

    private static final int MOST_PIECES = 12;

    private final List<OnnxValue> ports;
    private final MelFrontEnd frontEnd;

    CalibrationInputs(List<OnnxValue> ports, MelFrontEnd frontEnd) {
        this.ports = ports;
        this.frontEnd = frontEnd;
    }

    /** Inputs from all files, in their order. */
    List<Map<String, Tensor>> read(List<Path> files) throws IOException {
        List<Map<String, Tensor>> all = new ArrayList<>();
        for (Path file : files) {
            if (isTensorFile(file)) {
                all.add(fromTensors(file, TensorFiles.read(file)));
            } else {
                all.addAll(fromSound(file));
            }
        }
        return all;
    }

    private static boolean isTensorFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && TENSOR_FILES.stream().anyMatch(name::endsWith);
    }

    private Map<String, Tensor> fromTensors(Path file, SequencedMap<String, Tensor> tensors) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (OnnxValue port : ports) {
            Tensor tensor = tensors.get(port.name());
            if (tensor == null && ports.size() == 1 && tensors.size() == 1) {
                tensor = tensors.firstEntry().getValue();
            }
            if (tensor == null) {
                throw new CallException(file + ": has no array named " + port.name() + "; save one for each input");
            }
            inputs.put(port.name(), fitted(file, tensor, port));
        }
        return inputs;
    }

    private List<Map<String, Tensor>> fromSound(Path file) throws IOException {
        if (ports.size() != 1) {
            throw new CallException(file + ": sound gives a spectrogram, and the model takes "
                    + String.join(", ", ports.stream().map(OnnxValue::name).toList())
                    + "; save all inputs as .npz");
        }
        float[][] mel = MelSpectrogram.of(frontEnd, mono(file));
        List<Map<String, Tensor>> pieces = new ArrayList<>();
        int frames = mel[0].length;
        int count = Math.clamp(frames / PIECE_FRAMES, 1, MOST_PIECES);
        for (int piece = 0; piece < count; piece++) {
            // Spread over the whole sound.
            int from = count == 1 ? 0 : (int) ((long) piece * (frames - PIECE_FRAMES) / (count - 1));
            int length = Math.min(PIECE_FRAMES, frames - from);
            float[] values = new float[mel.length * length];
            for (int m = 0; m < mel.length; m++) {
                System.arraycopy(mel[m], from, values, m * length, length);
            }
            OnnxValue port = ports.getFirst();
            pieces.add(Map.of(port.name(), fitted(file, Tensor.ofFloats(values, mel.length, length), port)));
        }
        return pieces;
    }

    private float[] mono(Path file) throws IOException {
        try (AudioReader reader = ResamplingReader.at(frontEnd.sampleRateHz(), AudioFiles.open(file))) {
            float[][] block = new float[reader.info().layout().channels()][1 << 14];
            float[] sound = new float[MOST_PIECES * PIECE_FRAMES * frontEnd.hop() * 4];
            int length = 0;
            for (int got = reader.read(block, 0, block[0].length);
                    got > 0 && length < sound.length;
                    got = reader.read(block, 0, block[0].length)) {
                for (int i = 0; i < Math.min(got, sound.length - length); i++) {
                    float sum = 0;
                    for (float[] channel : block) {
                        sum += channel[i];
                    }
                    sound[length + i] = sum / block.length;
                }
                length = Math.min(sound.length, length + got);
            }
            if (length < frontEnd.hop() * 4) {
                throw new CallException(file + ": is too short to learn from; give a second or more");
            }
            return Arrays.copyOf(sound, length);
        }
    }

    /** The tensor in the port's shape: with axes of size 1 in front, and turned if the port has time first. */
    private static Tensor fitted(Path file, Tensor tensor, OnnxValue port) {
        long[] dims = port.dims();
        if (dims == null) {
            return tensor;
        }
        Tensor fitted = tensor;
        if (tensor.rank() < dims.length) {
            long[] shape = new long[dims.length];
            Arrays.fill(shape, 1);
            System.arraycopy(tensor.shape(), 0, shape, dims.length - tensor.rank(), tensor.rank());
            fitted = tensor.reshape(shape);
        }
        if (!fits(fitted, dims) && fitted.isFloat() && fitted.rank() >= 2) {
            fitted = turned(fitted);
        }
        if (!fits(fitted, dims)) {
            throw new CallException(file + ": has the shape " + Arrays.toString(tensor.shape()) + ", and input "
                    + port.name() + " takes " + port.axes() + "; choose another --frontend or save it in that shape");
        }
        return fitted;
    }

    private static boolean fits(Tensor tensor, long[] dims) {
        if (tensor.rank() != dims.length) {
            return false;
        }
        for (int axis = 0; axis < dims.length; axis++) {
            if (dims[axis] >= 0 && dims[axis] != tensor.dim(axis)) {
                return false;
            }
        }
        return true;
    }

    /** The last two axes of a tensor with nothing before them exchanged. */
    private static Tensor turned(Tensor tensor) {
        int rows = (int) tensor.dim(-2);
        int columns = (int) tensor.dim(-1);
        if ((long) rows * columns != tensor.count()) {
            return tensor;
        }
        float[] turned = new float[tensor.count()];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                turned[c * rows + r] = tensor.floats()[r * columns + c];
            }
        }
        long[] shape = tensor.shape();
        shape[shape.length - 2] = columns;
        shape[shape.length - 1] = rows;
        return Tensor.ofFloats(turned, shape);
    }
}
