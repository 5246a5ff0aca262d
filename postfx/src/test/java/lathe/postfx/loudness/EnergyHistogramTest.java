package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the same arithmetic on a list of all values, as the standards write it. */
class EnergyHistogramTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void gatesAsAListOfAllValuesWould(long seed) {
        double[] powers = powers(seed);
        EnergyHistogram histogram = new EnergyHistogram();
        Arrays.stream(powers).forEach(histogram::add);

        double[] audible =
                Arrays.stream(powers).filter(p -> p > Math.pow(10, -6.9309)).toArray();
        double ungated = Arrays.stream(audible).average().orElseThrow();
        double gated =
                Arrays.stream(audible).filter(p -> p > ungated / 10).average().orElseThrow();
        assertThat(decibels(histogram.meanAbove(0))).isCloseTo(decibels(ungated), within(1e-9));
        assertThat(decibels(histogram.meanAbove(histogram.meanAbove(0) / 10)))
                .as("seed %d", seed)
                .isCloseTo(decibels(gated), within(0.005));

        double[] ranked =
                Arrays.stream(audible).filter(p -> p >= ungated / 100).sorted().toArray();
        int low = (int) Math.round((ranked.length - 1) * 0.10);
        int high = (int) Math.round((ranked.length - 1) * 0.95);
        assertThat(decibels(histogram.percentileRatio(ungated / 100, 10, 95)))
                .as("seed %d", seed)
                .isCloseTo(decibels(ranked[high] / ranked[low]), within(0.005));
    }

    /** Levels that wander between -100 and +20 dB, several thousand of them, few of them equal. */
    private static double[] powers(long seed) {
        Random random = new Random(seed);
        double[] powers = new double[5_000 + random.nextInt(5_000)];
        double level = -20;
        for (int i = 0; i < powers.length; i++) {
            level = Math.clamp(level + 4 * random.nextGaussian(), -100, 20);
            powers[i] = Math.pow(10, level / 10);
        }
        return powers;
    }

    /** Tones of one level stand in one bin, whose mean is their power: gates and percentiles are then exact. */
    @Test
    void isExactForSteadyLevels() {
        EnergyHistogram histogram = new EnergyHistogram();
        for (int i = 0; i < 1000; i++) {
            histogram.add(0.01);
            histogram.add(0.002);
        }
        assertThat(histogram.percentileRatio(0, 10, 95)).isCloseTo(5, within(1e-12));
        assertThat(histogram.meanAbove(0.0021)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void keepsWhatIsLouderThanItsLastBin() {
        EnergyHistogram histogram = new EnergyHistogram();
        histogram.add(1e76);
        histogram.add(0);
        histogram.add(Double.NaN);
        assertThat(histogram.meanAbove(0)).isEqualTo(1e76);
    }

    private static double decibels(double power) {
        return 10 * Math.log10(power);
    }
}
