package lathe.postfx.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against {@link Math#log10} and {@link Math#pow}. */
class FastDecibelsTest {

    @Test
    void levelsAreWithinATenThousandthOfADecibel() {
        for (double level = 1e-11; level < 1e6; level *= 1.00317) {
            float exact = (float) level;
            float[] amplitude = {exact};
            float[] power = {exact};
            FastDecibels.fromAmplitudes(amplitude, 1);
            FastDecibels.fromPowers(power, 1);
            assertThat((double) amplitude[0]).isCloseTo(20 * Math.log10(exact), within(1e-4));
            assertThat((double) power[0]).isCloseTo(10 * Math.log10(exact), within(1e-4));
        }
    }

    @Test
    void silenceIsAVeryLowLevel() {
        float[] levels = {0, Float.MIN_VALUE, 1e-20f};
        FastDecibels.fromAmplitudes(levels, 3);
        for (float level : levels) {
            assertThat(level).isCloseTo(-240, within(1e-3f));
        }
    }

    @Test
    void gainsAreWithinATenThousandthOfADecibel() {
        for (double db = -200; db < 200; db += 0.0137) {
            float[] value = {(float) db};
            FastDecibels.toAmplitudes(value, 1);
            assertThat(20 * Math.log10(value[0])).as("%s dB", db).isCloseTo((float) db, within(1e-4));
        }
    }

    @Test
    void noDecibelsAreAGainOfOne() {
        float[] values = {0, -0f};
        FastDecibels.toAmplitudes(values, 2);
        assertThat(values).containsExactly(1, 1);
    }
}
