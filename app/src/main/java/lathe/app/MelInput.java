package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.ResamplingReader;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelSpectrogram;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFileException;
import lathe.core.tensor.TensorFiles;
import org.jspecify.annotations.Nullable;

/** Mels from files: of numbers, or of sound that is analysed first. */
final class MelInput {

    /** How the axes of a file of numbers lie. */
    static final List<String> LAYOUTS = List.of("mels-first", "frames-first");

    private static final List<String> NUMBERS = List.of("npy", "npz", "safetensors", "f32", "raw", "bin");

    private MelInput() {}

    /** Whether a file is one of numbers, by its ending; else it is one of sound. */
    static boolean isNumbers(Path file) {
        return NUMBERS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * The mel in a file of numbers.
     *
     * @param layout one of {@link #LAYOUTS}; null to tell by the number of mels
     * @return [mels][frames]
     */
    static float[][] readNumbers(Path file, int mels, @Nullable String layout) throws IOException {
        boolean bare = List.of("f32", "raw", "bin").contains(ending(file));
        boolean told = "frames-first".equals(layout);
        Tensor tensor = bare
                ? told ? TensorFiles.readRaw(file, -1, mels) : TensorFiles.readRaw(file, mels, -1)
                : pick(file, TensorFiles.read(file));
        if (!tensor.isFloat()) {
            throw new TensorFileException(file, "holds whole numbers, not a mel", "decode tokens with lathe decode");
        }
        long[] shape = withoutBatch(tensor.shape());
        if (shape.length != 2 || (shape[0] != mels && shape[1] != mels)) {
            throw new TensorFileException(
                    file,
                    "holds an array " + Arrays.toString(tensor.shape()) + ", not [" + mels + ", frames] or [frames, "
                            + mels + "]",
                    "choose the vocoder that it was made for");
        }
        if (shape[0] == shape[1] && layout == null && !bare) {
            throw new TensorFileException(
                    file,
                    "holds an array " + Arrays.toString(tensor.shape()) + ", whose frames may lie on either axis",
                    "say --layout " + String.join(" or ", LAYOUTS));
        }
        boolean framesFirst = shape[0] == shape[1] ? told : shape[1] == mels;
        return rows(file, tensor.floats(), mels, (int) (framesFirst ? shape[0] : shape[1]), framesFirst);
    }

    private static long[] withoutBatch(long[] shape) {
        long[] inner = shape;
        while (inner.length > 2 && inner[0] == 1) {
            inner = Arrays.copyOfRange(inner, 1, inner.length);
        }
        return inner;
    }

    private static float[][] rows(Path file, float[] data, int mels, int frames, boolean framesFirst)
            throws TensorFileException {
        if (frames == 0) {
            throw new TensorFileException(file, "holds no frames", "save it again");
        }
        float[][] rows = new float[mels][frames];
        for (int m = 0; m < mels; m++) {
            for (int t = 0; t < frames; t++) {
                float value = data[framesFirst ? t * mels + m : m * frames + t];
                if (!Float.isFinite(value)) {
                    throw new TensorFileException(
                            file, "holds values that are no numbers", "look for the fault in its maker");
                }
                rows[m][t] = value;
            }
        }
        return rows;
    }

    private static Tensor pick(Path file, SequencedMap<String, Tensor> all) throws TensorFileException {
        if (all.size() == 1) {
            return all.firstEntry().getValue();
        }
        for (String name : List.of("mel", "mels", "mel_spectrogram", "spectrogram", "arr_0")) {
            Tensor tensor = all.get(name);
            if (tensor != null) {
                return tensor;
            }
        }
        throw new TensorFileException(
                file, "holds " + all.size() + " arrays, none of them named mel", "save the mel alone");
    }

    /**
     * One number a frame: the pitch.
     *
     * @return [frames], Hz
     */
    static float[] readPitch(Path file, int frames) throws IOException {
        Tensor tensor = TensorFiles.readOne(file);
        if (!tensor.isFloat() || tensor.count() != frames) {
            throw new TensorFileException(
                    file,
                    "holds " + tensor + ", not one pitch for each of the " + frames + " frames",
                    "give Hz, 0 where there is no pitch");
        }
        return tensor.floats();
    }

    /**
     * Mels of sound, one for each channel, at the rate of the front end.
     *
     * @return [channels][mels][frames]
     */
    static float[][][] analyse(Path file, MelFrontEnd end) throws IOException {
        try (AudioReader reader = ResamplingReader.at(end.sampleRateHz(), AudioFiles.open(file))) {
            int channels = reader.info().channels();
            List<MelSpectrogram> analysers = new ArrayList<>();
            List<List<float[]>> frames = new ArrayList<>();
            for (int c = 0; c < channels; c++) {
                analysers.add(new MelSpectrogram(end));
                frames.add(new ArrayList<>());
            }
            float[][] block = new float[channels][8192];
            int came = reader.read(block, 0, block[0].length);
            while (came > 0) {
                for (int c = 0; c < channels; c++) {
                    List<float[]> list = frames.get(c);
                    analysers.get(c).add(block[c], 0, came, frame -> list.add(frame.clone()));
                }
                came = reader.read(block, 0, block[0].length);
            }
            float[][][] mels = new float[channels][][];
            for (int c = 0; c < channels; c++) {
                List<float[]> list = frames.get(c);
                analysers.get(c).finish(frame -> list.add(frame.clone()));
                mels[c] = transposed(list, end.mels());
            }
            return mels;
        }
    }

    private static float[][] transposed(List<float[]> frames, int mels) {
        float[][] rows = new float[mels][frames.size()];
        for (int t = 0; t < frames.size(); t++) {
            for (int m = 0; m < mels; m++) {
                rows[m][t] = frames.get(t)[m];
            }
        }
        return rows;
    }
}
