package lathe.neural.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lathe.neural.graph.OnnxAttribute;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.StoredTensor;
import lathe.neural.graph.TensorType;
import org.jspecify.annotations.Nullable;

/**
 * Writes convolutions along time, {@code [batch][channels][time]}, as pictures of height 1, {@code [batch][channels][1][time]}:
 * ONNX Runtime has its fast kernels, which keep channels in blocks, for pictures only. Everything between two convolutions that
 * works element by element goes along, so the axis is put in once before a trunk and taken out once behind it. Transposed
 * convolutions become ordinary ones: {@link TransposePlan}. Lengths stay as open as they were.
 */
final class ConvolutionLift {

    /** How the phases of a polyphase filter, {@code [batch][channels][phases][frames]}, become samples in turn. */
    static final long[] PHASES_IN_TURN = {0, 1, 3, 2};

    private static final long HEIGHT_AXIS = 2;
    private static final int RANK = 3;

    private static final Set<String> ELEMENTWISE = Set.of(
            "LeakyRelu",
            "Relu",
            "Elu",
            "Selu",
            "Celu",
            "Tanh",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Softplus",
            "Softsign",
            "Gelu",
            "Mish",
            "Sin",
            "Cos",
            "Exp",
            "Log",
            "Sqrt",
            "Reciprocal",
            "Neg",
            "Abs",
            "Erf",
            "Floor",
            "Ceil",
            "Round",
            "Sign",
            "Identity",
            "Cast",
            "Clip",
            "ThresholdedRelu",
            "BatchNormalization",
            "InstanceNormalization");

    private static final Set<String> BROADCASTING =
            Set.of("Add", "Sub", "Mul", "Div", "Pow", "Max", "Min", "PRelu", "Sum", "Where");

    /** What was done. */
    record Count(int convolutions, int transposed) {}

    private final GraphEditor editor;
    private final Map<String, String> lifted = new HashMap<>();
    private final Map<String, String> liftedConstants = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> ofRankThree = new HashSet<>();
    private int convolutions;
    private int transposed;

    private ConvolutionLift(OnnxFile file) {
        editor = new GraphEditor(file);
        editor.graph().inputs().forEach(this::noteRank);
        editor.graph().values().values().forEach(this::noteRank);
        for (OnnxNode node : editor.graph().nodes()) {
            long[] order = node.integers("perm");
            if (isAlongTime(node)) {
                ofRankThree.add(node.input(0));
                ofRankThree.add(node.output());
            } else if (node.is("Transpose") && order != null && order.length == RANK) {
                ofRankThree.add(node.output());
                ofRankThree.add(node.input(0));
            }
        }
    }

    /** Rewrites a model in place. */
    static Count apply(OnnxFile file) {
        ConvolutionLift lift = new ConvolutionLift(file);
        lift.run();
        return new Count(lift.convolutions, lift.transposed);
    }

    private void noteRank(OnnxValue value) {
        List<String> axes = value.axes();
        if (axes != null && axes.size() == RANK) {
            ofRankThree.add(value.name());
        }
    }

    private boolean isAlongTime(OnnxNode node) {
        if (!node.is("Conv") && !node.is("ConvTranspose")) {
            return false;
        }
        StoredTensor weights = editor.constant(node.input(1));
        return weights != null && weights.rank() == RANK && weights.type() == TensorType.FLOAT;
    }

    private void run() {
        for (OnnxNode node : List.copyOf(editor.graph().nodes())) {
            if (!lift(node)) {
                node.needs().forEach(this::requireFlat);
                editor.write(node);
            }
        }
        editor.graph().outputs().forEach(output -> requireFlat(output.name()));
        editor.finish();
    }

    /** Writes the node in its lifted form, if it has one and its values are there. */
    private boolean lift(OnnxNode node) {
        if (isAlongTime(node)) {
            return node.is("Conv") ? liftConvolution(node) : liftTransposed(node);
        }
        if (!node.domain().isEmpty() || node.outputs().size() != 1) {
            return false;
        }
        if (ELEMENTWISE.contains(node.operator())) {
            return lifted.containsKey(node.input(0)) && writeLifted(node, 1);
        }
        if (BROADCASTING.contains(node.operator())) {
            return liftBroadcast(node);
        }
        return switch (node.operator()) {
            case "Concat" -> liftConcat(node);
            case "Pad" -> liftPad(node);
            default -> false;
        };
    }

