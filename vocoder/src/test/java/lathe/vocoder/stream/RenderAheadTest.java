package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.Resampler;
import lathe.core.testing.ProcessorContract;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import org.junit.jupiter.api.Test;

class RenderAheadTest {

    private static final int MODEL_HZ = 22_050;
    private static final int HOP = 256;
    private static final int HOST_HZ = 48_000;
    /** Of 16 frames, the last of which a little cut. */
    private static final int PAGE_FRAMES = 28 * 320;

    private static final AheadSettings SETTINGS = new AheadSettings(16, 1 << 20, 8);

    private static SyntheticDecoder decoder() {
        return new SyntheticDecoder(MODEL_HZ, 1, HOP, 3);
    }

    private static RenderAhead player(Decoder decoder, Values frames, AheadSettings settings) {
        return new RenderAhead(decoder, frames, settings, false);
    }

    private static float[] reference(Values frames) throws InferenceException {
        float[][] audio = new float[1][frames.frames() * HOP];
        decoder().decode(frames, audio);
        return Resampler.convert(AudioBuffer.of(MODEL_HZ, audio), HOST_HZ, Resampler.Quality.HIGH)
                .channel(0);
    }

    private static void stepAll(RenderAhead player) {
        while (player.step()) {}
    }

    @Test
    void theFirstFrameIsHeardInTheFirstBlockWhateverTheBlocks() throws Exception {
        Values frames = Values.noise(150, 3);
        float[] expected = reference(frames);
        for (int block : new int[] {1, 64, 441, 4096, -3000}) {
            Random random = new Random(5);
            var player = player(decoder(), frames, SETTINGS);
            player.prepare(Listener.live(HOST_HZ, Math.abs(block), 1));
            assertThat(player.latencyFrames()).isZero();
            assertThat(player.totalFrames()).isEqualTo(expected.length);
            stepAll(player);
            Listener listener = new Listener(player, 1, expected.length + 1000, () -> stepAll(player));
            listener.play(Integer.MAX_VALUE / 2, () -> block > 0 ? block : random.nextInt(1 - block));
            assertThat(Arrays.copyOf(listener.heard[0], expected.length))
                    .as("blocks of %d", block)
                    .isEqualTo(expected);
            assertThat(Arrays.copyOfRange(listener.heard[0], expected.length, expected.length + 1000))
                    .containsOnly(0f);
            assertThat(player.report().lateTimes()).isZero();
        }
    }

    @Test
    void offlineGivesTheSameBitsWithoutAWorker() throws Exception {
        Values frames = Values.noise(150, 3);
        float[] expected = reference(frames);
        var player = player(decoder(), frames, SETTINGS);
        player.prepare(Listener.offline(HOST_HZ, 777, 2));
        Listener listener = new Listener(player, 2, expected.length, () -> {});
        listener.play(Integer.MAX_VALUE / 2, () -> 777);
        assertThat(listener.heard[0]).isEqualTo(expected);
        assertThat(listener.heard[1]).isEqualTo(expected);
    }

    @Test
    void aProcessorKeepsItsContract() {
        Supplier<RenderAhead> make = () -> player(decoder(), Values.noise(50, 1), SETTINGS);
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(make, 2);
        ProcessorContract.survivesNonFiniteInput(make, 2);
        ProcessorContract.forgetsThePastOnReset(make, 2);
        ProcessorContract.endsInSilenceWithoutDenormals(make, 2);
    }

    @Test
    void aSeekIsACrossFadeToExactlyThere() throws Exception {
        Values frames = Clicks.slow(400);
        float[] expected = reference(frames);
        var player = player(decoder(), frames, SETTINGS);
        player.prepare(Listener.live(HOST_HZ, 256, 1));
        stepAll(player);
        Listener listener = new Listener(player, 1, 60_000, () -> stepAll(player));
        listener.play(20_480, () -> 256);
        player.seek(120_000);
        assertThat(player.position()).isEqualTo(120_000);
        stepAll(player);
        listener.play(20_480, () -> 256);
        assertThat(player.position()).isEqualTo(120_000 + 20_480);
        for (int i = 384; i < 20_480; i++) {
            assertThat(listener.heard[0][20_480 + i]).isEqualTo(expected[120_000 + i]);
        }
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        // Two fades at a time.
        assertThat(Clicks.largestBend(listener.heard[0], 1000, listener.at))
                .isLessThan(Clicks.allowed(own) + Clicks.BEND_OF_A_FADE);
        assertThat(player.report().lateTimes()).isZero();
    }

