package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NegacyclicTransformTest {

    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64, 128, 256, 512, 2048})
    void aProductOfBinsIsTheConvolutionWhoseWrapComesBackNegated(int size) {
        float[] x = noise(2 * size, 1);
        float[] h = noise(2 * size, 2);
        NegacyclicTransform transform = new NegacyclicTransform(size);
        float[] xRe = new float[size];
        float[] xIm = new float[size];
        float[] hRe = new float[size];
        float[] hIm = new float[size];
        transform.forward(x, xRe, xIm);
        transform.forward(h, hRe, hIm);
        for (int k = 0; k < size; k++) {
            float re = xRe[k] * hRe[k] - xIm[k] * hIm[k];
            xIm[k] = xRe[k] * hIm[k] + xIm[k] * hRe[k];
            xRe[k] = re;
        }
        float[] y = new float[size];
        transform.inverseSecondHalf(xRe, xIm, y);
        double worst = 0;
        double energy = 0;
        for (int n = size; n < 2 * size; n++) {
            double expected = 0;
            for (int k = 0; k < 2 * size; k++) {
                expected += (double) h[k] * (k <= n ? x[n - k] : -x[2 * size + n - k]);
            }
            worst = Math.max(worst, Math.abs(y[n - size] - expected));
            energy += expected * expected;
        }
        assertThat(20 * Math.log10(worst / Math.sqrt(energy / size))).isLessThan(-115);
    }

    @Test
    void refusesSizesThatAreNoPowerOfTwo() {
        assertThatThrownBy(() -> new NegacyclicTransform(48)).hasMessageContaining("size=48");
        assertThatThrownBy(() -> new NegacyclicTransform(8)).hasMessageContaining("size=8");
    }
}
