package lathe.core.tensor;

import java.nio.file.Path;
import java.util.Arrays;

/** The shape that a caller gives to floats that have none. */
final class RawShape {

    private RawShape() {}

    /**
     * The shape with its -1, if there is one, replaced by what is left.
     *
     * @throws IllegalArgumentException if it is no shape
     * @throws TensorFileException if the elements do not fill it
     */
    static long[] fill(Path file, long[] shape, long elements) throws TensorFileException {
        long known = 1;
        int open = -1;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == -1 && open < 0) {
                open = axis;
            } else if (shape[axis] < 0) {
                throw new IllegalArgumentException("shape=" + Arrays.toString(shape) + " has a negative axis");
            } else {
                known = shape[axis] != 0 && known > Long.MAX_VALUE / shape[axis] ? Long.MAX_VALUE : known * shape[axis];
            }
        }
        boolean fits = open < 0 ? known == elements : known > 0 && elements % known == 0;
        if (!fits) {
            throw new TensorFileException(
                    file,
                    "holds " + elements + " floats, which do not fill the shape " + Arrays.toString(shape),
                    "give the shape that it was written with");
        }
        long[] filled = shape.clone();
        if (open >= 0) {
            filled[open] = elements / known;
        }
        return filled;
    }
}
