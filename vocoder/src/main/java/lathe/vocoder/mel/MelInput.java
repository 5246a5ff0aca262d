package lathe.vocoder.mel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import lathe.core.tensor.Tensor;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;

/**
 * How a spectrogram is laid out for a graph: with a batch axis or without, mels first or frames first, axes of size 1 anywhere.
 *
 * @param rank of the tensor
 * @param melsAxis which axis counts the mels
 * @param framesAxis which axis counts the frames; all others have size 1
 * @param mels how many there are
 */
record MelInput(int rank, int melsAxis, int framesAxis, int mels) {

    private static final List<String> OF_MELS = List.of("mel", "bin", "feat", "channel", "dim");
    private static final List<String> OF_FRAMES = List.of("frame", "time", "seq", "len");

    /**
     * Finds the layout of a graph's input.
     *
     * @param where what messages call the model
     * @param pitch whether the graph also takes a pitch; graphs of that kind, from DiffSinger, want frames first
     */
    static MelInput find(String where, Port port, MelVocoderFormat format, boolean pitch) throws ModelException {
        int rank = port.rank();
        if (rank < 2 || rank > 4) {
            throw new ModelException(where, "takes " + port + ", which is no spectrogram", "give a mel vocoder");
        }
        // The first axis of rank 3 is the batch, the first two of rank 4 batch and channel.
        int first = rank - 2;
        int second = rank - 1;
        int melsAxis = switch (format.layout()) {
            case MELS_FIRST -> first;
            case FRAMES_FIRST -> second;
            case AS_TOLD -> melsAxis(port, first, second, format.mels(), pitch);
        };
        long size = port.dims().get(melsAxis);
        if (size > 0 && format.mels() > 0 && size != format.mels()) {
            throw new ModelException(
                    where,
                    "takes " + port + ", but is said to take " + format.mels() + " mels",
                    "correct mels or the layout in model.json");
        }
        int mels = size > 0 ? Math.toIntExact(size) : format.mels();
        if (mels == 0) {
            throw new ModelException(
                    where, "does not tell how many mels it takes: " + port, "add mel_front_end to model.json");
        }
        return new MelInput(rank, melsAxis, melsAxis == first ? second : first, mels);
    }

    private static int melsAxis(Port port, int first, int second, int mels, boolean pitch) {
        boolean firstFixed = port.dims().get(first) > 0;
        boolean secondFixed = port.dims().get(second) > 0;
        if (firstFixed != secondFixed) {
            return firstFixed ? first : second;
        }
        if (firstFixed
                && mels > 0
                && port.dims().get(second) == mels
                && port.dims().get(first) != mels) {
            return second;
        }
        if (named(port, first, OF_FRAMES) || named(port, second, OF_MELS)) {
            return second;
        }
        return pitch && !named(port, first, OF_MELS) ? second : first;
    }

    private static boolean named(Port port, int axis, List<String> words) {
        String name = port.axes().get(axis).toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(name::contains);
    }

    /** Lays out a spectrogram. */
    Tensor tensor(MelFrames frames) {
        int count = frames.frames();
        float[] data = new float[mels * count];
        if (melsAxis < framesAxis) {
            for (int m = 0; m < mels; m++) {
                frames.copyBand(m, data, m * count);
            }
        } else {
            for (int m = 0; m < mels; m++) {
                for (int t = 0; t < count; t++) {
                    data[t * mels + m] = frames.at(m, t);
                }
            }
        }
        long[] shape = new long[rank];
        Arrays.fill(shape, 1);
        shape[melsAxis] = mels;
        shape[framesAxis] = count;
        return Tensor.ofFloats(data, shape);
    }
}
