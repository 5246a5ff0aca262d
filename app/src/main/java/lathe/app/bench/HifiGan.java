package lathe.app.bench;

import java.util.List;
import java.util.SplittableRandom;
import lathe.neural.graph.OnnxAttribute;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxGraph;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.StoredTensor;
import lathe.neural.graph.TensorType;

/**
 * The generator of HiFi-GAN in full size with random weights, laid out as PyTorch exports it: what a published model of the
 * same variant costs, this one costs. Source: Kong, Kim, Bae, "HiFi-GAN", 2020, and the configurations published with it.
 *
 * @param name such as V1
 * @param channels of the first stage; each stage has half of the one before
 * @param rates how much longer each stage is than the one before
 * @param kernels of the residual blocks
 * @param dilations of each residual block in turn
 * @param isPaired true if a second, undilated convolution follows each dilated one
 */
record HifiGan(
        String name,
        int channels,
        List<Integer> rates,
        List<Integer> kernels,
        List<List<Integer>> dilations,
        boolean isPaired) {

    /** Bands of the spectrogram that it takes. */
    static final int MELS = 80;

    /** Samples that one frame becomes. */
    static final int HOP = 256;

    static final int SAMPLE_RATE_HZ = 22_050;

    /** Frames on either side that a frame's sound depends on, for all three variants. */
    static final int CONTEXT_FRAMES = 13;

    private static final int OUTER_KERNEL = 7;
    private static final float SLOPE = 0.1f;
    private static final float LAST_SLOPE = 0.01f;
    private static final long OPSET = 14;

    /** Residual sums grow with each block; at this gain the sound neither fades away nor hits the limits of the last tangent. */
    private static final double LIVELY_AND_BOUNDED = 0.6;

    /** The three published variants. */
    static List<HifiGan> variants() {
        List<List<Integer>> threeTimes = List.of(List.of(1, 3, 5), List.of(1, 3, 5), List.of(1, 3, 5));
        List<List<Integer>> growing = List.of(List.of(1, 2), List.of(2, 6), List.of(3, 12));
        return List.of(
                new HifiGan("V1", 512, List.of(8, 8, 2, 2), List.of(3, 7, 11), threeTimes, true),
                new HifiGan("V2", 128, List.of(8, 8, 2, 2), List.of(3, 7, 11), threeTimes, true),
                new HifiGan("V3", 256, List.of(8, 8, 4), List.of(3, 5, 7), growing, false));
    }

    /** The model; the same seed gives the same weights. */
    OnnxFile model(long seed) {
        return new Writer(seed).write();
    }

    /** Puts the graph together, one operation after the other. */
    private final class Writer {

        private final OnnxGraph graph = OnnxGraph.empty("hifigan");
        private final SplittableRandom random;
        private int count;

        Writer(long seed) {
            random = new SplittableRandom(seed);
        }

        OnnxFile write() {
            graph.inputs().add(OnnxValue.of("mel", TensorType.FLOAT, List.of("N", String.valueOf(MELS), "L")));
            graph.outputs().add(OnnxValue.of("audio", TensorType.FLOAT, List.of("N", "S")));
            graph.put(StoredTensor.ofFloats("blocks", new float[] {kernels.size()}));
            graph.put(StoredTensor.ofLongs("channel_axis", new long[] {1}, 1));
            String value = convolution("mel", MELS, channels, OUTER_KERNEL, 1);
            int width = channels;
            for (int rate : rates) {
                value = upsampling(leaky(value, SLOPE), width, rate);
                width /= 2;
                value = residualBlocks(value, width);
            }
            value = convolution(leaky(value, LAST_SLOPE), width, 1, OUTER_KERNEL, 1);
            String sound = node("Tanh", List.of(value));
            graph.nodes().add(OnnxNode.of("Squeeze", List.of(sound, "channel_axis"), List.of("audio")));
            OnnxFile file = OnnxFile.of(graph, OPSET);
            file.metadata().put("model_type", "hifigan");
            file.metadata().put("sample_rate", String.valueOf(SAMPLE_RATE_HZ));
            return file;
        }

        private String residualBlocks(String stage, int width) {
            String sum = "";
            for (int block = 0; block < kernels.size(); block++) {
                String value = stage;
                for (int dilation : dilations.get(block)) {
                    String inner = convolution(leaky(value, SLOPE), width, width, kernels.get(block), dilation);
                    if (isPaired) {
                        inner = convolution(leaky(inner, SLOPE), width, width, kernels.get(block), 1);
                    }
                    value = node("Add", List.of(inner, value));
                }
                sum = sum.isEmpty() ? value : node("Add", List.of(sum, value));
            }
            return node("Div", List.of(sum, "blocks"));
        }

        private String convolution(String input, int from, int to, int kernel, int dilation) {
            long pad = (kernel - 1L) * dilation / 2;
            return node(
                    "Conv",
                    List.of(input, weights(from * kernel, to, from, kernel), weights(from * kernel, to)),
                    OnnxAttribute.of("dilations", new long[] {dilation}),
                    OnnxAttribute.of("group", 1),
                    OnnxAttribute.of("kernel_shape", new long[] {kernel}),
                    OnnxAttribute.of("pads", new long[] {pad, pad}),
                    OnnxAttribute.of("strides", new long[] {1}));
        }

        private String upsampling(String input, int width, int rate) {
            int kernel = 2 * rate;
            int pad = (kernel - rate) / 2;
            return node(
                    "ConvTranspose",
                    List.of(input, weights(2 * width, width, width / 2, kernel), weights(2 * width, width / 2)),
                    OnnxAttribute.of("dilations", new long[] {1}),
                    OnnxAttribute.of("group", 1),
                    OnnxAttribute.of("kernel_shape", new long[] {kernel}),
                    OnnxAttribute.of("pads", new long[] {pad, pad}),
                    OnnxAttribute.of("strides", new long[] {rate}));
        }

        private String leaky(String input, float slope) {
            return node("LeakyRelu", List.of(input), OnnxAttribute.of("alpha", slope));
        }

        private String node(String operator, List<String> inputs, OnnxAttribute... attributes) {
            String output = operator + count++;
            graph.nodes().add(OnnxNode.of(operator, inputs, List.of(output), attributes));
            return output;
        }

        /** Random weights under which a signal keeps its level (He et al. 2015, equation 14). */
        private String weights(int fanIn, int... dims) {
            int size = 1;
            long[] shape = new long[dims.length];
            for (int i = 0; i < dims.length; i++) {
                shape[i] = dims[i];
                size *= dims[i];
            }
            double deviation = LIVELY_AND_BOUNDED / Math.sqrt(fanIn);
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
            String name = "weight" + count++;
            graph.put(StoredTensor.ofFloats(name, values, shape));
            return name;
        }
    }
}
