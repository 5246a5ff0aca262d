package lathe.neural.session;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one model with one set of shapes: inputs and outputs live in native memory that is written, read and used
 * again. One thread at a time; {@link #close} and {@link #cancel} may come from any.
 */
public final class Binding implements AutoCloseable {

    /** One port's memory, its view as floats where it holds floats, and the tensor that looks at it. */
    private record Slot(
            ByteBuffer memory, @Nullable FloatBuffer floats, ElementType type, int count, NativeTensor tensor) {

        static Slot allocate(ElementType type, long[] shape) throws InferenceException {
            int count = Tensor.elements(shape);
            ByteBuffer memory = Elements.allocate(type, count);
            FloatBuffer floats = type == ElementType.FLOAT32 ? memory.asFloatBuffer() : null;
            return new Slot(memory, floats, type, count, NativeTensor.over(memory, type, shape));
        }
    }

    private final InferenceSession session;
    private final RunTicket ticket;
    private final SequencedMap<String, Slot> inputs = new LinkedHashMap<>();
    private final SequencedMap<String, Slot> outputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> inputHandles = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> outputHandles = new LinkedHashMap<>();
    private final AtomicBoolean inUse = new AtomicBoolean();
    private final RunGate gate = new RunGate(this::release);
    private final InferenceSession.NativeCall<Boolean> call;

    private Binding(InferenceSession session) throws InferenceException {
        this.session = session;
        this.ticket = session.ticket();
        this.call = () -> {
            session.handle()
                    .run(inputHandles, Set.of(), outputHandles, ticket.options())
                    .close();
            return Boolean.TRUE;
        };
    }

    static Binding create(InferenceSession session, Map<String, long[]> shapes) throws InferenceException {
        Binding binding = new Binding(session);
        boolean ready = false;
        try {
            for (Map.Entry<String, long[]> shape : shapes.entrySet()) {
                ElementType type = session.input(shape.getKey()).type();
                Slot slot = Slot.allocate(type, shape.getValue());
                binding.inputs.put(shape.getKey(), slot);
                binding.inputHandles.put(shape.getKey(), slot.tensor().handle());
            }
            ready = true;
            return binding;
        } finally {
            if (!ready) {
                binding.close();
            }
        }
    }

    /** The first run, which tells the shapes of the outputs: they get memory of their own from then on. */
    private void runFirst() throws InferenceException {
        SequencedMap<String, NativeTensor> values = new LinkedHashMap<>();
        inputs.forEach((port, slot) -> values.put(port, slot.tensor()));
        SequencedSet<String> all = new LinkedHashSet<>();
        session.outputs().forEach(port -> all.add(port.name()));
        SequencedMap<String, NativeTensor> found = session.runNative(values, all, ticket);
        try {
            for (Map.Entry<String, NativeTensor> output : found.entrySet()) {
                NativeTensor tensor = output.getValue();
                Slot slot = Slot.allocate(tensor.type(), tensor.shape());
                Elements.put(slot.memory(), slot.type(), tensor.toTensor());
                outputs.put(output.getKey(), slot);
                outputHandles.put(output.getKey(), slot.tensor().handle());
            }
        } finally {
            found.values().forEach(NativeTensor::close);
        }
    }

    /** The shape of an output, known from the first run on. */
    public long[] outputShape(String port) {
        return slot(outputs, port).tensor().shape();
    }

    /** Writes elements of an input from element {@code at} on; numbers are converted to what the port wants. */
    public void set(String port, int at, float[] from, int offset, int count) {
        Slot slot = slot(inputs, port);
        Objects.checkFromIndexSize(at, count, slot.count());
        take();
        try {
            if (slot.floats() != null) {
                slot.floats().put(at, from, offset, count);
            } else {
                Elements.put(slot.memory(), slot.type(), at, from, offset, count);
            }
        } finally {
            inUse.set(false);
        }
    }

    /** The same for whole numbers. */
    public void set(String port, int at, long[] from, int offset, int count) {
        Slot slot = slot(inputs, port);
        Objects.checkFromIndexSize(at, count, slot.count());
        take();
        try {
            Elements.put(slot.memory(), slot.type(), at, from, offset, count);
        } finally {
            inUse.set(false);
        }
    }

    /** Reads elements of an output from element {@code at} on. */
    public void get(String port, int at, float[] to, int offset, int count) {
        Slot slot = slot(outputs, port);
        Objects.checkFromIndexSize(at, count, slot.count());
        take();
        try {
            if (slot.floats() != null) {
                slot.floats().get(at, to, offset, count);
            } else {
                Elements.get(slot.memory(), slot.type(), at, to, offset, count);
            }
        } finally {
            inUse.set(false);
        }
    }

    /** Copies an output into an input of the same type and size: the state of a recurrent model. */
    public void feedBack(String output, String input) {
        Slot from = slot(outputs, output);
        Slot to = slot(inputs, input);
        if (from.type() != to.type() || from.count() != to.count()) {
            throw new IllegalArgumentException(
                    session.name() + ": output '" + output + "' does not fit input '" + input + "'");
        }
        take();
        try {
            to.memory().put(0, from.memory(), 0, from.memory().limit());
        } finally {
            inUse.set(false);
        }
    }

    /** Fills an input with zeros: the state of a recurrent model before its first run. */
    public void clear(String input) {
        Slot slot = slot(inputs, input);
        take();
        try {
            for (int i = 0; i < slot.memory().limit(); i++) {
                slot.memory().put(i, (byte) 0);
            }
        } finally {
            inUse.set(false);
        }
    }

    /**
     * Runs on what the inputs hold; the outputs hold the result afterwards.
     *
     * @throws InferenceException if the session or this binding is closed, the run was cancelled, or it failed
     */
    public void run() throws InferenceException {
        if (!gate.enter()) {
            throw new InferenceException(session.name() + ": the binding is closed", null);
        }
        try {
            take();
            try {
                if (outputs.isEmpty()) {
                    runFirst();
                } else {
                    session.inside(ticket, call);
                }
            } finally {
                inUse.set(false);
            }
        } finally {
            gate.leave();
        }
    }

    /** Ends the run that goes on now, if any, as soon as its current operator is done; it throws. */
    public void cancel() {
        ticket.cancel();
    }

    /** Frees the memory, after the run that goes on now. Closing twice does nothing. */
    @Override
    public void close() {
        gate.close();
    }

    private void release() {
        inputs.values().forEach(slot -> slot.tensor().close());
        outputs.values().forEach(slot -> slot.tensor().close());
        ticket.close();
    }

    private void take() {
        if (!inUse.compareAndSet(false, true)) {
            throw new IllegalStateException(session.name() + ": two threads use one binding; give each its own");
        }
    }

    private Slot slot(SequencedMap<String, Slot> slots, String port) {
        Slot slot = slots.get(port);
        if (slots.isEmpty()) {
            throw new IllegalStateException(session.name() + ": there is no output before the first run");
        }
        if (slot == null) {
            throw new IllegalArgumentException(session.name() + ": has no port '" + port + "', it has "
                    + String.join(", ", slots.sequencedKeySet()));
        }
        return slot;
    }
}
