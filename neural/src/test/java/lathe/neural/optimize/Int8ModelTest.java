package lathe.neural.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lathe.core.tensor.Tensor;
import lathe.core.testing.Fixtures;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxGraph;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.StoredTensor;
import lathe.neural.graph.TensorType;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import org.junit.jupiter.api.Test;

class Int8ModelTest {

    private static Tensor mel(int frames, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[80 * frames];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(-5, 2);
        }
        return Tensor.ofFloats(values, 1, 80, frames);
    }

    private static List<Map<String, Tensor>> samples() {
        return List.of(Map.of("mel", mel(40, 1)), Map.of("mel", mel(48, 2)));
    }

    private static OnnxFile hifiGan() throws IOException {
        return Optimisation.of(Fixtures.path("hifigan-v1/model.onnx"), List.of())
                .model();
    }

    @Test
    void aVocoderOfEightBitsSoundsLikeItselfAndStaysWithinTheLimits() throws Exception {
        Int8Model int8 = Int8Model.of(hifiGan(), samples(), Int8Settings.DEFAULT, Int8Verdict.Limits.DEFAULT);
        assertThat(int8.convolutions()).isEqualTo(78 - 2);
        assertThat(int8.verdict().snrDb()).isBetween(15.0, 60.0);
        assertThat(int8.verdict().isGood()).as(int8.verdict().toString()).isTrue();
        assertThat(int8.verdict().melL1()).isPositive();
    }

    @Test
    void aModelThatEightBitsDestroyIsRefused() throws Exception {
        Int8Settings clipping = Int8Settings.DEFAULT.withPercentile(60);
        Int8Model int8 = Int8Model.of(hifiGan(), samples(), clipping, Int8Verdict.Limits.DEFAULT);
        assertThat(int8.verdict().isGood()).as(int8.verdict().toString()).isFalse();
    }

    @Test
    void whatIsKeptInFloatingPointMakesItBetter() throws Exception {
        Int8Verdict.Limits limits = Int8Verdict.Limits.DEFAULT;
        Int8Model all = Int8Model.of(hifiGan(), samples(), Int8Settings.DEFAULT.keeping(false, false, false), limits);
        Int8Model less = Int8Model.of(hifiGan(), samples(), Int8Settings.DEFAULT.keeping(true, true, true), limits);
        assertThat(all.convolutions()).isEqualTo(78);
        assertThat(less.convolutions()).isLessThan(78 - 18);
        assertThat(less.verdict().snrDb()).isGreaterThan(all.verdict().snrDb());
    }

    @Test
    void oneConvolutionIsOffByNoMoreThanItsStepsAllow() throws Exception {
        // Weights and input are whole multiples of their steps, so only the output is rounded: by half a step.
        float[] weights = {127, -3, 50, 64, 0, 1, 127, -127};
        OnnxGraph graph = OnnxGraph.empty("one");
        graph.inputs().add(OnnxValue.of("x", TensorType.FLOAT, List.of("n", "4", "1", "t")));
        graph.outputs().add(OnnxValue.of("y", TensorType.FLOAT, List.of("n", "2", "1", "t")));
        graph.put(StoredTensor.ofFloats("w", weights, 2, 4, 1, 1));
        graph.put(StoredTensor.ofFloats("b", new float[] {10, -20}, 2));
        graph.nodes().add(OnnxNode.of("Conv", List.of("x", "w", "b"), List.of("y")));
        OnnxFile model = OnnxFile.of(graph, 13);
        Map<String, ActivationRange> ranges =
                Map.of("x", new ActivationRange(0, 255), "y", new ActivationRange(-40_000, 62_000));
        OnnxFile int8 = Int8Writer.write(model, Int8Settings.DEFAULT.keeping(false, false, false), ranges);
        SplittableRandom random = new SplittableRandom(7);
        float[] x = new float[4 * 50];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(256);
        }
        Map<String, Tensor> input = Map.of("x", Tensor.ofFloats(x, 1, 4, 1, 50));
        float[] y = run(int8, input);
        for (int out = 0; out < 2; out++) {
            for (int t = 0; t < 50; t++) {
                double exact = out == 0 ? 10 : -20;
                for (int in = 0; in < 4; in++) {
                    exact += x[in * 50 + t] * weights[out * 4 + in];
                }
                assertThat((double) y[out * 50 + t]).isCloseTo(exact, within(0.501 * 102_000 / 255));
            }
        }
    }

    private static float[] run(OnnxFile model, Map<String, Tensor> input) throws Exception {
        try (InferenceSession session =
                InferenceSession.open(model.toBytes(), "test", null, SessionSettings.offline(1))) {
            return session.run(input).firstEntry().getValue().floats();
        }
    }

    @Test
    void zeroHasAStepOfItsOwn() {
        for (ActivationRange range :
                List.of(new ActivationRange(-1, 2), new ActivationRange(0.5f, 3), new ActivationRange(-7, -6))) {
            int zero = range.zeroPoint();
            assertThat(zero).isBetween(0, 255);
            assertThat(range.scale() * (255 - zero)).isCloseTo(range.max(), within(range.scale() / 2 + 1e-6f));
            assertThat(range.scale() * -zero).isCloseTo(range.min(), within(range.scale() / 2 + 1e-6f));
        }
    }

    @Test
    void whatIsAlwaysZeroHasStepsAsWell() {
        assertThat(new ActivationRange(0, 0).scale()).isPositive();
        assertThat(new ActivationRange(0, 0).zeroPoint()).isZero();
    }

    @Test
    void aPercentileLeavesOutHalfOfTheRestAtEitherEnd() {
        float[] ramp = new float[100_001];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = -1 + 2 * i / 100_000f;
        }
        ActivationHistogram histogram = new ActivationHistogram(-1, 1);
        histogram.add(ramp);
        ActivationRange ninety = histogram.covering(90);
        assertThat(ninety.min()).isCloseTo(-0.9f, within(0.001f));
        assertThat(ninety.max()).isCloseTo(0.9f, within(0.001f));
        assertThat(histogram.covering(100)).isEqualTo(new ActivationRange(-1, 1));
    }

    @Test
    void modelsThatCannotBeBroughtToEightBitsAreToldWhy() throws Exception {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Int8Model.of(
                        OnnxFile.of(hifiGan().graph(), 12),
                        samples(),
                        Int8Settings.DEFAULT,
                        Int8Verdict.Limits.DEFAULT))
                .withMessageContaining("opset 12");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Int8Model.of(hifiGan(), List.of(), Int8Settings.DEFAULT, Int8Verdict.Limits.DEFAULT))
                .withMessageContaining("give spectrograms or audio");
    }
}
