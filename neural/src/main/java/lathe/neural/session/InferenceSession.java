package lathe.neural.session;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lathe.core.tensor.ElementType;
import lathe.core.tensor.Tensor;
import lathe.neural.graph.GraphFacts;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxFileException;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX model, ready to run. One session serves any number of threads and streams; its weights are in memory once.
 *
 * <p>What would take the JVM down in ONNX Runtime cannot be done through this class: {@link #close} while runs go on
 * lets them end first, tensors are freed after their last run, and models with ports that are not numbers are refused.
 * A run allocates and may take any time: never run on an audio thread.
 */
public final class InferenceSession implements AutoCloseable {

    private final String name;
    private final OrtSession session;
    private final SessionSettings settings;
    private final RunGate gate;
    private final SequencedMap<String, Port> inputs;
    private final SequencedMap<String, Port> outputs;
    private final Map<String, String> metadata;
    private final boolean random;
    private final Set<RunTicket> tickets = ConcurrentHashMap.newKeySet();

    private InferenceSession(String name, OrtSession session, SessionSettings settings, boolean random)
            throws OrtException, ModelException {
        this.name = name;
        this.session = session;
        this.settings = settings;
        this.random = random;
        this.inputs = ports(name, session.getInputInfo());
        this.outputs = ports(name, session.getOutputInfo());
        this.metadata = Map.copyOf(session.getMetadata().getCustomMetadata());
        this.gate = new RunGate(this::release);
    }

    /**
     * Loads a model with the external data beside it.
     *
     * @throws ModelException if the file is no model that can be run here
     */
    public static InferenceSession open(Path model, SessionSettings settings) throws ModelException {
        if (!Files.isRegularFile(model)) {
            throw new ModelException(model, "there is no such file", "give the path of an ONNX model");
        }
        GraphFacts facts =
                sound(() -> OnnxFile.read(model), model.toAbsolutePath().getParent());
        return open(
                model.toString(),
                settings,
                facts,
                options -> OnnxEnvironment.get().createSession(model.toString(), options));
    }

    /**
     * Loads a model from memory.
     *
     * @param model the bytes of the ONNX file
     * @param name what messages call it
     * @param folder where its external data is, or null if it has none
     */
    public static InferenceSession open(byte[] model, String name, @Nullable Path folder, SessionSettings settings)
            throws ModelException {
        GraphFacts facts = sound(() -> OnnxFile.read(name, model), folder);
        return open(name, settings, facts, options -> {
            if (folder != null) {
                options.addConfigEntry("session.model_external_initializers_file_folder_path", folder.toString());
            }
            return OnnxEnvironment.get().createSession(model, options);
        });
    }

    private interface Source {
        OnnxFile read() throws IOException;
    }

    /** Keeps from the runtime what it cannot bear: some broken models would end the process. */
    private static GraphFacts sound(Source source, @Nullable Path folder) throws ModelException {
        try {
            OnnxFile file = source.read();
            GraphFacts facts = GraphFacts.of(file, folder);
            facts.requireSound(file.where());
            return facts;
        } catch (OnnxFileException e) {
            throw new ModelException(e);
        } catch (IOException e) {
            throw new ModelException("the model", "cannot be read (" + e.getMessage() + ")", "look at the file", e);
        }
    }

    private interface Loader {
        OrtSession load(SessionOptions options) throws OrtException;
    }

    private static InferenceSession open(String name, SessionSettings settings, GraphFacts facts, Loader loader)
            throws ModelException {
        OnnxEnvironment.require(name);
        try (SessionOptions options = options(settings)) {
            OrtSession session = loader.load(options);
            try {
                return new InferenceSession(name, session, settings, facts.isRandom());
            } catch (ModelException | OrtException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new ModelException(
                    name, "is not a model that ONNX Runtime can run (" + reason(e) + ")", "export it again", e);
        }
    }

    private static SessionOptions options(SessionSettings settings) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(settings.threads());
        options.setInterOpNumThreads(1);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        options.setMemoryPatternOptimization(settings.fixedShapes());
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    private static SequencedMap<String, Port> ports(String model, Map<String, NodeInfo> nodes) throws ModelException {
        SequencedMap<String, Port> ports = new LinkedHashMap<>();
        for (NodeInfo node : nodes.values()) {
            ElementType type = node.getInfo() instanceof TensorInfo tensor ? Elements.typeOf(tensor) : null;
            if (type == null || !(node.getInfo() instanceof TensorInfo tensor)) {
                throw new ModelException(
                        model,
                        "port '" + node.getName() + "' is not a tensor of numbers",
                        "export the model without strings, sequences and maps at its ports");
            }
            List<Long> dims = Arrays.stream(tensor.getShape()).boxed().toList();
            ports.put(node.getName(), new Port(node.getName(), type, dims, axes(tensor)));
        }
        return Collections.unmodifiableSequencedMap(ports);
    }

    private static List<String> axes(TensorInfo tensor) {
        return Arrays.stream(tensor.getDimensionNames())
                .map(axis -> axis == null ? "" : axis)
                .toList();
    }

    /** The path or the name it was opened with. */
    public String name() {
        return name;
    }

    /** The inputs in the order of the graph, weights left out. */
    public List<Port> inputs() {
        return List.copyOf(inputs.values());
    }

    /** The outputs in the order of the graph. */
    public List<Port> outputs() {
        return List.copyOf(outputs.values());
    }

    /** Whether the model draws random numbers, so that no two runs give the same. */
    public boolean isRandom() {
        return random;
    }

    /** The model's own {@code metadata_props}. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * The version of ONNX Runtime.
     *
     * @throws IllegalStateException if it has no native code for this machine
     */
    public static String runtimeVersion() {
        return OnnxEnvironment.get().getVersion();
    }

    /**
     * Runs once with any shapes; numbers are converted to what the ports want.
     *
     * @param values a tensor for every input
     * @return every output, by name in the order of the graph
     * @throws InferenceException if the model refuses the tensors, was closed, or the run was cancelled
     */
    public SequencedMap<String, Tensor> run(Map<String, Tensor> values) throws InferenceException {
        Map<String, NativeTensor> natives = new LinkedHashMap<>();
        Map<String, NativeTensor> results = Map.of();
        try {
            for (Map.Entry<String, Tensor> value : values.entrySet()) {
                natives.put(
                        value.getKey(),
                        NativeTensor.of(value.getValue(), input(value.getKey()).type()));
            }
            results = runNative(natives, outputs.sequencedKeySet());
            SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
            results.forEach((port, tensor) -> tensors.put(port, tensor.toTensor()));
            return tensors;
        } finally {
            natives.values().forEach(NativeTensor::close);
            results.values().forEach(NativeTensor::close);
        }
    }

    /**
     * Runs once on tensors that stay in native memory.
     *
     * @param values a tensor for every input, of the type of the port
     * @param wanted the outputs to compute
     * @return the wanted outputs; the caller closes them
     * @throws InferenceException if the model refuses the tensors, was closed, or the run was cancelled
     */
    public SequencedMap<String, NativeTensor> runNative(Map<String, NativeTensor> values, Set<String> wanted)
            throws InferenceException {
        try (RunTicket ticket = ticket()) {
            return runNative(values, wanted, ticket);
        }
    }

    SequencedMap<String, NativeTensor> runNative(Map<String, NativeTensor> values, Set<String> wanted, RunTicket ticket)
            throws InferenceException {
        requirePorts(values.keySet(), wanted);
        values.forEach(this::requireFit);
        List<NativeTensor> entered = new ArrayList<>();
        try {
            Map<String, OnnxTensor> handles = new LinkedHashMap<>();
            for (Map.Entry<String, NativeTensor> value : values.entrySet()) {
                if (!value.getValue().enter()) {
                    throw new InferenceException(name + ": the tensor for '" + value.getKey() + "' is closed", null);
                }
                entered.add(value.getValue());
                handles.put(value.getKey(), value.getValue().handle());
            }
            return inside(ticket, () -> collect(session.run(handles, wanted, ticket.options())));
        } finally {
            entered.forEach(NativeTensor::leave);
        }
    }

    private static SequencedMap<String, NativeTensor> collect(OrtSession.Result result) {
        // The tensors are closed one by one by those who get them; the result itself owns nothing more.
        SequencedMap<String, NativeTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> value : result) {
            tensors.put(value.getKey(), new NativeTensor((OnnxTensor) value.getValue()));
        }
        return tensors;
    }

    /**
     * Prepares repeated runs with fixed shapes in memory that is kept.
     *
     * @param shapes the shape of every input
     * @throws InferenceException if an input is missing or unknown
     */
    public Binding bind(Map<String, long[]> shapes) throws InferenceException {
        requirePorts(shapes.keySet(), Set.of());
        return Binding.create(this, shapes);
    }

    /** Ends all runs that go on now as soon as their current operator is done; they throw. Later runs are not touched. */
    public void cancel() {
        tickets.forEach(RunTicket::cancel);
    }

    /** Takes no more runs; those that go on end first, in their own time. Does not wait. Closing twice does nothing. */
    @Override
    public void close() {
        gate.close();
    }

    /** True if {@link #close} was called. */
    public boolean isClosed() {
        return gate.isClosed();
    }

    Port input(String port) throws InferenceException {
        return port(inputs, "input", port);
    }

    Port output(String port) throws InferenceException {
        return port(outputs, "output", port);
    }

    RunTicket ticket() throws InferenceException {
        try {
            return new RunTicket(settings, tickets);
        } catch (OrtException e) {
            throw new InferenceException(name + ": " + reason(e), e);
        }
    }

    OrtSession handle() {
        return session;
    }

    /** Something that calls ONNX Runtime. */
    interface NativeCall<T> {
        T run() throws OrtException;
    }

    /** Makes a call that neither a closed session nor a closing one can hurt. */
    <T> T inside(RunTicket ticket, NativeCall<T> call) throws InferenceException {
        if (!gate.enter()) {
            throw new InferenceException(name + ": the session is closed", null);
        }
        boolean ended = false;
        try {
            ticket.begin();
            T result = call.run();
            ticket.end();
            ended = true;
            return result;
        } catch (OrtException e) {
            boolean cancelled = ticket.end();
            ended = true;
            throw cancelled
                    ? InferenceException.cancelled(name, e)
                    : new InferenceException(name + ": " + reason(e), e);
        } finally {
            if (!ended) {
                ticket.end();
            }
            gate.leave();
        }
    }

    private void release() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException(name + ": ONNX Runtime does not close the session", e);
        }
    }

    private void requireFit(String port, NativeTensor tensor) {
        Port wanted = inputs.get(port);
        if (wanted != null && wanted.type() != tensor.type()) {
            throw new IllegalArgumentException(
                    name + ": '" + port + "' takes " + wanted.type() + ", the tensor holds " + tensor.type());
        }
    }

    private void requirePorts(Set<String> given, Set<String> wanted) throws InferenceException {
        for (String port : given) {
            input(port);
        }
        for (String port : wanted) {
            output(port);
        }
        for (Port port : inputs.values()) {
            if (!given.contains(port.name())) {
                throw new InferenceException(name + ": input " + port + " is missing", null);
            }
        }
    }

    private Port port(SequencedMap<String, Port> ports, String kind, String wanted) throws InferenceException {
        Port port = ports.get(wanted);
        if (port == null) {
            Supplier<String> all = () -> String.join(", ", ports.sequencedKeySet());
            throw new InferenceException(name + ": has no " + kind + " '" + wanted + "', it has " + all.get(), null);
        }
        return port;
    }

    /** What ONNX Runtime says, in one line without its own prefix. */
    private static String reason(OrtException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("message: ");
        return message.substring(start < 0 ? 0 : start + "message: ".length())
                .lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .limit(2)
                .collect(Collectors.joining(" "));
    }
}
