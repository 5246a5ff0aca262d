package lathe.postfx.reverb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolverTest {

    private static final int RATE_HZ = 48_000;

    /** Noise that decays by 60 dB over its length. */
    private static AudioBuffer decayingNoise(int frames, int channels, long seed) {
        AudioBuffer noise = Signals.noise(frames, channels, 0.1, RATE_HZ, seed);
        for (float[] channel : noise.channelArrays()) {
            for (int i = 0; i < frames; i++) {
                channel[i] *= (float) Math.pow(10, -3.0 * i / frames);
            }
        }
        return noise;
    }

    private static Convolver convolver(AudioBuffer response, boolean zeroLatency) {
        Convolver convolver = new Convolver(response);
        convolver.parameters().get("zero_latency").set(zeroLatency ? 1 : 0);
        return convolver;
    }

    @ParameterizedTest
    @CsvSource({"true,2,30000", "true,4,3000", "false,1,20000"})
    void meetsTheContractOfEveryProcessor(boolean zeroLatency, int channels, int frames) {
        AudioBuffer response = decayingNoise(frames, channels, 3);
        ProcessorContract.check(() -> {
            Convolver convolver = convolver(response, zeroLatency);
            convolver.parameters().get("pre_delay").set(7);
            convolver.parameters().get("mix").set(60);
            return convolver;
        });
    }

    /** The sum as it is defined, in double, at one frame. */
    private static double direct(float[] x, float[] h, int frame) {
        double sum = 0;
        for (int k = Math.max(0, frame - x.length + 1); k < h.length && k <= frame; k++) {
            sum += (double) h[k] * x[frame - k];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "true,1",
        "true,100",
        "true,256",
        "true,257",
        "true,8192",
        "true,8193",
        "true,30000",
        "false,1",
        "false,8192",
        "false,30000"
    })
    void isTheDirectSumWithin120DbOfThePeak(boolean zeroLatency, int responseFrames) {
        AudioBuffer response = decayingNoise(responseFrames, 2, 5);
        AudioBuffer input = Signals.noise(40_000, 2, 0.9, RATE_HZ, 6);
        Convolver convolver = convolver(response, zeroLatency);
        convolver.parameters().get("trim").set(0);
        AudioBuffer out = OfflineRender.run(convolver, input, 777, 31_000);
        Random random = new Random(9);
        for (int c = 0; c < 2; c++) {
            double peak = 0;
            double worst = 0;
            for (int i = 0; i < 700; i++) {
                int frame = i < 300 ? i : random.nextInt(out.frames());
                double expected = direct(input.channel(c), response.channel(c), frame);
                peak = Math.max(peak, Math.abs(expected));
                worst = Math.max(worst, Math.abs(expected - out.channel(c)[frame]));
            }
            assertThat(20 * Math.log10(worst / peak)).isLessThan(-120);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,0", "false,8192"})
    void aClickAsResponseIsTheInputAfterExactlyTheLatencyStated(boolean zeroLatency, int latency) {
        Convolver convolver = convolver(Signals.impulse(20_000, 0, 1, 2, RATE_HZ), zeroLatency);
        convolver.parameters().get("trim").set(0);
        AudioBuffer input = Signals.noise(30_000, 2, 0.9, RATE_HZ, 6);
        AudioBuffer out = OfflineRender.run(convolver, input);
        assertThat(convolver.latencyFrames()).isEqualTo(latency);
        assertThat(Measures.nullDepthDb(input, out)).isLessThan(-120);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dryAndWetStayAlignedAndOtherChannelsInTime(boolean zeroLatency) {
        Convolver convolver = convolver(Signals.impulse(1, 0, 0.5, 2, RATE_HZ), zeroLatency);
        convolver.parameters().get("mix").set(50);
        AudioBuffer input = Signals.noise(20_000, 6, 0.6, RATE_HZ, 6);
        AudioBuffer out = OfflineRender.run(convolver, input);
        for (int i = 0; i < 20_000; i++) {
            assertThat(out.channel(1)[i]).isCloseTo(1.5f * input.channel(1)[i], within(1e-6f));
        }
        for (int c = 2; c < 6; c++) {
            assertThat(out.channel(c)).isEqualTo(input.channel(c));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void trueStereoGoesLeftToLeftLeftToRightRightToLeftRightToRight(boolean zeroLatency) {
        float[][] channels = new float[4][4];
        for (int path = 0; path < 4; path++) {
            channels[path][path] = path + 1;
        }
        AudioBuffer input = new AudioBuffer(ChannelLayout.STEREO, 100, RATE_HZ);
        input.channel(0)[10] = 1;
        input.channel(1)[50] = 1;
        AudioBuffer out = OfflineRender.run(convolver(AudioBuffer.of(RATE_HZ, channels), zeroLatency), input);
        AudioBuffer expected = new AudioBuffer(ChannelLayout.STEREO, 100, RATE_HZ);
        expected.channel(0)[10] = 1;
        expected.channel(1)[10 + 1] = 2;
        expected.channel(0)[50 + 2] = 3;
        expected.channel(1)[50 + 3] = 4;
        assertThat(Measures.nullDepthDb(out, expected)).isLessThan(-115);
    }

    @Test
    void oneChannelServesAllAndMonoSoundTakesTheFirst() {
        AudioBuffer response = Signals.impulse(1, 0, 0.25, 1, RATE_HZ);
        AudioBuffer surround = Signals.noise(1000, 6, 0.6, RATE_HZ, 6);
        AudioBuffer out = OfflineRender.run(new Convolver(response), surround);
        assertThat(out.channel(5)[77]).isEqualTo(0.25f * surround.channel(5)[77]);
        AudioBuffer two = AudioBuffer.of(RATE_HZ, new float[] {0.5f}, new float[] {9});
        AudioBuffer mono = Signals.noise(1000, 1, 0.6, RATE_HZ, 6);
        assertThat(OfflineRender.run(new Convolver(two), mono).channel(0)[77]).isEqualTo(0.5f * mono.channel(0)[77]);
    }

    @Test
    void fewEchoesFarApartComeWhereTheyShouldAndNothingBetween() {
        int[] echoes = {0, 255, 256, 8191, 8192, 16_383, 16_384, 100_001, 143_999};
        AudioBuffer response = new AudioBuffer(ChannelLayout.STEREO, 144_000, RATE_HZ);
        for (int i = 0; i < echoes.length; i++) {
            response.channel(i % 2)[echoes[i]] = 1 - 0.1f * i;
        }
        AudioBuffer click = Signals.impulse(1000, 333, 1, 2, RATE_HZ);
        AudioBuffer out = OfflineRender.run(convolver(response, true), click, 1024, 144_000);
        for (int i = 0; i < echoes.length; i++) {
            int at = 333 + echoes[i];
            assertThat(out.channel(i % 2)[at]).as("echo at %d", echoes[i]).isCloseTo(1 - 0.1f * i, within(1e-6f));
            out.channel(i % 2)[at] = 0;
        }
        assertThat(Measures.peakDbfs(out.channel(0))).isLessThan(-120);
        assertThat(Measures.peakDbfs(out.channel(1))).isLessThan(-120);
    }

    /** Four taps of 1 add up to an energy of 4, that is an amplitude of 2 for white noise; their peak is 1 already. */
    @ParameterizedTest
    @CsvSource({"0,2", "1,1", "2,2"})
    void theResponsesLevelIsLeftOrSetByEnergyOrByPeak(int mode, double expected) {
        float[] taps = {1, -1, 0, 1, 1};
        Convolver convolver = new Convolver(AudioBuffer.of(RATE_HZ, taps, taps.clone()));
        convolver.parameters().get("ir_gain").set(mode);
        AudioBuffer noise = Signals.noise(RATE_HZ, 2, 0.5, RATE_HZ, 2);
        double before = Measures.rmsDb(noise.channel(0), 0, RATE_HZ);
        double after = Measures.rmsDb(OfflineRender.run(convolver, noise).channel(0), 0, RATE_HZ);
        assertThat(after - before).isCloseTo(20 * Math.log10(expected), within(0.1));
    }

    @Test
    void peakModeMakesTheLargestSampleOneAndKeepsTheBalance() {
        Convolver convolver = new Convolver(AudioBuffer.of(RATE_HZ, new float[] {0.25f}, new float[] {-0.125f}));
        convolver.parameters().get("ir_gain").set(2);
        AudioBuffer out = OfflineRender.run(convolver, Signals.impulse(10, 3, 1, 2, RATE_HZ));
        assertThat(out.channel(0)[3]).isEqualTo(1);
        assertThat(out.channel(1)[3]).isEqualTo(-0.5f);
    }

    @Test
    void aSilentEndIsTrimmedFromTheTail() {
        float[] response = new float[50_000];
        response[0] = 1;
        response[999] = 2e-6f;
        response[40_000] = 0.9e-6f;
        Convolver convolver = new Convolver(AudioBuffer.of(RATE_HZ, response));
        convolver.prepare(ProcessSetup.offline(RATE_HZ, 512, ChannelLayout.STEREO));
        assertThat(convolver.tailFrames()).isEqualTo(999);
        convolver.parameters().get("trim").set(0);
        convolver.prepare(ProcessSetup.offline(RATE_HZ, 512, ChannelLayout.STEREO));
        assertThat(convolver.tailFrames()).isEqualTo(49_999);
    }

    @Test
    void aResponseOfAnotherRateKeepsItsTimeAndGain() {
        // 441 frames at 44.1 kHz are 480 at 48 kHz.
        AudioBuffer response = Signals.impulse(2000, 441, 0.5, 2, 44_100);
        AudioBuffer sine = Signals.sine(1000, -6, 20_000, 2, RATE_HZ);
        AudioBuffer out = OfflineRender.run(new Convolver(response), sine);
        for (int i = 5000; i < 15_000; i++) {
            assertThat(out.channel(1)[i]).isCloseTo(0.5f * sine.channel(1)[i - 480], within(1e-5f));
        }
    }

    @ParameterizedTest
    @CsvSource({"was_matrix-reverb2.wav,false", "was_kitchen-true-stereo.wav,true"})
    void measuredRoomsAreTheDirectSumToo(String name, boolean zeroLatency) throws IOException {
        Path file = Path.of(System.getProperty("lathe.shared", "../../shared"), "data", "ir", name);
        assumeTrue(Files.exists(file), () -> file + " is not here: optional test data");
        AudioBuffer response;
        try (AudioReader reader = AudioFiles.open(file)) {
            response = reader.readAll();
        }
        AudioBuffer input = Signals.noise(60_000, 2, 0.5, response.sampleRateHz(), 3);
        Convolver convolver = convolver(response, zeroLatency);
        convolver.parameters().get("trim").set(0);
        AudioBuffer out = OfflineRender.run(convolver, input);
        boolean crossed = response.channels() == 4;
        double peak = 0;
        double worst = 0;
        for (int frame = 50; frame < out.frames(); frame += 331) {
            double expected = direct(input.channel(0), response.channel(crossed ? 1 : 0), frame);
            if (crossed) {
                expected += direct(input.channel(1), response.channel(3), frame);
            }
            peak = Math.max(peak, Math.abs(expected));
            worst = Math.max(worst, Math.abs(expected - out.channel(crossed ? 1 : 0)[frame]));
        }
        assertThat(20 * Math.log10(worst / peak)).isLessThan(-120);
    }

    @Test
    void refusesResponsesItCannotUse() {
        assertThatThrownBy(() -> new Convolver(Signals.impulse(10, 0, 1, 3, RATE_HZ)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channels=3");
        assertThatThrownBy(() -> new Convolver(AudioBuffer.of(RATE_HZ, new float[0])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frames=0");
        assertThatThrownBy(() -> new Convolver(AudioBuffer.of(RATE_HZ, new float[] {Float.NaN})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
