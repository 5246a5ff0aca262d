package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;

import lathe.core.audio.AudioBuffer;
import lathe.core.process.OfflineRender;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class MasteringChainTest {

    /** A chain with every stage at work. */
    private static MasteringChain busy() {
        MasteringChain chain = new MasteringChain(true, 1);
        var parameters = chain.parameters();
        parameters.get("cleanup.band1_type").set(3);
        parameters.get("cleanup.band1_hz").set(30);
        parameters.get("eq.band1_gain").set(3);
        parameters.get("eq.band5_gain").set(-3);
        parameters.get("compressor.threshold").set(-30);
        parameters.get("compressor.ratio").set(2);
        parameters.get("reverb.mix").set(10);
        parameters.get("loudness.gain").set(6);
        parameters.get("dither.bits").set(16);
        return chain;
    }

    @Test
    void aWholeChainMeetsTheContract() {
        ProcessorContract.check(MasteringChainTest::busy);
    }

    @Test
    void withoutSettingsTheSoundPassesUnchangedInStepWithTheDraft() {
        AudioBuffer quiet = Signals.noise(20_000, 2, 0.25, 48_000, 6);
        MasteringChain chain = new MasteringChain(false, 1);
        chain.parameters().get("compressor.ratio").set(1);
        chain.parameters().get("dither.kind").set(0);
        // Without dither the samples are rounded to 24 bits: half a step is -144.5 dB.
        assertThat(Measures.nullDepthDb(OfflineRender.run(chain, quiet), quiet)).isLessThan(-138);
    }
}
