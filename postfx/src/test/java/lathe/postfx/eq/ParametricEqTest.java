package lathe.postfx.eq;

import static org.assertj.core.api.Assertions.assertThat;

import lathe.core.audio.AudioBuffer;
import lathe.core.param.Parameter;
import lathe.core.process.OfflineRender;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class ParametricEqTest {

    /** An equaliser with settings like {@code band1_type=bell}. */
    static ParametricEq eq(String... settings) {
        ParametricEq eq = new ParametricEq();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            Parameter parameter = eq.parameters().get(parts[0]);
            parameter.set(parameter.parse(parts[1]));
        }
        return eq;
    }

    private static ParametricEq busy() {
        return eq(
                "band1_type=high-pass",
                "band1_slope=42",
                "band2_gain=4",
                "band3_type=low shelf",
                "band3_gain=-5",
                "band4_gain=-3",
                "band4_target=side",
                "band5_type=notch",
                "band5_target=left",
                "band6_type=tilt",
                "band6_gain=2",
                "band7_type=all-pass",
                "band7_target=mid",
                "band8_type=high shelf",
                "band8_gain=6");
    }

    @Test
    void keepsTheContract() {
        ProcessorContract.check(ParametricEq::new);
        ProcessorContract.check(ParametricEqTest::busy);
    }

    @Test
    void bandsOfZeroGainPassEveryBit() {
        AudioBuffer input = Signals.noise(5000, 2, 1, 48_000, 1);
        AudioBuffer output = OfflineRender.run(new ParametricEq(), input);
        assertThat(output.channel(0)).isEqualTo(input.channel(0));
        assertThat(output.channel(1)).isEqualTo(input.channel(1));
    }
}