    /** A second seek waits for the fade of the first, and is where it would be without. */
    @Test
    void aSeekDuringAFadeArrivesWhereItWouldHaveBeen() throws Exception {
        Values frames = Clicks.slow(400);
        float[] expected = reference(frames);
        var player = player(decoder(), frames, SETTINGS);
        player.prepare(Listener.live(HOST_HZ, 64, 1));
        stepAll(player);
        Listener listener = new Listener(player, 1, 60_000, () -> stepAll(player));
        listener.play(6400, () -> 64);
        player.seek(120_000);
        stepAll(player);
        listener.play(64, () -> 64);
        player.seek(60_000);
        listener.play(6400, () -> 64);
        for (int i = 1000; i < 6400; i++) {
            assertThat(listener.heard[0][6464 + i]).isEqualTo(expected[60_000 + i]);
        }
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], 1000, listener.at))
                .isLessThan(Clicks.allowed(own) + Clicks.BEND_OF_A_FADE);
    }

    @Test
    void aMissingPageIsFadedOverAndCountedAndTheRestIsInTime() throws Exception {
        Values frames = Clicks.slow(400);
        float[] expected = reference(frames);
        var player = player(decoder(), frames, SETTINGS);
        player.prepare(Listener.live(HOST_HZ, 256, 1));
        for (int page = 0; page < 3; page++) {
            player.step();
        }
        boolean[] asleep = {true};
        Listener listener = new Listener(player, 1, 60_000, () -> {
            if (!asleep[0]) {
                stepAll(player);
            }
        });
        listener.play(38_400, () -> 256);
        asleep[0] = false;
        listener.play(20_480, () -> 256);
        assertThat(Arrays.copyOf(listener.heard[0], 3 * PAGE_FRAMES - 400))
                .isEqualTo(Arrays.copyOf(expected, 3 * PAGE_FRAMES - 400));
        assertThat(Arrays.copyOfRange(listener.heard[0], 3 * PAGE_FRAMES, 38_400))
                .containsOnly(0f);
        for (int i = 40_000; i < 58_000; i++) {
            assertThat(listener.heard[0][i]).isEqualTo(expected[i]);
        }
        assertThat(player.report().lateTimes()).isEqualTo(1);
        assertThat(player.report().lateFrames()).isBetween(38_400L - 3 * PAGE_FRAMES, 38_400L - 3 * PAGE_FRAMES + 1400);
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], 1000, 58_000)).isLessThan(Clicks.allowed(own));
    }

    @Test
    void stopStandsStillAndPlayGoesOn() throws Exception {
        Values frames = Clicks.slow(400);
        float[] expected = reference(frames);
        var player = player(decoder(), frames, SETTINGS);
        player.prepare(Listener.live(HOST_HZ, 256, 1));
        stepAll(player);
        Listener listener = new Listener(player, 1, 60_000, () -> stepAll(player));
        listener.play(10_240, () -> 256);
        player.stop();
        listener.play(10_240, () -> 256);
        assertThat(player.position()).isEqualTo(10_240 + 384);
        player.play();
        listener.play(10_240, () -> 256);
        for (int i = 400; i < 10_240; i++) {
            assertThat(listener.heard[0][20_480 + i]).isEqualTo(expected[10_240 + 384 + i]);
        }
        // Sought while it stands still, it begins there, the beginning without a fade.
        player.stop();
        listener.play(1024, () -> 256);
        player.seek(0);
        listener.play(512, () -> 256);
        player.play();
        int from = listener.at;
        listener.play(5120, () -> 256);
        assertThat(Arrays.copyOfRange(listener.heard[0], from, from + 5120)).isEqualTo(Arrays.copyOf(expected, 5120));
        double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
        assertThat(Clicks.largestBend(listener.heard[0], 1000, from)).isLessThan(Clicks.allowed(own));
    }

    /** The worker has room for a fifth of the sound only and is sent about; what is heard is right, or late and counted. */
    @Test
    void memoryStaysBoundedWhereverThePlayheadGoes() throws Exception {
        Values frames = Values.noise(1000, 3);
        float[] expected = reference(frames);
        int slots = 12;
        var settings = new AheadSettings(16, 4L * slots * PAGE_FRAMES, 8);
        int[] pages = {0};
        var player = player(decoder(), frames, settings);
        player.prepare(Listener.live(HOST_HZ, 512, 1));
        long seed = 77;
        Random random = new Random(seed);
        Listener listener = new Listener(player, 1, 1_000_000, () -> {
            for (int i = random.nextInt(4); i > 0 && player.step(); i--) {
                pages[0]++;
            }
        });
        int undisturbed = 0;
        int checked = 0;
        for (int round = 0; round < 1500; round++) {
            if (random.nextInt(12) == 0) {
                player.seek(random.nextInt(expected.length - 10_000));
                undisturbed = 0;
            }
            long late = player.report().lateFrames();
            int at = (int) player.position();
            int from = listener.at;
            listener.play(512, () -> 512);
            undisturbed = player.report().lateFrames() == late ? undisturbed + 1 : 0;
            // After the fades of a seek, and those of a page that was late.
            if (undisturbed > 3 && at + 512 <= expected.length) {
                checked++;
                assertThat(Arrays.copyOfRange(listener.heard[0], from, from + 512))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(Arrays.copyOfRange(expected, at, at + 512));
            }
        }
        assertThat(checked).isGreaterThan(500);
        assertThat(pages[0]).isGreaterThan(slots);
        assertThatThrownBy(() -> player(decoder(), frames, new AheadSettings(16, 100_000, 8))
                        .prepare(Listener.live(HOST_HZ, 512, 1)))
                .hasMessageContaining("cacheBytes=100000 hold 2 pages");
    }

    @Test
    void swappedDecodersFadeIntoEachOtherOncePagesAreThere() throws Exception {
        for (boolean offline : new boolean[] {false, true}) {
            Values frames = Clicks.slow(600);
            float[] expected = reference(frames);
            SyntheticDecoder old = decoder();
            SyntheticDecoder next = old.louder(0.5f);
            var player = player(old, frames, SETTINGS);
            player.prepare(offline ? Listener.offline(HOST_HZ, 256, 1) : Listener.live(HOST_HZ, 256, 1));
            Listener listener = new Listener(player, 1, 60_000, offline ? () -> {} : () -> stepAll(player));
            if (!offline) {
                stepAll(player);
            }
            listener.play(20_480, () -> 256);
            player.swap(next);
            assertThat(old.closes.get()).as("plays on").isZero();
            listener.play(20_480, () -> 256);
            assertThat(old.closes.get()).isEqualTo(1);
            assertThat(old.runsAfterClose.get()).isZero();
            for (int i = 22_000; i < 40_960; i++) {
                assertThat(listener.heard[0][i]).isEqualTo(0.5f * expected[i], within(1e-7f));
            }
            double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
            assertThat(Clicks.largestBend(listener.heard[0], 1000, listener.at))
                    .isLessThan(Clicks.allowed(own) + Clicks.BEND_OF_A_FADE);
            assertThat(player.report().lateTimes()).isZero();
            player.close();
            assertThat(next.closes.get()).isEqualTo(1);
        }
    }

    @Test
    void aDecoderThatFailsOnAPageIsFadedOverThere() throws Exception {
        Values frames = Clicks.slow(300);
        float[] expected = reference(frames);
        var decoder = new SyntheticDecoder(MODEL_HZ, 1, HOP, 3) {
            int left = 100;

            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                if (left-- == 0) {
                    throw new InferenceException("tiny.onnx: out of memory", null);
                }
                super.decode(window, audio);
            }
        };
        for (boolean offline : new boolean[] {false, true}) {
            decoder.left = 3 + 4;
            var player = player(decoder, frames, SETTINGS);
            player.prepare(offline ? Listener.offline(HOST_HZ, 256, 1) : Listener.live(HOST_HZ, 256, 1));
            Listener listener = new Listener(player, 1, 60_000, offline ? () -> {} : () -> stepAll(player));
            if (!offline) {
                stepAll(player);
            }
            listener.play(60_000, () -> 256);
            LiveReport report = player.report();
            assertThat(report.failures()).isEqualTo(1);
            assertThat(report.lateTimes()).isEqualTo(1);
            assertThat(report.lastFailure()).isPresent();
            assertThat(listener.heard[0][4 * PAGE_FRAMES + 10]).isZero();
            assertThat(listener.heard[0][5 * PAGE_FRAMES + 400]).isEqualTo(expected[5 * PAGE_FRAMES + 400]);
            double own = Clicks.largestBend(expected, 1000, expected.length - 5000);
            assertThat(Clicks.largestBend(listener.heard[0], 1000, 60_000)).isLessThan(Clicks.allowed(own));
        }
    }

    @Test
    void pagesOfDecodersThatForgetSlowlyAreFadedIntoEachOther() {
        var decoder = new RecursiveDecoder(0.99f, Context.overlap(8, -33));
        Values frames = Clicks.slow(400);
        float[][] whole = new float[1][400 * 64];
        decoder.decode(frames, whole);
        var player = player(decoder, frames, new AheadSettings(32, 1 << 20, 8));
        player.prepare(Listener.offline(16_000, 64, 1));
        Listener listener = new Listener(player, 1, 400 * 64, () -> {});
        listener.play(400 * 64, () -> 64);
        double worst = 0;
        for (int i = 0; i < 400 * 64; i++) {
            worst = Math.max(worst, Math.abs(listener.heard[0][i] - whole[0][i]));
        }
        assertThat(20 * Math.log10(worst)).isBetween(-100.0, -33.0);
    }

    @Test
    void badCallsAreRefused() {
        var player = player(decoder(), Values.noise(50, 1), SETTINGS);
        assertThatThrownBy(player::totalFrames).hasMessageContaining("prepare");
        player.prepare(Listener.live(HOST_HZ, 256, 1));
        assertThatThrownBy(() -> player.seek(-1)).hasMessageContaining("frame=-1");
        assertThatThrownBy(() -> player.swap(new SyntheticDecoder(MODEL_HZ, 2, HOP, 3)))
                .hasMessageContaining("2 channels");
        player.close();
        player.close();
        assertThatThrownBy(() -> player.prepare(Listener.live(HOST_HZ, 256, 1))).hasMessageContaining("closed");
    }
}
