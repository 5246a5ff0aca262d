package lathe.neural.optimize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;
import lathe.neural.session.Port;

/** Made-up inputs that most models of sound accept: a few frames of random numbers. */
final class SampleInputs {

    /** Codes and indices stay below, so that every table has them. */
    private static final int MAX_CODE = 4;

    private SampleInputs() {}

    /**
     * One value for every input, of random numbers.
     *
     * @param frames size of the axis that looks like time: the last one that is open
     * @param seed the same seed gives the same numbers
     */
    static Map<String, Tensor> random(List<Port> ports, int frames, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (Port port : ports) {
            long[] shape = shape(port, frames);
            int count = Tensor.elements(shape);
            if (port.type().isFloating()) {
                float[] values = new float[count];
                for (int i = 0; i < count; i++) {
                    values[i] = (float) random.nextGaussian();
                }
                inputs.put(port.name(), Tensor.ofFloats(values, shape));
            } else {
                long[] values = random.longs(count, 0, MAX_CODE).toArray();
                inputs.put(port.name(), Tensor.ofIntegers(values, shape));
            }
        }
        return inputs;
    }

    private static long[] shape(Port port, int frames) {
        long[] shape = port.dims().stream().mapToLong(Long::longValue).toArray();
        boolean foundTime = false;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] < 0) {
                boolean isBatch = foundTime || (axis == 0 && shape.length >= 3);
                shape[axis] = isBatch ? 1 : frames * levelFactor(port.name());
                foundTime = true;
            }
        }
        return shape;
    }

    /** Levels of SNAC, {@code audio_codes.0} and on, are each twice as long as the one before. */
    private static long levelFactor(String name) {
        int dot = name.lastIndexOf('.');
        boolean isLevel = dot >= 0 && dot == name.length() - 2 && Character.isDigit(name.charAt(dot + 1));
        return isLevel ? 1L << (name.charAt(dot + 1) - '0') : 1;
    }
}
