package lathe.neural.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;

/**
 * A tensor in native memory, for what goes out of one run and into the next without passing through the heap, such as
 * the caches of a language model. Whoever gets one closes it. Closing during a run is safe: the memory is freed when
 * the run has ended. Safe for use by several threads.
 */
public final class NativeTensor implements AutoCloseable {

    private final OnnxTensor tensor;
    private final ElementType type;
    private final RunGate gate;

    NativeTensor(OnnxTensor tensor) {
        this.tensor = tensor;
        ElementType known = Elements.typeOf(tensor.getInfo());
        if (known == null) {
            tensor.close();
            throw new IllegalArgumentException("a tensor of " + tensor.getInfo().type + " is not made of numbers");
        }
        this.type = known;
        this.gate = new RunGate(tensor::close);
    }

    /**
     * A copy in native memory.
     *
     * @param type what the model wants; numbers are converted
     * @throws InferenceException if there is no memory for it
     */
    public static NativeTensor of(Tensor tensor, ElementType type) throws InferenceException {
        ByteBuffer memory = Elements.allocate(type, tensor.count());
        Elements.put(memory, type, tensor);
        return over(memory, type, tensor.shape());
    }

    /** The tensor reads and writes this memory from now on. */
    static NativeTensor over(ByteBuffer memory, ElementType type, long[] shape) throws InferenceException {
        OnnxJavaType nativeType = Elements.nativeType(type);
        try {
            return new NativeTensor(OnnxTensor.createTensor(OnnxEnvironment.get(), memory, shape, nativeType));
        } catch (OrtException e) {
            throw new InferenceException("no tensor of shape " + Arrays.toString(shape) + ": " + e.getMessage(), e);
        }
    }

    public long[] shape() {
        return tensor.getInfo().getShape();
    }

    public ElementType type() {
        return type;
    }

    /**
     * A copy on the heap.
     *
     * @throws IllegalStateException if it is closed
     */
    public Tensor toTensor() {
        if (!gate.enter()) {
            throw new IllegalStateException("the tensor is closed");
        }
        try {
            long[] shape = shape();
            if (Tensor.elements(shape) == 0) {
                return type.isFloating() ? Tensor.ofFloats(new float[0], shape) : Tensor.ofIntegers(new long[0], shape);
            }
            if (type == ElementType.FLOAT32) {
                float[] floats = new float[Tensor.elements(shape)];
                tensor.getFloatBuffer().get(floats);
                return Tensor.ofFloats(floats, shape);
            }
            return Elements.toTensor(tensor.getByteBuffer().order(ByteOrder.nativeOrder()), type, shape);
        } finally {
            gate.leave();
        }
    }

    /** For a run: true if {@link #handle} may be used until {@link #leave}. */
    boolean enter() {
        return gate.enter();
    }

    void leave() {
        gate.leave();
    }

    OnnxTensor handle() {
        return tensor;
    }

    @Override
    public void close() {
        gate.close();
    }
}
