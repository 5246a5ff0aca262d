package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolyphaseFirTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 5", "1, 3, 8", "4, 1, 7", "3, 2, 1", "2, 3, 13", "7, 5, 30", "5, 11, 300", "1, 2, 1030"})
    void outputsAreTheDefiningSums(int up, int down, int taps) {
        float[][] filters = Signals.noise(taps, up, 1, 48_000, taps).channelArrays();
        PolyphaseFir fir = new PolyphaseFir(filters, down, 20);
        for (int groups : new int[] {20, 1, 13}) {
            float[] x =
                    Signals.noise(fir.inputs(groups) + 3, 1, 1, 48_000, groups).channel(0);
            float[] y = new float[groups * up + 2];

            fir.process(x, 3, y, 2, groups);

            for (int n = 0; n < groups * up; n++) {
                double sum = 0;
                for (int k = 0; k < taps; k++) {
                    sum += (double) filters[n % up][k] * x[3 + n / up * down + n % up * down / up + k];
                }
                assertThat((double) y[2 + n])
                        .as("%d groups, output %d", groups, n)
                        .isCloseTo(sum, within(1e-5));
            }
        }
    }

    @Test
    void theSameGroupsComeOutWhateverTheCalls() {
        PolyphaseFir fir = new PolyphaseFir(Signals.noise(300, 3, 1, 48_000, 1).channelArrays(), 4, 64);
        float[] x = Signals.noise(fir.inputs(64), 1, 1, 48_000, 2).channel(0);
        float[] whole = new float[64 * 3];
        float[] pieces = new float[64 * 3];

        fir.process(x, 0, whole, 0, 64);
        for (int group = 0, next = 1; group < 64; group += next, next = Math.min(next + 1, 64 - group)) {
            fir.process(x, 4 * group, pieces, 3 * group, next);
        }

        assertThat(pieces).isEqualTo(whole);
    }

    @Test
    void aLongCallLeavesNothingToTheNext() {
        PolyphaseFir fir = new PolyphaseFir(new float[][] {{1, 1, 1}, {1, 1, 1}}, 3, 8);
        float[] loud = new float[fir.inputs(8)];
        Arrays.fill(loud, Float.POSITIVE_INFINITY);
        float[] y = new float[16];
        fir.process(loud, 0, y, 0, 8);
        fir.process(new float[fir.inputs(2)], 0, y, 0, 2);
        assertThat(Arrays.copyOf(y, 4)).containsOnly(0);
    }

    @Test
    void anEmptyFilterIsRejected() {
        assertThatThrownBy(() -> new PolyphaseFir(new float[1][0], 1, 1)).hasMessageContaining("filters=1");
    }
}
