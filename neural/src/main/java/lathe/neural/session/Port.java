package lathe.neural.session;

import java.util.List;
import java.util.Locale;
import lathe.core.tensor.ElementType;

/**
 * One input or output of a model.
 *
 * @param name the tensor's name in the graph
 * @param type what one element is
 * @param dims the size of each axis, -1 where it may vary
 * @param axes the graph's own name of each axis, empty where it has none
 */
public record Port(String name, ElementType type, List<Long> dims, List<String> axes) {

    public Port {
        dims = List.copyOf(dims);
        axes = List.copyOf(axes);
    }

    public int rank() {
        return dims.size();
    }

    /** True if a tensor of this shape may pass. */
    public boolean accepts(long... shape) {
        if (shape.length != dims.size()) {
            return false;
        }
        for (int axis = 0; axis < shape.length; axis++) {
            if (dims.get(axis) >= 0 && dims.get(axis) != shape[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Such as {@code mel float32[N, 80, L]}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(name).append(' ').append(type.toString().toLowerCase(Locale.ROOT));
        String separator = "[";
        for (int axis = 0; axis < dims.size(); axis++) {
            text.append(separator);
            if (dims.get(axis) >= 0) {
                text.append(dims.get(axis));
            } else {
                text.append(axes.get(axis).isEmpty() ? "?" : axes.get(axis));
            }
            separator = ", ";
        }
        return text.append(dims.isEmpty() ? "[]" : "]").toString();
    }
}
