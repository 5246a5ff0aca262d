package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Resampler;
import lathe.core.testing.ProcessorContract;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingDecoderTest {

    private static final int MODEL_HZ = 22_050;
    private static final int HOP = 256;
    private static final int REACH = 3;

    private static SyntheticDecoder decoder() {
        return new SyntheticDecoder(MODEL_HZ, 1, HOP, REACH);
    }

    private static LiveSettings settings(int chunkFrames, double decodeMs) {
        return new LiveSettings(chunkFrames, decodeMs, 8);
    }

    private static StreamingDecoder stream(SyntheticDecoder decoder, FrameSource source, LiveSettings settings) {
        return new StreamingDecoder(decoder, source, settings, System::nanoTime, false);
    }

    /** The whole decoded in one piece and brought to the listener's rate by the file resampler. */
    private static float[] reference(SyntheticDecoder decoder, Values frames, int hostHz) throws InferenceException {
        float[][] audio = new float[decoder.channels()][(int) decoder.samples(frames.frames())];
        decoder.decode(frames, audio);
        int delay = decoder.delaySamples();
        float[] aligned = Arrays.copyOfRange(audio[0], delay, audio[0].length);
        return Resampler.convert(AudioBuffer.of(MODEL_HZ, aligned), hostHz, Resampler.Quality.HIGH)
                .channel(0);
    }

    private static void stepAll(StreamingDecoder stream) {
        while (stream.step()) {}
    }

    /** {@code expected} exactly {@code latency} frames late, silence before and after. */
    private static void assertDelayed(float[] heard, float[] expected, int latency, String what) {
        for (int i = 0; i < heard.length; i++) {
            int at = i - latency;
            float sample = at < 0 || at >= expected.length ? 0 : expected[at];
            if (heard[i] != sample) {
                assertThat(heard[i])
                        .as("%s: frame %d, %d of the sound", what, i, at)
                        .isEqualTo(sample);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 1", "44100, 64", "44100, 441", "44100, 4096", "48000, 1", "48000, 7", "48000, 512", "48000, 4096",
        "96000, 1", "96000, 333", "96000, 2048", "22050, 128", "44100, -4096", "48000, -4096", "96000, -4096",
                "48000, -64"
    })
    void theReportedLatencyIsTheMeasuredOne(int hostHz, int blockFrames) throws Exception {
        int maxFrames = Math.abs(blockFrames);
        long seed = 31;
        Random random = new Random(seed);
        IntSupplier blocks = () -> blockFrames > 0 ? blockFrames : 1 + random.nextInt(maxFrames);
        Values frames = Values.noise(40, 2);
        var source = new PacedFrames(frames, HOP, true);
        var stream = stream(decoder(), source, settings(8, 30));
        stream.prepare(Listener.live(hostHz, maxFrames, 1));
        int latency = stream.latencyFrames();
        // The worker takes all the time it is allowed.
        source.lateSamples = Math.max(0, (stream.latency().decodeFrames() - maxFrames + 1) * MODEL_HZ / hostHz);
        float[] expected = reference(decoder(), frames, hostHz);
        Listener listener = new Listener(stream, 1, expected.length + latency + 3 * maxFrames, () -> stepAll(stream));
        listener.play(Integer.MAX_VALUE / 2, blocks);
        assertDelayed(listener.heard[0], expected, latency, "seed " + seed);
        assertThat(stream.report().lateTimes()).isZero();
    }

    /** The middle of a frame's pulse, which is symmetric, is heard a latency after the frame. */
    @ParameterizedTest
    @CsvSource({"44100", "48000", "96000"})
    void aFrameIsHeardALatencyAfterItsTime(int hostHz) {
        Values frames = Values.impulse(60, 30);
        var stream = stream(decoder(), new PacedFrames(frames, HOP, false), settings(8, 30));
        stream.prepare(Listener.live(hostHz, 512, 1));
        Listener listener = new Listener(stream, 1, hostHz, () -> stepAll(stream));
        listener.play(hostHz, () -> 512);
        double moment = 0;
        double sum = 0;
        for (int i = 0; i < hostHz; i++) {
            moment += (double) i * listener.heard[0][i];
            sum += listener.heard[0][i];
        }
        assertThat(moment / sum - 30.0 * HOP * hostHz / MODEL_HZ).isCloseTo(stream.latencyFrames(), within(0.05));
    }

    @Test
    void aDelayOfTheDecoderIsInTheLatencyToTheSample() throws Exception {
        var late = new SyntheticDecoder(MODEL_HZ, 1, HOP, REACH) {
            @Override
            public int delaySamples() {
                return 301;
            }

            @Override
            public Context context() {
                return Context.exact(REACH + 2, REACH);
            }

            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                super.decode(window, audio);
                System.arraycopy(audio[0], 0, audio[0], 301, (int) samples(window.frames()) - 301);
                Arrays.fill(audio[0], 0, 301, 0f);
            }
        };
        Values frames = Values.noise(60, 2);
        var stream = stream(late, new PacedFrames(frames, HOP, true), settings(8, 30));
        stream.prepare(Listener.live(48_000, 256, 1));
        float[] expected = reference(late, frames, 48_000);
        Listener listener = new Listener(stream, 1, 50_000, () -> stepAll(stream));
        listener.play(50_000, () -> 256);
        assertDelayed(listener.heard[0], expected, stream.latencyFrames(), "with delay");
        var prompt = stream(decoder(), new PacedFrames(frames, HOP, true), settings(8, 30));
        prompt.prepare(Listener.live(48_000, 256, 1));
        assertThat(stream.latencyFrames() - prompt.latencyFrames()).isBetween(1, 301 * 48_000 / MODEL_HZ + 600);
    }

    @Test
    void offlineGivesTheBitsOfLiveAndNeverWaitsForAWorker() throws Exception {
        Values frames = Values.noise(80, 4);
        float[] expected = reference(decoder(), frames, 48_000);
        for (int block : new int[] {1, 100, 1024}) {
            var source = new PacedFrames(frames, HOP, true);
            var stream = stream(decoder(), source, settings(8, 30));
            stream.prepare(Listener.offline(48_000, block, 2));
            Listener listener = new Listener(stream, 2, expected.length + stream.latencyFrames(), () -> {});
            listener.play(Integer.MAX_VALUE / 2, () -> block);
            assertDelayed(listener.heard[0], expected, stream.latencyFrames(), "offline");
            assertThat(listener.heard[1]).isEqualTo(listener.heard[0]);
            assertThat(stream.report().lateTimes()).isZero();
        }
    }

    @Test
    void lateSoundFadesAndIsCountedAndWhatFollowsIsAligned() throws Exception {
        Values frames = Clicks.slow(400);
        var stream = stream(decoder(), new PacedFrames(frames, HOP, true), settings(8, 30));
        stream.prepare(Listener.live(48_000, 256, 1));
        float[] expected = reference(decoder(), frames, 48_000);
        int latency = stream.latencyFrames();
        boolean[] asleep = {false};
        Listener listener = new Listener(stream, 1, 150_000, () -> {
            if (!asleep[0]) {
                stepAll(stream);
            }
        });
        listener.play(60_000, () -> 256);
        assertThat(stream.report().lateTimes()).isZero();
        asleep[0] = true;
        listener.play(30_000, () -> 256);
        asleep[0] = false;
        assertThat(listener.heard[0][89_990]).isZero();
        listener.play(60_000, () -> 256);

        LiveReport report = stream.report();
        assertThat(report.lateTimes()).isEqualTo(1);
        assertThat(report.skippedPages()).isPositive();
        int late = 0;
        for (int i = latency; i < 150_000; i++) {
            late += listener.heard[0][i] == expected[i - latency] ? 0 : 1;
        }
        assertThat(report.lateFrames()).isBetween((long) late, (long) late + 2);
        assertDelayed(Arrays.copyOf(listener.heard[0], 60_000), expected, latency, "before");
        for (int i = 140_000; i < 150_000; i++) {
            assertThat(listener.heard[0][i]).isEqualTo(expected[i - latency]);
        }
        // The sound's beginning and end, where it jumps, are left out.
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], latency + 1000, 150_000))
                .isLessThan(Clicks.allowed(own));
    }

    @Test
    void stopFadesAndStandsStillAndPlayGoesOnWhereItStopped() throws Exception {
        Values frames = Clicks.slow(400);
        var stream = stream(decoder(), new PacedFrames(frames, HOP, true), settings(8, 30));
        stream.prepare(Listener.live(48_000, 256, 1));
        float[] expected = reference(decoder(), frames, 48_000);
        int latency = stream.latencyFrames();
        Listener listener = new Listener(stream, 1, 150_000, () -> stepAll(stream));
        listener.play(60_000, () -> 256);
        int atStop = listener.at;
        stream.stop();
        listener.play(20_000, () -> 256);
        assertThat(listener.heard[0][atStop + 500]).isZero();
        stream.play();
        int atPlay = listener.at;
        listener.play(60_000, () -> 256);
        assertThat(stream.report().lateTimes()).isZero();
        // It stood still from the end of the fade on: so long it is late from now on.
        int stood = atPlay - atStop - 384;
        for (int i = atPlay + 400; i < listener.at; i++) {
            assertThat(listener.heard[0][i]).as("frame %d", i).isEqualTo(expected[i - latency - stood]);
        }
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], latency + 1000, listener.at))
                .isLessThan(Clicks.allowed(own));
    }

    @Test
    void flushFadesAndBeginsAnew() throws Exception {
        Values frames = Clicks.slow(400);
        var source = new PacedFrames(frames, HOP, true);
        var stream = stream(decoder(), source, settings(8, 30));
        stream.prepare(Listener.live(48_000, 256, 1));
        float[] expected = reference(decoder(), frames, 48_000);
        int latency = stream.latencyFrames();
        Listener listener = new Listener(stream, 1, 100_096, () -> stepAll(stream));
        listener.play(256 * 200, () -> 256);
        stream.flush();
        // 384 frames of fade are two blocks.
        listener.play(512, () -> 256);
        int begun = listener.at;
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], latency + 1000, begun)).isLessThan(Clicks.allowed(own));
        listener.play(40_000, () -> 256);
        assertDelayed(Arrays.copyOfRange(listener.heard[0], begun, begun + 40_000), expected, latency, "anew");
        assertThat(source.restarts).isEqualTo(2);
        assertThat(stream.report().lateTimes()).isZero();
    }

    @Test
    void aProcessorKeepsItsContract() {
        var make = (java.util.function.Supplier<StreamingDecoder>)
                () -> stream(decoder(), new KnownFrames(Values.noise(50, 1)), settings(8, 30));
        ProcessorContract.survivesNonFiniteInput(make, 2);
        ProcessorContract.forgetsThePastOnReset(make, 2);
        ProcessorContract.endsInSilenceWithoutDenormals(make, 2);
    }

    @Test
    void swappedDecodersFadeIntoEachOtherAndTheOldOneIsClosedAfterItsLastRun() throws Exception {
        Values frames = Clicks.slow(400);
        SyntheticDecoder old = decoder();
        SyntheticDecoder next = old.louder(0.5f);
        var stream = stream(old, new PacedFrames(frames, HOP, true), settings(8, 30));
        stream.prepare(Listener.live(48_000, 256, 1));
        float[] expected = reference(decoder(), frames, 48_000);
        int latency = stream.latencyFrames();
        Listener listener = new Listener(stream, 1, 120_000, () -> stepAll(stream));
        listener.play(60_000, () -> 256);
        stream.swap(next);
        assertThat(next.runs.get()).as("warmed").isPositive();
        listener.play(60_000, () -> 256);
        assertThat(stream.latencyFrames()).isEqualTo(latency);
        assertThat(old.closes.get()).isEqualTo(1);
        assertThat(old.runsAfterClose.get()).isZero();
        assertThat(next.closes.get()).isZero();
        assertThat(listener.heard[0][60_000]).isEqualTo(expected[60_000 - latency]);
        for (int i = 100_000; i < 120_000; i++) {
            assertThat(listener.heard[0][i]).isEqualTo(0.5f * expected[i - latency], within(1e-7f));
        }
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], latency + 1000, 120_000))
                .isLessThan(Clicks.allowed(own));
        assertThat(stream.report().lateTimes()).isZero();
        stream.close();
        assertThat(next.closes.get()).isEqualTo(1);
        assertThat(next.runsAfterClose.get()).isZero();
    }

    @Test
    void decodersThatDoNotFitAreNotSwappedIn() {
        var stream = stream(decoder(), new KnownFrames(Values.noise(50, 1)), settings(8, 30));
        stream.prepare(Listener.live(48_000, 256, 2));
        assertThatThrownBy(() -> stream.swap(new SyntheticDecoder(24_000, 1, HOP, REACH)))
                .hasMessageContaining("24000 Hz")
                .hasMessageContaining("22050 Hz");
        var farSeeing = new SyntheticDecoder(MODEL_HZ, 1, HOP, REACH, 0, 1, Context.exact(3, 30));
        assertThatThrownBy(() -> stream.swap(farSeeing)).hasMessageContaining("frames ahead");
        assertThat(farSeeing.closes.get()).isZero();
        var broken = new SyntheticDecoder(MODEL_HZ, 1, HOP, REACH) {
            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                throw new InferenceException("broken.onnx: bad node", null);
            }
        };
        assertThatThrownBy(() -> stream.swap(broken)).isInstanceOf(InferenceException.class);
        assertThat(stream.step()).as("the old one plays on").isTrue();
    }

    @Test
    void aFailedChunkIsFadedOverAndReported() throws Exception {
        Values frames = Clicks.slow(300);
        var decoder = new SyntheticDecoder(MODEL_HZ, 1, HOP, REACH) {
            boolean failsNow;

            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                if (failsNow) {
                    failsNow = false;
                    throw new InferenceException("tiny.onnx: out of memory", null);
                }
                super.decode(window, audio);
            }
        };
        for (boolean offline : new boolean[] {false, true}) {
            var stream = stream(decoder, new PacedFrames(frames, HOP, true), settings(8, 30));
            stream.prepare(offline ? Listener.offline(48_000, 256, 1) : Listener.live(48_000, 256, 1));
            float[] expected = reference(decoder(), frames, 48_000);
            int latency = stream.latencyFrames();
            Listener listener = new Listener(stream, 1, 120_000, () -> {
                if (!offline) {
                    stepAll(stream);
                }
            });
            listener.play(60_000, () -> 256);
            decoder.failsNow = true;
            listener.play(60_000, () -> 256);
            LiveReport report = stream.report();
            assertThat(report.failures()).isEqualTo(1);
            assertThat(report.lastFailure())
                    .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("memory"));
            assertThat(report.lateTimes()).isEqualTo(1);
            double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
            assertThat(Clicks.largestBend(listener.heard[0], latency + 1000, 120_000))
                    .isLessThan(Clicks.allowed(own));
            assertThat(listener.heard[0][119_999]).isEqualTo(expected[119_999 - latency]);
        }
    }

    @Test
    void decodersThatForgetSlowlyAreFadedFromChunkToChunk() throws Exception {
        // As in the tiles' test; the page goes on for half of the right context and is faded into the next.
        var decoder = new RecursiveDecoder(0.99f, Context.overlap(8, -33));
        Values frames = Clicks.slow(400);
        float[][] whole = new float[1][400 * 64];
        decoder.decode(frames, whole);
        var stream = new StreamingDecoder(
                decoder, new PacedFrames(frames, 64, true), settings(32, 30), System::nanoTime, false);
        stream.prepare(Listener.live(16_000, 64, 1));
        int latency = stream.latencyFrames();
        Listener listener = new Listener(stream, 1, 26_000, () -> stepAll(stream));
        listener.play(26_000, () -> 64);
        double worst = 0;
        for (int i = latency; i < 26_000 && i - latency < whole[0].length; i++) {
            worst = Math.max(worst, Math.abs(listener.heard[0][i] - whole[0][i - latency]));
        }
        assertThat(20 * Math.log10(worst)).isBetween(-100.0, -33.0);
    }

    @Test
    void theTermsOfTheLatencyAddUp() {
        var stream = stream(decoder(), new KnownFrames(Values.noise(50, 1)), settings(8, 10));
        stream.prepare(Listener.live(44_100, 512, 1));
        LiveLatency latency = stream.latency();
        // 44.1 kHz is twice the decoder's rate: 8 frames of 256 are 4096, 3 of context 1536; 10 ms are 441, one block.
        assertThat(latency.chunkFrames()).isEqualTo(4096);
        assertThat(latency.contextFrames()).isEqualTo(1536);
        assertThat(latency.hostFrames()).isEqualTo(511);
        assertThat(latency.decodeFrames()).isEqualTo(512);
        assertThat(latency.fadeFrames()).isEqualTo(353);
        // The resampler's reach is less than a frame, and frames come whole.
        assertThat(latency.filterFrames()).isEqualTo(512);
        assertThat(stream.latencyFrames()).isEqualTo(4096 + 1536 + 511 + 512 + 353 + 512);
    }

    @Test
    void theTimeOfADecodingIsMeasuredIfNobodyStatesIt() {
        long[] now = {0};
        var stream = new StreamingDecoder(
                decoder(),
                new KnownFrames(Values.noise(50, 1)),
                settings(8, Double.NaN),
                () -> now[0] += 10_000_000,
                false);
        stream.prepare(Listener.live(48_000, 1, 1));
        // Runs of 10 ms, half as long again, and 4 ms in which the worker may sleep: 19 ms.
        assertThat(stream.latency().decodeFrames()).isEqualTo(912);
    }

    @Test
    void setupsThatCannotBeServedAreRefused() {
        var stereo = new SyntheticDecoder(MODEL_HZ, 2, HOP, REACH);
        var stream = stream(stereo, new KnownFrames(Values.noise(50, 1)), settings(8, 30));
        assertThatThrownBy(() -> stream.latencyFrames()).hasMessageContaining("prepare");
        assertThatThrownBy(() -> stream.prepare(Listener.live(48_000, 256, 1))).hasMessageContaining("2 channels");
        assertThatThrownBy(() -> stream.prepare(Listener.live(47_999, 256, 2))).hasMessageContaining("customary rate");
        stream.prepare(Listener.live(48_000, 256, 2));
        stream.close();
        stream.close();
        assertThat(stereo.closes.get()).isEqualTo(1);
        assertThatThrownBy(() -> stream.prepare(Listener.live(48_000, 256, 2))).hasMessageContaining("closed");
    }

    @Test
    void noFramesAreSilence() {
        var stream = stream(decoder(), new KnownFrames(Values.of()), settings(8, 30));
        stream.prepare(Listener.offline(48_000, 256, 1));
        Listener listener = new Listener(stream, 1, 30_000, () -> {});
        listener.play(30_000, () -> 256);
        assertThat(listener.heard[0]).containsOnly(0f);
        assertThat(stream.report().lateTimes()).isZero();
    }
}
