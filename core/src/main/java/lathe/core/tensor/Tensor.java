package lathe.core.tensor;

import java.util.Arrays;

/**
 * Numbers in row-major order with a shape: what models read and write. Floating point numbers of any width are kept as
 * {@code float}, whole numbers and truth values as {@code long}; {@link ElementType} says how they look outside.
 *
 * <p>The arrays are not copied: a tensor is a view of what it was made from, and a reader may write to it.
 */
public final class Tensor {

    private static final long MOST = Integer.MAX_VALUE - 8;
    private static final float[] NO_FLOATS = {};
    private static final long[] NO_INTEGERS = {};

    private final boolean isFloat;
    private final float[] floats;
    private final long[] integers;
    private final long[] shape;

    private Tensor(boolean isFloat, float[] floats, long[] integers, long[] shape) {
        this.isFloat = isFloat;
        this.floats = floats;
        this.integers = integers;
        this.shape = shape;
    }

    /**
     * @param data the elements, the last axis fastest; not copied
     * @param shape the size of each axis; empty for a single number
     * @throws IllegalArgumentException if the shape does not hold exactly the data
     */
    public static Tensor ofFloats(float[] data, long... shape) {
        requireFit(shape, data.length);
        return new Tensor(true, data, NO_INTEGERS, shape.clone());
    }

    /** The same for whole numbers; truth values are 0 and 1. */
    public static Tensor ofIntegers(long[] data, long... shape) {
        requireFit(shape, data.length);
        return new Tensor(false, NO_FLOATS, data, shape.clone());
    }

    /**
     * The number of elements of a shape.
     *
     * @throws IllegalArgumentException if an axis is negative or the product is more than an array can hold
     */
    public static int elements(long... shape) {
        long product = 1;
        boolean empty = false;
        for (long axis : shape) {
            if (axis < 0) {
                throw new IllegalArgumentException("shape=" + Arrays.toString(shape) + " has a negative axis");
            }
            empty |= axis == 0;
            product = product > MOST || axis > MOST ? MOST + 1 : product * axis;
        }
        if (empty) {
            return 0; // however large the other axes claim to be
        }
        if (product > MOST) {
            throw new IllegalArgumentException(
                    "shape=" + Arrays.toString(shape) + " has more elements than an array can hold");
        }
        return (int) product;
    }

    private static void requireFit(long[] shape, int length) {
        if (elements(shape) != length) {
            throw new IllegalArgumentException(
                    "shape=" + Arrays.toString(shape) + " does not hold " + length + " elements");
        }
    }

    /** True if the elements are floating point numbers. */
    public boolean isFloat() {
        return isFloat;
    }

    /**
     * The elements themselves.
     *
     * @throws IllegalStateException if they are whole numbers
     */
    public float[] floats() {
        if (!isFloat) {
            throw new IllegalStateException("a tensor of whole numbers, not of floats: " + this);
        }
        return floats;
    }

    /**
     * The elements themselves.
     *
     * @throws IllegalStateException if they are floating point numbers
     */
    public long[] integers() {
        if (isFloat) {
            throw new IllegalStateException("a tensor of floats, not of whole numbers: " + this);
        }
        return integers;
    }

    /** The size of each axis, a copy. */
    public long[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    /** The size of an axis; negative axes count from the last, which is -1. */
    public long dim(int axis) {
        return shape[axis < 0 ? shape.length + axis : axis];
    }

    /** The number of elements. */
    public int count() {
        return isFloat ? floats.length : integers.length;
    }

    /** The same elements in another shape. */
    public Tensor reshape(long... other) {
        requireFit(other, count());
        return new Tensor(isFloat, floats, integers, other.clone());
    }

    /** The kind and the shape, such as {@code float[1, 80, 862]}; not the elements. */
    @Override
    public String toString() {
        return (isFloat ? "float" : "integer") + Arrays.toString(shape);
    }
}
