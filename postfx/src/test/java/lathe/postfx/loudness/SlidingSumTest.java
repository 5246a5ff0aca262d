package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingSumTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 40, 300})
    void isTheSumOfTheLatestValues(int length) {
        long seed = 17;
        Random random = new Random(seed);
        double[] values = new double[1000];
        SlidingSum sum = new SlidingSum(length);
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(10 * random.nextGaussian());
            double expected = 0;
            for (int k = Math.max(0, i - length + 1); k <= i; k++) {
                expected += values[k];
            }
            assertThat(sum.push(values[i])).as("seed %d", seed).isCloseTo(expected, within(1e-12 * expected));
        }
    }
}
