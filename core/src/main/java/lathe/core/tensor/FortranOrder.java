package lathe.core.tensor;

/** Elements whose first axis is the fastest, put into the order whose last axis is. */
final class FortranOrder {

    private FortranOrder() {}

    static Tensor toRowMajor(Tensor columnMajor) {
        long[] shape = columnMajor.shape();
        int count = columnMajor.count();
        if (shape.length < 2 || count == 0) {
            return columnMajor;
        }
        int[] strides = new int[shape.length];
        strides[shape.length - 1] = 1;
        for (int axis = shape.length - 2; axis >= 0; axis--) {
            strides[axis] = strides[axis + 1] * (int) shape[axis + 1];
        }
        float[] floats = new float[columnMajor.isFloat() ? count : 0];
        long[] integers = new long[columnMajor.isFloat() ? 0 : count];
        int[] index = new int[shape.length];
        int target = 0;
        for (int source = 0; source < count; source++) {
            if (columnMajor.isFloat()) {
                floats[target] = columnMajor.floats()[source];
            } else {
                integers[target] = columnMajor.integers()[source];
            }
            for (int axis = 0; axis < shape.length; axis++) {
                target += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                target -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
        return columnMajor.isFloat() ? Tensor.ofFloats(floats, shape) : Tensor.ofIntegers(integers, shape);
    }
}
