package lathe.postfx.eq;

import static org.assertj.core.api.Assertions.assertThat;

import lathe.core.audio.AudioBuffer;
import lathe.core.process.OfflineRender;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class ParametricEqTest {

    private static ParametricEq busy() {
        ParametricEq eq = new ParametricEq();
        set(eq, 1, "type", BandType.HIGH_PASS.ordinal());
        set(eq, 1, "slope", 42);
        set(eq, 2, "gain", 4);
        set(eq, 3, "type", BandType.LOW_SHELF.ordinal());
        set(eq, 3, "gain", -5);
        set(eq, 4, "gain", -3);
        set(eq, 4, "target", BandTarget.SIDE.ordinal());
        set(eq, 5, "type", BandType.NOTCH.ordinal());
        set(eq, 5, "target", BandTarget.LEFT.ordinal());
        set(eq, 6, "type", BandType.TILT.ordinal());
        set(eq, 6, "gain", 2);
        set(eq, 7, "type", BandType.ALL_PASS.ordinal());
        set(eq, 7, "target", BandTarget.MID.ordinal());
        set(eq, 8, "type", BandType.HIGH_SHELF.ordinal());
        set(eq, 8, "gain", 6);
        return eq;
    }

    private static void set(ParametricEq eq, int band, String id, double value) {
        eq.parameters().get("band" + band + "_" + id).set(value);
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