    private boolean liftConvolution(OnnxNode node) {
        StoredTensor weights = weights(node);
        String name = editor.add(weights.reshaped(Axes.lifted(weights.dims())));
        OnnxNode wide = widened(node).withInputs(replaced(node, 0, liftOf(node.input(0)), 1, name));
        editor.write(wide.withOutputs(List.of(newLift(node.output()))));
        convolutions++;
        return true;
    }

    private StoredTensor weights(OnnxNode node) {
        StoredTensor weights = editor.constant(node.input(1));
        if (weights == null) {
            throw new IllegalStateException(node + " has no constant weights");
        }
        return weights;
    }

    /** Settings of one axis get a second one before it, in which nothing happens. */
    private static OnnxNode widened(OnnxNode node) {
        OnnxNode wide = node;
        for (String setting : List.of("kernel_shape", "strides", "dilations")) {
            long[] values = node.integers(setting);
            if (values != null && values.length == 1) {
                wide = wide.with(OnnxAttribute.of(setting, new long[] {1, values[0]}));
            }
        }
        long[] pads = node.integers("pads");
        if (pads != null && pads.length == 2) {
            wide = wide.with(OnnxAttribute.of("pads", new long[] {0, pads[0], 0, pads[1]}));
        }
        return wide;
    }

    private boolean liftTransposed(OnnxNode node) {
        StoredTensor weights = weights(node);
        StoredTensor bias = editor.constant(node.input(2));
        boolean isPlain = node.integer("group", 1) == 1
                && Axes.only(node.integers("dilations"), 1) == 1
                && node.integers("output_shape") == null
                && node.text("auto_pad", "NOTSET").equals("NOTSET")
                && (bias != null || node.input(2).isEmpty());
        if (!isPlain) {
            return false;
        }
        long[] dims = weights.dims();
        long[] pads = node.integers("pads");
        long padEnd = (pads == null ? 0 : pads[1]) - Axes.only(node.integers("output_padding"), 0);
        TransposePlan plan = TransposePlan.of(
                (int) dims[2], (int) Axes.only(node.integers("strides"), 1), (int) Axes.only(pads, 0), (int) padEnd);
        if (plan == null) {
            return false;
        }
        writeTransposed(node, plan, weights, bias);
        transposed++;
        return true;
    }

    private void writeTransposed(OnnxNode node, TransposePlan plan, StoredTensor weights, @Nullable StoredTensor bias) {
        long[] dims = weights.dims();
        int inputs = (int) dims[0];
        int outputs = (int) dims[1];
        float[] phases = plan.weights(weights.floats(), inputs, outputs, (int) dims[2]);
        long channels = (long) outputs * plan.stride();
        String base = node.output();
        String weightName =
                editor.add(StoredTensor.ofFloats(weights.name() + "/phases", phases, channels, inputs, 1, plan.taps()));
        List<String> convolutionInputs = bias == null
                ? List.of(liftOf(node.input(0)), weightName)
                : List.of(
                        liftOf(node.input(0)),
                        weightName,
                        editor.add(
                                StoredTensor.ofFloats(bias.name() + "/phases", plan.biases(bias.floats()), channels)));
        String dealt = editor.freshName(base + "/phases");
        editor.write(OnnxNode.of(
                "Conv",
                convolutionInputs,
                List.of(dealt),
                OnnxAttribute.of("kernel_shape", new long[] {1, plan.taps()}),
                OnnxAttribute.of("pads", new long[] {0, plan.padLeft(), 0, plan.padRight()})));
        interleave(base, dealt, outputs, plan);
    }

