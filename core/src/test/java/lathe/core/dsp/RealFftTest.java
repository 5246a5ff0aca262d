package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 16, 17, 20, 60, 61, 64, 97, 211, 256, 441, 480, 1280})
    void theSpectrumIsTheDefiningSum(int size) {
        float[] x = Signals.noise(size, 1, 1, 48_000, size).channel(0);
        RealFft fft = RealFft.of(size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];

        fft.forward(x, re, im);

        for (int k = 0; k < fft.bins(); k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int n = 0; n < size; n++) {
                double phase = 2 * Math.PI * ((long) k * n % size) / size;
                sumRe += x[n] * Math.cos(phase);
                sumIm -= x[n] * Math.sin(phase);
            }
            double tolerance = 1e-6 * Math.sqrt(size);
            assertThat((double) re[k]).as("re[%d]", k).isCloseTo(sumRe, within(tolerance));
            assertThat((double) im[k]).as("im[%d]", k).isCloseTo(sumIm, within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 8, 11, 20, 211, 1024, 1280, 4099, 65_536})
    void theInverseGivesTheSignalBack(int size) {
        float[] x = Signals.noise(size, 1, 1, 48_000, size).channel(0);
        RealFft fft = RealFft.of(size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        float[] back = new float[size];

        fft.forward(x, re, im);
        fft.inverse(re, im, back);

        assertThat(Measures.nullDepthDb(AudioBuffer.of(48_000, back), AudioBuffer.of(48_000, x)))
                .isLessThan(-120);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1280, 441, 16_384})
    void transformsAllocateNothing(int size) {
        float[] x = Signals.noise(size, 1, 1, 48_000, size).channel(0);
        RealFft fft = RealFft.of(size);
        float[] re = new float[fft.bins()];
        float[] im = new float[fft.bins()];
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        roundTrips(fft, x, re, im);

        long before = threads.getCurrentThreadAllocatedBytes();
        roundTrips(fft, x, re, im);

        // The measurement itself may allocate a few dozen bytes; a transform's working memory would be kilobytes.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
    }

    private static void roundTrips(RealFft fft, float[] x, float[] re, float[] im) {
        for (int i = 0; i < 10; i++) {
            fft.forward(x, re, im);
            fft.inverse(re, im, x);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 0, 1})
    void aSizeBelowTwoIsRejected(int size) {
        assertThatThrownBy(() -> RealFft.of(size)).hasMessageContaining("size=" + size);
    }
}
