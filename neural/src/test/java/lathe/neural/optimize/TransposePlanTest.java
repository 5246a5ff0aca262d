package lathe.neural.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TransposePlanTest {

    /** The definition of the ONNX operator: every input sample adds its kernel where the stride puts it. */
    private static double[] transposed(float[] x, float[] kernel, int stride, int padBegin, int padEnd) {
        double[] whole = new double[(x.length - 1) * stride + kernel.length + Math.max(0, -padEnd)];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < kernel.length; k++) {
                whole[i * stride + k] += (double) x[i] * kernel[k];
            }
        }
        int length = (x.length - 1) * stride + kernel.length - padBegin - padEnd;
        double[] cut = new double[length];
        System.arraycopy(whole, padBegin, cut, 0, length);
        return cut;
    }

    private static double[] polyphase(float[] x, float[] kernel, TransposePlan plan) {
        float[] weights = plan.weights(kernel, 1, 1, kernel.length);
        int frames = x.length + plan.padLeft() + plan.padRight() - plan.taps() + 1;
        double[] out = new double[frames * plan.stride() - plan.surplus()];
        for (int i = 0; i < out.length; i++) {
            for (int tap = 0; tap < plan.taps(); tap++) {
                int at = i / plan.stride() + tap - plan.padLeft();
                if (at >= 0 && at < x.length) {
                    out[i] += (double) x[at] * weights[i % plan.stride() * plan.taps() + tap];
                }
            }
        }
        return out;
    }

    @Test
    void everyPlanGivesWhatTheTransposedConvolutionGives() {
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        int planned = 0;
        for (int round = 0; round < 3000; round++) {
            int stride = random.nextInt(1, 11);
            int kernel = random.nextInt(1, 3 * stride + 3);
            int padBegin = random.nextInt(0, kernel);
            int padEnd = random.nextInt(-stride + 1, kernel);
            TransposePlan plan = TransposePlan.of(kernel, stride, padBegin, padEnd);
            int frames = random.nextInt(4, 12);
            if (plan == null || (frames - 1) * stride + kernel - padBegin - padEnd < 1) {
                continue;
            }
            planned++;
            float[] x = gaussian(random, frames);
            float[] w = gaussian(random, kernel);
            assertThat(polyphase(x, w, plan))
                    .as("seed %d round %d: k %d s %d pads %d %d", seed, round, kernel, stride, padBegin, padEnd)
                    .containsExactly(transposed(x, w, stride, padBegin, padEnd), within(1e-9));
        }
        assertThat(planned).isGreaterThan(500);
    }

    private static float[] gaussian(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void hifiGanKernelsBecomeThreeTapsAndCausalOnesTwo() {
        assertThat(TransposePlan.of(16, 8, 4, 4))
                .extracting(TransposePlan::taps, TransposePlan::surplus)
                .containsExactly(3, 0);
        assertThat(TransposePlan.of(4, 2, 1, 1)).extracting(TransposePlan::taps).isEqualTo(3);
        assertThat(TransposePlan.of(16, 8, 0, 0))
                .extracting(TransposePlan::taps)
                .isEqualTo(2);
        assertThat(TransposePlan.of(8, 8, 0, 0)).extracting(TransposePlan::taps).isEqualTo(1);
    }

    @Test
    void kernelsThatWouldMostlyMultiplyZerosStayTransposed() {
        assertThat(TransposePlan.of(3, 8, 1, 1)).isNull();
        assertThat(TransposePlan.of(16, 1, 4, 4)).isNull();
    }
}
