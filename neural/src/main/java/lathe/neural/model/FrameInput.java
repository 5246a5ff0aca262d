package lathe.neural.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;

/** One input of a graph for any stretch of made-up frames: a tensor repeated along its frames, whole where it has none. */
final class FrameInput {

    private static final long SEED = 1;

    private final Tensor pattern;
    private final int axis;
    private final int perFrame;

    /**
     * @param pattern what is repeated
     * @param axis where its frames are, or -1
     * @param perFrame entries along that axis that a frame of the model has
     */
    FrameInput(Tensor pattern, int axis, int perFrame) {
        this.pattern = pattern;
        this.axis = axis;
        this.perFrame = perFrame;
    }

    /** Noise like the logarithms of a quiet spectrogram; latents and pitches bear it too. */
    static Tensor noise(long... shape) {
        float[] values = new float[Tensor.elements(shape)];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * 1.5 - 4);
        }
        return Tensor.ofFloats(values, shape);
    }

    /** Any codes below a size. */
    static Tensor codes(int size, long... shape) {
        long[] values = new long[Tensor.elements(shape)];
        SplittableRandom random = new SplittableRandom(SEED);
        Arrays.setAll(values, i -> random.nextInt(size));
        return Tensor.ofIntegers(values, shape);
    }

    Tensor stretch(int from, int to, int spoiled) {
        if (axis < 0) {
            return pattern;
        }
        long[] shape = pattern.shape();
        int period = (int) shape[axis];
        int outer = Tensor.elements(Arrays.copyOf(shape, axis));
        int inner = Tensor.elements(Arrays.copyOfRange(shape, axis + 1, shape.length));
        int length = (to - from) * perFrame;
        shape[axis] = length;
        long other =
                pattern.isFloat() ? 0 : Arrays.stream(pattern.integers()).max().orElse(0) + 1;
        float[] floats = new float[pattern.isFloat() ? outer * length * inner : 0];
        long[] integers = new long[pattern.isFloat() ? 0 : outer * length * inner];
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < length; i++) {
                int frame = from * perFrame + i;
                boolean spoil = spoiled >= 0 && frame / perFrame == spoiled;
                int source = (o * period + frame % period) * inner;
                int target = (o * length + i) * inner;
                for (int k = 0; k < inner; k++) {
                    if (pattern.isFloat()) {
                        floats[target + k] = spoil ? Float.NaN : pattern.floats()[source + k];
                    } else {
                        long code = pattern.integers()[source + k];
                        integers[target + k] = spoil ? (code + 1) % other : code;
                    }
                }
            }
        }
        return pattern.isFloat() ? Tensor.ofFloats(floats, shape) : Tensor.ofIntegers(integers, shape);
    }
}