    /** From {@code [batch][channels * phases][1][frames]} to {@code [batch][channels][1][frames * phases]}. */
    private void interleave(String base, String dealt, int channels, TransposePlan plan) {
        String apart = editor.freshName(base + "/apart");
        String inTurn = editor.freshName(base + "/in_turn");
        String apartShape = editor.integers("apart" + channels + "x" + plan.stride(), 0, channels, plan.stride(), -1);
        editor.write(OnnxNode.of("Reshape", List.of(dealt, apartShape), List.of(apart)));
        editor.write(
                OnnxNode.of("Transpose", List.of(apart), List.of(inTurn), OnnxAttribute.of("perm", PHASES_IN_TURN)));
        String joined = newLift(base);
        String whole = plan.surplus() == 0 ? joined : editor.freshName(base + "/whole");
        editor.write(OnnxNode.of(
                "Reshape", List.of(inTurn, editor.integers("joined" + channels, 0, channels, 1, -1)), List.of(whole)));
        if (plan.surplus() > 0) {
            editor.write(OnnxNode.of(
                    "Slice",
                    List.of(
                            whole,
                            editor.integers("zero", 0),
                            editor.integers("less" + plan.surplus(), -plan.surplus()),
                            editor.integers("last", 3)),
                    List.of(joined)));
        }
    }

    private boolean liftBroadcast(OnnxNode node) {
        boolean anyLifted = node.inputs().stream().anyMatch(lifted::containsKey);
        if (!anyLifted || !node.inputs().stream().allMatch(this::canLift)) {
            return false;
        }
        return writeLifted(node, node.inputs().size());
    }

    private boolean canLift(String value) {
        StoredTensor constant = editor.constant(value);
        return lifted.containsKey(value)
                || (constant == null ? ofRankThree.contains(value) : constant.rank() <= RANK && !constant.isExternal());
    }

    private boolean liftConcat(OnnxNode node) {
        boolean anyLifted = node.inputs().stream().anyMatch(lifted::containsKey);
        boolean allKnown = node.inputs().stream().allMatch(v -> lifted.containsKey(v) || ofRankThree.contains(v));
        if (!anyLifted || !allKnown) {
            return false;
        }
        long axis = Axes.liftedAxis(node.integer("axis", 0));
        return writeLifted(
                node.with(OnnxAttribute.of("axis", axis)), node.inputs().size());
    }

    /** Amounts that are only known when the model runs cannot get an axis more; then the axis is taken out before. */
    private boolean liftPad(OnnxNode node) {
        StoredTensor amounts = editor.constant(node.input(1));
        boolean isKnown = amounts != null && amounts.type() == TensorType.INT64 && amounts.elements() == 2 * RANK;
        if (!lifted.containsKey(node.input(0))
                || !isKnown
                || amounts == null
                || !node.input(3).isEmpty()) {
            return false;
        }
        long[] pads = Axes.liftedPads(amounts.integers());
        String name = editor.add(StoredTensor.ofLongs(amounts.name() + "/lifted", pads, pads.length));
        editor.write(node.withInputs(replaced(node, 0, liftOf(node.input(0)), 1, name))
                .withOutputs(List.of(newLift(node.output()))));
        return true;
    }

    private boolean writeLifted(OnnxNode node, int liftedInputs) {
        List<String> inputs = new ArrayList<>(node.inputs());
        for (int i = 0; i < liftedInputs; i++) {
            inputs.set(i, liftOf(inputs.get(i)));
        }
        editor.write(node.withInputs(inputs).withOutputs(List.of(newLift(node.output()))));
        return true;
    }

    private static List<String> replaced(OnnxNode node, int first, String firstName, int second, String secondName) {
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(first, firstName);
        inputs.set(second, secondName);
        return inputs;
    }

    /** The lifted twin of a value, made if there is none. */
    private String liftOf(String value) {
        String twin = lifted.get(value);
        if (twin != null) {
            return twin;
        }
        StoredTensor constant = editor.constant(value);
        if (constant == null) {
            String made = newLift(value);
            present.add(value);
            editor.unsqueeze(value, made, HEIGHT_AXIS);
            return made;
        }
        if (Axes.isOneElement(constant.dims())) {
            return value;
        }
        return liftedConstants.computeIfAbsent(
                value, name -> editor.add(constant.named(name + "/lifted").reshaped(Axes.lifted(constant.dims()))));
    }

    private String newLift(String value) {
        String name = editor.freshName(value + "/lifted");
        lifted.put(value, name);
        return name;
    }

    /** Sees to it that a value is there in its own shape. */
    private void requireFlat(String value) {
        String twin = lifted.get(value);
        if (twin != null && present.add(value)) {
            editor.squeeze(twin, value, HEIGHT_AXIS);
        }
    }
}
