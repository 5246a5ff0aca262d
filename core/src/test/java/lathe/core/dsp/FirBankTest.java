package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirBankTest {

    @ParameterizedTest
    @CsvSource({"1,1", "2,3", "3,70", "12,0", "12,511", "47,1025", "64,2117", "256,1024"})
    void outputsAreTheDefiningSumsBitForBit(int taps, int length) {
        float[] first = Signals.noise(taps, 1, 1, 48_000, taps).channel(0);
        float[] second = Signals.noise(taps, 1, 1, 48_000, taps + 1).channel(0);
        float[] x = Signals.noise(length + taps + 5, 1, 1, 48_000, 3).channel(0);
        float[][] y = new float[2][length + 4];
        new FirBank(first, second).process(x, 5, y, 3, length);
        for (int n = 0; n < length; n++) {
            assertThat(y[0][3 + n]).as("frame %d", n).isEqualTo(definingSum(first, x, 5 + n));
            assertThat(y[1][3 + n]).as("frame %d", n).isEqualTo(definingSum(second, x, 5 + n));
        }
        assertThat(y[0][2]).isZero();
        assertThat(y[1][3 + length]).isZero();
    }

    private static float definingSum(float[] taps, float[] x, int from) {
        float sum = 0;
        for (int k = 0; k < taps.length; k++) {
            sum += taps[k] * x[from + k];
        }
        return sum;
    }

    @Test
    void tapsReadForwardFromTheOffset() {
        float[][] y = new float[1][3];
        new FirBank(new float[] {1, 10}).process(new float[] {9, 1, 2, 3}, 1, y, 1, 2);
        assertThat(y[0]).containsExactly(0, 21, 32);
    }

    @Test
    void filtersOfUnequalLengthAndEmptyBanksAreRejected() {
        assertThatThrownBy(() -> new FirBank(new float[2], new float[3])).hasMessageContaining("2 and 3 taps");
        assertThatThrownBy(FirBank::new).hasMessageContaining("filters=0");
    }
}
