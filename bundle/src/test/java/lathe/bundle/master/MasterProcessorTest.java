package lathe.bundle.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import lathe.bundle.meter.Loudness;
import lathe.core.audio.AudioBuffer;
import lathe.core.param.Preset;
import lathe.core.process.OfflineRender;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import lathe.postfx.loudness.AudioMeter;
import lathe.postfx.master.MasteringChain;
import lathe.postfx.master.MasteringStyle;
import org.junit.jupiter.api.Test;

class MasterProcessorTest {

    private static final int RATE = 48_000;

    private static MasterProcessor with(Map<String, Double> values) {
        MasterProcessor master = new MasterProcessor();
        values.forEach((id, value) -> master.parameters().get(id).set(value));
        return master;
    }

    @Test
    void itMeetsTheContractWithEverythingOn() {
        ProcessorContract.check(() -> with(Map.of(
                "eq.band1_gain",
                2.0,
                "eq.band5_gain",
                -3.0,
                "reverb.on",
                1.0,
                "reverb.mix",
                20.0,
                "loudness.gain",
                6.0)));
    }

    /** The same stages in the same order as the mastering that renders files: same settings, same samples. */
    @Test
    void itSoundsAsTheChainThatMastersFiles() {
        Map<String, Double> settings = Map.of(
                "eq.band1_gain", 2.5,
                "eq.band3_gain", -1.5,
                "eq.band5_gain", 3.0,
                "compressor.threshold", -30.0,
                "compressor.ratio", 3.0,
                "loudness.gain", 5.0,
                "limiter.ceiling", -2.0);
        MasterProcessor master = with(settings);
        MasteringChain chain = new MasteringChain(false, 1);
        for (String id : master.parameters().ids()) {
            if (chain.parameters().has(id) && !id.startsWith("dither")) {
                chain.parameters().get(id).set(master.parameters().get(id).value());
            }
        }
        chain.parameters().get("cleanup.band1_type").set(3);
        chain.parameters().get("eq.band1_type").set(1);
        chain.parameters().get("eq.band5_type").set(2);
        chain.parameters().get("compressor.detector").set(1);
        AudioBuffer input = Signals.bursts(2 * RATE, 2, RATE, 5);
        AudioBuffer live = OfflineRender.run(master, input);
        AudioBuffer file = OfflineRender.run(chain, input);
        for (int i = 0; i < live.frames(); i++) {
            // The file's chain ends in dither of 24 bits.
            assertThat(live.channel(0)[i]).isCloseTo(file.channel(0)[i], within(4f / (1 << 23)));
        }
    }

    @Test
    void itsPresetsAreStylesForTheCommandToo() {
        for (Preset preset : MasterPlugin.descriptor().presets()) {
            assertThat(MasteringStyle.of(preset).name()).isEqualTo(preset.name());
            assertThat(preset.applyTo(new MasteringChain(true, 1).parameters()))
                    .containsExactlyInAnyOrder("eq.on", "compressor.on", "reverb.on", "dither.on");
        }
    }

    @Test
    void everyPresetKeepsItsCeiling() {
        AudioBuffer loud = Signals.noise(2 * RATE, 2, 0.9, RATE, 9);
        for (Preset preset : MasterPlugin.descriptor().presets()) {
            MasterProcessor master = new MasterProcessor();
            preset.applyTo(master.parameters());
            AudioBuffer out = OfflineRender.run(master, loud);
            AudioMeter meter = new AudioMeter(RATE, out.layout());
            meter.add(out.channelArrays(), 0, out.frames());
            double ceiling = master.parameters().get("limiter.ceiling").value();
            assertThat(meter.finish().truePeakDbtp()).as(preset.name()).isLessThanOrEqualTo(ceiling + 0.05);
        }
    }

    @Test
    void withTheStagesOffOnlyLowCutAndLimiterAreLeft() {
        MasterProcessor off = with(Map.of(
                "cleanup.band1_on", 0.0,
                "eq.on", 0.0,
                "eq.band2_gain", 6.0,
                "compressor.on", 0.0,
                "compressor.threshold", -60.0,
                "reverb.mix", 50.0,
                "limiter.ceiling", 0.0));
        AudioBuffer input = Signals.noise(RATE, 2, 0.25, RATE, 2);
        AudioBuffer out = OfflineRender.run(off, input);
        assertThat(out.channel(0)).isEqualTo(input.channel(0));
    }

    @Test
    void theMeterAtTheEndReadsWhatComesOut() {
        MasterProcessor master = with(Map.of("compressor.on", 0.0, "loudness.gain", 3.0));
        OfflineRender.run(master, Signals.sine(1000, -26, 5 * RATE, 2, RATE));
        Loudness read = master.readings().read();
        assertThat(read.shortTermLufs()).isCloseTo(-23, within(0.1));
        assertThat(master.takeLimiterReductionDb()).isZero();
        assertThat(List.of(read.seconds()))
                .allSatisfy(seconds -> assertThat(seconds).isGreaterThan(4.9));
    }
}
