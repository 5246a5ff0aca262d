package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class GainSearchTest {

    /** Runs the search against a made-up chain and gives the gain it ends with. */
    private static GainSearch run(
            double target, double limit, double firstGain, DoubleUnaryOperator lufs, DoubleUnaryOperator reduction) {
        GainSearch search = new GainSearch(target, limit, firstGain);
        while (search.attempts() < 6
                && search.learn(lufs.applyAsDouble(search.gainDb()), reduction.applyAsDouble(search.gainDb()), 0.04)) {
            assertThat(search.attempts()).isLessThanOrEqualTo(6);
        }
        return search;
    }

    @Test
    void withoutLimitingTheFirstGainIsKept() {
        GainSearch search = run(-14, 10, 6, gain -> -20 + gain, gain -> 0);
        assertThat(search.gainDb()).isEqualTo(6);
        assertThat(search.attempts()).isEqualTo(2);
    }

    @Test
    void lossesInTheLimiterAreMadeUp() {
        DoubleUnaryOperator soft = gain -> gain < 4 ? -20 + gain : -16 + 0.7 * (gain - 4);
        GainSearch search = run(-14, 10, 6, soft, gain -> Math.max(0, gain - 4));
        assertThat(soft.applyAsDouble(search.gainDb())).isCloseTo(-14, within(0.04));
    }

    @Test
    void aTargetThatAsksForTooMuchLimitingIsGivenUpAtTheLimit() {
        GainSearch search = run(-14, 5, 12, gain -> -26 + 0.8 * gain, gain -> gain - 1);
        assertThat(search.gainDb()).isCloseTo(6, within(0.1));
    }

    @Test
    void silenceIsNotSearched() {
        GainSearch search = new GainSearch(-14, 5, 0);
        assertThat(search.learn(Double.NaN, 0, 0.04)).isFalse();
    }
}
