package lathe.postfx.reverb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.EventQueue;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FdnReverbTest {

    private static final int RATE_HZ = 48_000;

    /** Settings as {@code id, value} in turn. */
    private static FdnReverb reverb(Object... settings) {
        FdnReverb reverb = new FdnReverb();
        for (int i = 0; i < settings.length; i += 2) {
            reverb.parameters().get((String) settings[i]).set(((Number) settings[i + 1]).doubleValue());
        }
        return reverb;
    }

    /** Wet only, no pre-delay, the same decay at all frequencies. */
    private static FdnReverb plain(int character, double seconds) {
        return reverb(
                "character",
                character,
                "decay",
                seconds,
                "decay_low",
                100,
                "decay_high",
                100,
                "low_cut",
                10,
                "mix",
                100,
                "pre_delay",
                0);
    }

    /** What each output makes of a click in one input channel at frame 0. */
    private static AudioBuffer response(FdnReverb reverb, int channel, double seconds) {
        AudioBuffer click = new AudioBuffer(ChannelLayout.STEREO, (int) (seconds * RATE_HZ), RATE_HZ);
        click.channel(channel)[0] = 1;
        return OfflineRender.run(reverb, click);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void meetsTheContractOfEveryProcessor(int character) {
        ProcessorContract.check(() -> reverb("character", character, "decay", 0.6, "width", 70, "mix", 70));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6})
    void meetsTheContractInMonoAndSurround(int channels) {
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(FdnReverb::new, channels);
        ProcessorContract.survivesNonFiniteInput(FdnReverb::new, channels);
        ProcessorContract.forgetsThePastOnReset(FdnReverb::new, channels);
    }

    /** Tolerance: 3 %; ISO 3382 T30 over octave bands, energies of the four ways through added to steady the estimate. */
    @ParameterizedTest
    @CsvSource({"0,1.5", "1,3", "2,2"})
    void everyOctaveBandDecaysInTheTimeThatIsSet(int character, double seconds) {
        AudioBuffer fromLeft = response(plain(character, seconds), 0, 1.1 * seconds);
        AudioBuffer fromRight = response(plain(character, seconds), 1, 1.1 * seconds);
        for (double hz : new double[] {250, 500, 1000, 2000, 4000}) {
            double measured = DecayMeter.t30(
                    RATE_HZ, hz, fromLeft.channel(0), fromLeft.channel(1), fromRight.channel(0), fromRight.channel(1));
            assertThat(measured / seconds).as("T30 / set at %s Hz", hz).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void lowAndHighDecayFollowTheirRatiosFarFromTheCrossovers() {
        FdnReverb reverb = plain(1, 2);
        reverb.parameters().get("decay_low").set(60);
        reverb.parameters().get("crossover_low").set(1000);
        reverb.parameters().get("decay_high").set(30);
        reverb.parameters().get("damping").set(2000);
        AudioBuffer out = response(reverb, 0, 2.5);
        assertThat(DecayMeter.t30(RATE_HZ, 125, out.channel(0), out.channel(1))).isCloseTo(1.2, within(0.08));
        assertThat(DecayMeter.t30(RATE_HZ, 12_000, out.channel(0), out.channel(1)))
                .isCloseTo(0.6, within(0.04));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theTailIsNoiseWithoutRingingAndSoonDense(int character) {
        AudioBuffer out = response(plain(character, 2), 0, 2);
        float[] left = out.channel(0);
        // Gaussian noise has a kurtosis of 3; echoes that stand out raise it.
        assertThat(DecayMeter.kurtosis(left, 2, RATE_HZ, 0.3, 1.2)).isCloseTo(3, within(0.2));
        assertThat(DecayMeter.kurtosis(out.channel(1), 2, RATE_HZ, 0.3, 1.2)).isCloseTo(3, within(0.2));
        // J. S. Abel and P. Huang, AES 121, 2006: 1 for Gaussian noise.
        assertThat(DecayMeter.echoDensity(left, RATE_HZ, 0.25)).isGreaterThan(0.9);
    }

    @Test
    void theTailIsDecorrelatedAndAWidthOfZeroMakesItMono() {
        AudioBuffer click = Signals.impulse(RATE_HZ, 0, 1, 2, RATE_HZ);
        AudioBuffer wide = OfflineRender.run(plain(0, 2), click);
        assertThat(Math.abs(DecayMeter.correlation(wide.channel(0), wide.channel(1), 9600, RATE_HZ)))
                .isLessThan(0.2);
        FdnReverb narrow = plain(0, 2);
        narrow.parameters().get("width").set(0);
        AudioBuffer mono = OfflineRender.run(narrow, click);
        assertThat(mono.channel(0)).isEqualTo(mono.channel(1));
        assertThat(Measures.peakDbfs(mono.channel(0))).isGreaterThan(-40);
    }

    @Test
    void aMixOfZeroIsTheInputBitForBitAndOtherChannelsAlwaysAre() {
        AudioBuffer stereo = Signals.bursts(20_000, 2, RATE_HZ, 4);
        stereo.channel(0)[100] = -0.0f;
        AudioBuffer dry = OfflineRender.run(reverb("mix", 0), stereo);
        assertThat(Measures.nullDepthDb(dry, stereo)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(dry.channel(0)).isEqualTo(stereo.channel(0));
        AudioBuffer surround = Signals.bursts(20_000, 6, RATE_HZ, 4);
        AudioBuffer out = OfflineRender.run(reverb("mix", 100), surround);
        for (int c = 2; c < 6; c++) {
            assertThat(out.channel(c)).isEqualTo(surround.channel(c));
        }
        assertThat(out.channel(0)).isNotEqualTo(surround.channel(0));
    }

    @Test
    void theDrySoundComesAtOnceAndTheWetAfterThePreDelay() {
        AudioBuffer click = Signals.impulse(12_000, 100, 1, 2, RATE_HZ);
        FdnReverb reverb = reverb("character", 2, "pre_delay", 100, "mix", 50);
        float[] out = OfflineRender.run(reverb, click).channel(0);
        assertThat(reverb.latencyFrames()).isZero();
        assertThat(out[100]).isEqualTo(1);
        assertThat(Measures.peakDbfs(Arrays.copyOfRange(out, 101, 4900))).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(out[4900]).isNotZero();
    }

    @Test
    void isSilentAfterTheTailItStatesAndInaudibleBeforeItIsCutOff() {
        FdnReverb reverb = reverb("decay", 0.5, "mix", 100);
        AudioBuffer out = OfflineRender.run(reverb, Signals.noise(4800, 2, 1, RATE_HZ, 2), 512, 3 * RATE_HZ);
        // The cut waits for the next segment of 128 frames.
        int end = (int) (4800 + reverb.tailFrames());
        float[] left = out.channel(0);
        assertThat(end).isLessThan(out.frames() - 1000);
        assertThat(Measures.peakDbfs(Arrays.copyOfRange(left, end + 128, out.frames())))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Measures.peakDbfs(Arrays.copyOfRange(left, end - 4800, end))).isBetween(-220.0, -120.0);
    }

    @Test
    void theWetLevelHardlyDependsOnTheDecay() {
        AudioBuffer noise = Signals.noise(6 * RATE_HZ, 2, 0.5, RATE_HZ, 8);
        double input = Measures.rmsDb(noise.channel(0), 0, noise.frames());
        for (double seconds : new double[] {0.3, 1, 3}) {
            AudioBuffer out = OfflineRender.run(plain(1, seconds), noise);
            assertThat(Measures.rmsDb(out.channel(0), 4 * RATE_HZ, 6 * RATE_HZ) - input)
                    .as("wet level in dB at %s s", seconds)
                    .isBetween(-2.5, 1.5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1000})
    void movingParametersGiveTheSameBitsWhateverTheBlocks(int blockFrames) {
        assertThat(automated(blockFrames).channel(1)).isEqualTo(automated(4096).channel(1));
    }

    private static AudioBuffer automated(int blockFrames) {
        FdnReverb reverb = reverb("mix", 30);
        AudioBuffer audio = Signals.bursts(20_000, 2, RATE_HZ, 12);
        reverb.prepare(ProcessSetup.offline(RATE_HZ, blockFrames, audio.layout()));
        EventQueue events = new EventQueue(32);
        Block block = new Block();
        String[] ids = {"decay", "mix", "width", "pre_delay", "low_cut", "damping", "modulation", "decay_low"};
        double[] values = {5, 100, 20, 60, 300, 2000, 90, 200};
        for (int from = 0; from < audio.frames(); from += blockFrames) {
            int to = Math.min(audio.frames(), from + blockFrames);
            for (int i = 0; i < ids.length; i++) {
                int at = 3001 + 777 * i;
                if (at >= from && at < to) {
                    events.add(at - from, reverb.parameters().get(ids[i]), values[i]);
                }
            }
            events.play(reverb, block.set(audio.channelArrays(), from, to));
        }
        return audio;
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 8000, 11_025, 44_100, 192_000})
    void servesEveryRate(int rateHz) {
        AudioBuffer click = Signals.impulse(rateHz / 2, 0, 1, 2, rateHz);
        float[] left = OfflineRender.run(reverb("mix", 100, "decay", 1), click).channel(0);
        assertThat(Measures.rmsDb(left, 0, left.length)).isBetween(-70.0, -20.0);
    }
}
