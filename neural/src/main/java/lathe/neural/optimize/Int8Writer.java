package lathe.neural.optimize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import lathe.neural.graph.OnnxAttribute;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.StoredTensor;
import lathe.neural.graph.TensorType;

/**
 * Writes convolutions for eight bits: what goes in and what comes out has 256 steps, weights have a step of their own for each
 * output channel, sums and biases stay whole. Everything else, sums of residual blocks above all, stays in floating point. The
 * graph says so by pairs of QuantizeLinear and DequantizeLinear, which ONNX Runtime melts into its integer kernels.
 */
final class Int8Writer {

    private final OnnxFile file;
    private final GraphEditor editor;
    private final Set<OnnxNode> chosen;

    private Int8Writer(OnnxFile file, Int8Settings settings) {
        this.file = file;
        editor = new GraphEditor(file);
        chosen = choose(settings);
    }

    /** How many convolutions would be changed. */
    static int count(OnnxFile file, Int8Settings settings) {
        return new Int8Writer(file, settings).chosen.size();
    }

    /** Values whose ranges must be known. */
    static List<String> activations(OnnxFile file, Int8Settings settings) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (OnnxNode node : new Int8Writer(file, settings).chosen) {
            names.add(node.input(0));
            names.add(node.output());
        }
        return List.copyOf(names);
    }

    /** A model of eight bits; the file itself is not changed. */
    static OnnxFile write(OnnxFile file, Int8Settings settings, Map<String, ActivationRange> ranges) {
        OnnxFile changed = file.copy();
        new Int8Writer(changed, settings).write(settings, ranges);
        return changed;
    }

    private SequencedSet<OnnxNode> choose(Int8Settings settings) {
        List<OnnxNode> able = new ArrayList<>();
        int behindUpsampling = 0;
        for (OnnxNode node : file.graph().nodes()) {
            if (isUpsampling(node)) {
                behindUpsampling = able.size();
            }
            StoredTensor weights = node.is("Conv") ? editor.constant(node.input(1)) : null;
            boolean isPlain = weights != null
                    && weights.type() == TensorType.FLOAT
                    && node.integer("group", 1) == 1
                    && (node.input(2).isEmpty() || editor.constant(node.input(2)) != null);
            if (isPlain) {
                able.add(node);
            }
        }
        int from = settings.keepFirst() ? 1 : 0;
        int to = settings.keepLastStage() ? behindUpsampling : able.size() - (settings.keepLast() ? 1 : 0);
        return new LinkedHashSet<>(from < to ? able.subList(from, to) : List.of());
    }

    /** The reshape that deals out the phases of a polyphase filter, or a transposed convolution as it was. */
    private static boolean isUpsampling(OnnxNode node) {
        return node.is("ConvTranspose")
                || (node.is("Transpose") && Arrays.equals(node.integers("perm"), ConvolutionLift.PHASES_IN_TURN));
    }

    private void write(Int8Settings settings, Map<String, ActivationRange> ranges) {
        Map<String, String> inSteps = new HashMap<>();
        Set<String> outputs = new HashSet<>();
        chosen.forEach(node -> outputs.add(node.output()));
        for (OnnxNode node : List.copyOf(file.graph().nodes())) {
            if (!chosen.contains(node)) {
                editor.write(node);
                continue;
            }
            String input = node.input(0);
            if (!outputs.contains(input) && !inSteps.containsKey(input)) {
                String stepped = editor.freshName(input + "/in_steps");
                steps(input, stepped, range(ranges, input));
                inSteps.put(input, stepped);
            }
            String smooth = editor.freshName(node.output() + "/smooth");
            editor.write(convolution(node, inSteps.getOrDefault(input, input), range(ranges, input), settings)
                    .withOutputs(List.of(smooth)));
            steps(smooth, node.output(), range(ranges, node.output()));
        }
        editor.finish();
    }

    private static ActivationRange range(Map<String, ActivationRange> ranges, String name) {
        return ranges.getOrDefault(name, new ActivationRange(0, 0));
    }

    /** Rounds a value to the steps of its range. */
    private void steps(String input, String output, ActivationRange range) {
        String scale = editor.add(StoredTensor.ofFloats(output + "/scale", new float[] {range.scale()}));
        byte[] zero = {(byte) range.zeroPoint()};
        String zeroPoint = editor.add(StoredTensor.ofBytes(output + "/zero", TensorType.UINT8, zero));
        String whole = editor.freshName(output + "/u8");
        editor.write(OnnxNode.of("QuantizeLinear", List.of(input, scale, zeroPoint), List.of(whole)));
        editor.write(OnnxNode.of("DequantizeLinear", List.of(whole, scale, zeroPoint), List.of(output))
                .named(editor.freshName(output + "/back")));
    }

    private OnnxNode convolution(OnnxNode node, String input, ActivationRange range, Int8Settings settings) {
        StoredTensor weights = editor.constant(node.input(1));
        if (weights == null) {
            throw new IllegalStateException(node + " has no constant weights");
        }
        float[] scales = channelScales(weights, settings.weightBits());
        List<String> inputs = new ArrayList<>(List.of(input, weightsInSteps(weights, scales)));
        StoredTensor bias = node.input(2).isEmpty() ? null : editor.constant(node.input(2));
        if (bias != null) {
            inputs.add(biasInSteps(bias, scales, range.scale()));
        }
        return node.withInputs(inputs);
    }

    private static float[] channelScales(StoredTensor weights, int bits) {
        float[] values = weights.floats();
        int channels = (int) weights.dims()[0];
        int perChannel = values.length / channels;
        float largestStep = (1 << (bits - 1)) - 1;
        float[] scales = new float[channels];
        for (int c = 0; c < channels; c++) {
            float peak = 0;
            for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
                peak = Math.max(peak, Math.abs(values[i]));
            }
            scales[c] = peak > 0 ? peak / largestStep : 1;
        }
        return scales;
    }

    private String weightsInSteps(StoredTensor weights, float[] scales) {
        float[] values = weights.floats();
        int perChannel = values.length / scales.length;
        byte[] steps = new byte[values.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) Math.clamp(Math.round(values[i] / scales[i / perChannel]), -127, 127);
        }
        StoredTensor whole = StoredTensor.ofBytes(weights.name() + "/s8", TensorType.INT8, steps, weights.dims());
        return perChannel(weights.name(), editor.add(whole), scales, TensorType.INT8);
    }

    private String biasInSteps(StoredTensor bias, float[] scales, float inputScale) {
        float[] values = bias.floats();
        int[] steps = new int[values.length];
        float[] products = new float[values.length];
        for (int i = 0; i < steps.length; i++) {
            products[i] = inputScale * scales[i];
            double step = Math.rint(values[i] / (double) products[i]);
            steps[i] = (int) Math.clamp(step, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        StoredTensor whole = StoredTensor.ofInts(bias.name() + "/s32", steps, steps.length);
        return perChannel(bias.name(), editor.add(whole), products, TensorType.INT32);
    }

    private String perChannel(String name, String whole, float[] scales, TensorType type) {
        String scale = editor.add(StoredTensor.ofFloats(name + "/scales", scales, scales.length));
        byte[] zeros = new byte[Math.toIntExact(type.bytes(scales.length))];
        String zero = editor.add(StoredTensor.ofBytes(name + "/zeros", type, zeros, scales.length));
        String back = editor.freshName(name + "/back");
        editor.write(OnnxNode.of(
                "DequantizeLinear", List.of(whole, scale, zero), List.of(back), OnnxAttribute.of("axis", 0)));
        return back;
    }
}
