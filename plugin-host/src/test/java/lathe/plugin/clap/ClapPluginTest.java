package lathe.plugin.clap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lathe.plugin.clap.ClapAbi.BlockCall;
import org.junit.jupiter.api.Test;

class ClapPluginTest {

    private static float[] noise(int frames, long seed) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = 2 * random.nextFloat() - 1;
        }
        return sound;
    }

    private static float[] constant(int frames, float value) {
        float[] sound = new float[frames];
        java.util.Arrays.fill(sound, value);
        return sound;
    }

    @Test
    void aGainOfZeroDecibelsGivesTheInputBitForBit() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).activate(48_000, 64)) {
            float[] left = noise(64, 1);
            float[] right = noise(64, 2);
            ClapRig.Result result = rig.process(64, left, right);
            assertThat(result.sound[0]).isEqualTo(left);
            assertThat(result.sound[1]).isEqualTo(right);
            assertThat(result.status).isEqualTo(BlockCall.CONTINUE);
        }
    }

    @Test
    void aValueTakesEffectAtItsFrame() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).activate(48_000, 64)) {
            rig.in.value(0, rig.number("gain"), 0);
            rig.in.value(17, rig.number("gain"), 20 * Math.log10(0.5));
            rig.in.value(40, rig.number("polarity"), 1);
            float[] out = rig.process(64, constant(64, 1)).sound[0];
            for (int i = 0; i < 64; i++) {
                assertThat(out[i]).as("frame %d", i).isEqualTo(i < 17 ? 1f : i < 40 ? 0.5f : -0.5f);
            }
            assertThat(rig.value("polarity")).isEqualTo(1);
        }
    }

    @Test
    void aModulationIsAddedAndTakenAwayAndNeverBecomesTheValue() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).activate(48_000, 64)) {
            rig.in.modulation(0, rig.number("gain"), 20 * Math.log10(0.5));
            assertThat(rig.process(8, constant(8, 1)).sound[0][7]).isEqualTo(0.5f);
            assertThat(rig.value("gain")).isEqualTo(0);
            rig.in.modulation(0, rig.number("gain"), 0);
            assertThat(rig.process(8, constant(8, 1)).sound[0][7]).isEqualTo(1f);
        }
    }

    @Test
    void aNoteStartsAtItsFrameAndItsEndIsToldWithThePartOfTheBlockInWhichItFellSilent() {
        try (ClapRig rig =
                new ClapRig(TestSynth.PLUGIN).ports(new int[0], new int[] {2}).activate(48_000, 512)) {
            rig.in.note(ClapEvent.NOTE_ON, 10, 77, 0, 69, 1);
            rig.in.note(ClapEvent.NOTE_OFF, 200, 77, -1, -1, 0);
            ClapRig.Result result = rig.process(512);
            for (int i = 0; i < 200; i++) {
                double expected = i < 10 ? 0 : 0.5 * Math.sin(2 * Math.PI * 440 / 48_000 * (i - 10));
                assertThat((double) result.sound[0][i]).as("frame %d", i).isCloseTo(expected, within(1e-6));
            }
            assertThat(result.sound[1][300]).isZero();
            assertThat(result.sent).containsExactly("511 end id=77 key=69");
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double offset) {
        return org.assertj.core.data.Offset.offset(offset);
    }
}
