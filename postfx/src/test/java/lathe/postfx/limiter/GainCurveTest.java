package lathe.postfx.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GainCurveTest {

    private static final double GROUP_RATE_HZ = 6000;

    @ParameterizedTest
    @CsvSource({"1,0,1", "30,0,2", "3,17,3", "120,0,4", "7,13,5"})
    void noNodeExceedsWhatTheGroupsOnBothSidesRequire(int ramp, int wait, long seed) {
        GainCurve curve = new GainCurve(GROUP_RATE_HZ, ramp, wait);
        curve.setRelease(20);
        double[] required = randomDemand(20_000, seed);
        int delay = ramp + wait - 1;
        for (int i = 0; i < required.length; i++) {
            double node = curve.next(required[i]);
            int group = i - delay;
            if (group >= 0) {
                assertThat(node).as("seed %d, group %d", seed, group).isLessThanOrEqualTo(required[group]);
            }
            if (group >= 1) {
                assertThat(node).as("seed %d, before group %d", seed, group).isLessThanOrEqualTo(required[group - 1]);
            }
        }
    }

    @Test
    void aGainOfOneIsExactAlsoAfterLimiting() {
        GainCurve curve = new GainCurve(GROUP_RATE_HZ, 30, 0);
        curve.setRelease(20);
        for (double required : randomDemand(10_000, 6)) {
            curve.next(required);
        }
        double last = 0;
        for (int i = 0; i < 12_000; i++) {
            last = curve.next(1);
        }
        assertThat(last).isEqualTo(1.0);
    }

    @Test
    void theGainFallsToASinglePeakInExactlyTheRamp() {
        GainCurve curve = new GainCurve(GROUP_RATE_HZ, 30, 0);
        curve.setRelease(20);
        double[] required = new double[200];
        Arrays.fill(required, 1);
        required[100] = 0.5;
        double[] nodes = new double[200];
        for (int i = 0; i < required.length; i++) {
            nodes[i] = curve.next(required[i]);
        }
        // Node i stands at the start of group i - 29.
        assertThat(nodes[99]).isEqualTo(1.0);
        assertThat(nodes[100]).isLessThan(1.0);
        assertThat(nodes[129]).isEqualTo(0.5);
        assertThat(nodes[114]).as("half way").isCloseTo(0.75, within(0.02));
    }

    @Test
    void theSmallestOfAWindowIsThatOfASearch() {
        Random random = new Random(7);
        for (int window : new int[] {1, 2, 5, 64}) {
            SlidingMinimum minimum = new SlidingMinimum(window);
            double[] values = random.doubles(2000).map(v -> Math.rint(v * 50)).toArray();
            for (int i = 0; i < values.length; i++) {
                double expected = Arrays.stream(values, Math.max(0, i - window + 1), i + 1)
                        .min()
                        .orElseThrow();
                assertThat(minimum.next(values[i])).isEqualTo(expected);
            }
        }
    }

    private static double[] randomDemand(int groups, long seed) {
        Random random = new Random(seed);
        double[] required = new double[groups];
        for (int i = 0; i < groups; i++) {
            boolean busy = i / 700 % 3 == 1;
            required[i] = random.nextInt(busy ? 4 : 60) == 0 ? 0.1 + 0.9 * random.nextDouble() : 1;
        }
        return required;
    }
}
