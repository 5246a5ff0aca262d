package lathe.bundle.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.bundle.Rig;
import lathe.core.testing.Signals;
import lathe.plugin.ffi.NativeMemory;
import lathe.postfx.dynamics.Compressor;
import org.junit.jupiter.api.Test;

class CompressorPluginTest {

    private static final int FRAMES = 24_000;

    /** 20 dB above the threshold at 4:1 is 15 dB of reduction; the key of the host's side chain alone decides. */
    @Test
    void theSideChainTurnsTheSoundDown() {
        float[] quiet = Signals.sine(440, -60, FRAMES, 1, 48_000).channel(0);
        float[] loud = Signals.sine(440, -10, FRAMES, 1, 48_000).channel(0);
        long memory = NativeMemory.take(2L * 4 * FRAMES);
        try (Rig rig = new Rig(CompressorPlugin.descriptor())) {
            rig.set("key", 1)
                    .set("threshold", -30)
                    .set("ratio", 4)
                    .set("knee", 0)
                    .set("attack", 0.1);
            rig.activate(FRAMES);
            NativeMemory.copy(quiet, 0, memory, FRAMES);
            NativeMemory.copy(loud, 0, memory + 4L * FRAMES, FRAMES);
            rig.instance.ports().clear();
            rig.instance.ports().input(0, memory);
            rig.instance.ports().output(0, memory);
            rig.instance.ports().sideInput(0, memory + 4L * FRAMES);
            rig.instance.process(FRAMES);
            float[] out = new float[FRAMES];
            NativeMemory.copy(memory, out, 0, FRAMES);
            double gain = 0;
            for (int i = 20_000; i < FRAMES; i++) {
                gain = Math.max(gain, Math.abs(out[i]));
            }
            assertThat(20 * Math.log10(gain)).isCloseTo(-75, within(0.5));
            Compressor compressor = (Compressor) rig.instance.processor();
            assertThat(compressor.gainReductionDb()).isCloseTo(15, within(0.5));
            assertThat(compressor.takeGainReductionDb()).isCloseTo(15, within(0.5));
            assertThat(compressor.takeGainReductionDb()).as("taken already").isZero();
        } finally {
            NativeMemory.give(memory);
        }
    }
}
