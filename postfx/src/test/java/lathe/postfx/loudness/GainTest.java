package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.AudioBuffer;
import lathe.core.process.Block;
import lathe.core.process.EventQueue;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class GainTest {

    private static Gain of(double gainDb) {
        Gain gain = new Gain();
        gain.parameters().get("gain").set(gainDb);
        return gain;
    }

    @Test
    void itMeetsTheContract() {
        ProcessorContract.check(() -> of(-7.5));
    }

    @Test
    void sixDecibelsLessIsHalfTheAmplitudeOnEverySample() {
        AudioBuffer noise = Signals.noise(1000, 2, 1, 48_000, 1);
        AudioBuffer out = OfflineRender.run(of(-20 * Math.log10(2)), noise);
        for (int i = 0; i < 1000; i++) {
            assertThat(out.channel(1)[i]).isCloseTo(noise.channel(1)[i] / 2, within(1e-7f));
        }
    }

    @Test
    void atZeroDecibelsTheBitsPass() {
        AudioBuffer noise = Signals.noise(1000, 1, 1, 48_000, 2);
        assertThat(OfflineRender.run(of(0), noise).channel(0)).containsExactly(noise.channel(0));
    }

    @Test
    void aJumpOfTwentyDecibelsBecomesARampOfTwentyMillisecondsWithoutAClick() {
        Gain gain = of(0);
        AudioBuffer ones = Signals.sine(0.001, 0, 4800, 1, 48_000);
        java.util.Arrays.fill(ones.channel(0), 1);
        gain.prepare(ProcessSetup.offline(48_000, 4800, ones.layout()));
        EventQueue events = new EventQueue(1);
        events.add(1000, gain.parameters().get("gain"), -20);
        events.play(gain, new Block().set(ones.channelArrays(), 0, 4800));
        float[] out = ones.channel(0);
        double steepest = 0;
        for (int i = 1; i < out.length; i++) {
            steepest = Math.max(steepest, Math.abs(out[i] - out[i - 1]));
        }
        assertThat(out[999]).isEqualTo(1);
        assertThat(20 * Math.log10(out[1000 + 960 + 32])).isCloseTo(-20, within(1e-5));
        assertThat(steepest).isLessThan(2 * 20 / 8.686 / 960);
    }

    @Test
    void movingGainsDoNotDependOnTheBlocks() {
        AudioBuffer whole = moved(4800);
        for (int block : new int[] {1, 17, 480}) {
            assertThat(Measures.nullDepthDb(moved(block), whole))
                    .as("blocks of " + block)
                    .isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }

    private static AudioBuffer moved(int blockFrames) {
        Gain gain = of(-3);
        AudioBuffer audio = Signals.noise(4800, 2, 1, 48_000, 3);
        gain.prepare(ProcessSetup.offline(48_000, blockFrames, audio.layout()));
        EventQueue events = new EventQueue(1);
        Block block = new Block();
        for (int from = 0; from < 4800; from += blockFrames) {
            int to = Math.min(4800, from + blockFrames);
            if (from <= 1003 && 1003 < to) {
                events.add(1003 - from, gain.parameters().get("gain"), 5);
            }
            events.play(gain, block.set(audio.channelArrays(), from, to));
        }
        return audio;
    }

    @Test
    void normalisationStopsAtTheCeilingAndSaysWhatIsMissing() {
        LinearNormalization free = LinearNormalization.of(-23, -10, -14, -1);
        assertThat(free).isEqualTo(new LinearNormalization(9, 0));
        assertThat(free.reachesTarget()).isTrue();
        LinearNormalization stopped = LinearNormalization.of(-23, -4, -14, -1);
        assertThat(stopped).isEqualTo(new LinearNormalization(3, 6));
        assertThat(stopped.reachesTarget()).isFalse();
        assertThat(LinearNormalization.of(Double.NaN, -30, -14, -1).gainDb()).isZero();
    }
}
