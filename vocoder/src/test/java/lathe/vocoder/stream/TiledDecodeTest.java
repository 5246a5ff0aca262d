package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Measures;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import org.junit.jupiter.api.Test;

class TiledDecodeTest {

    private static AudioBuffer whole(Decoder decoder, Frames frames) throws InferenceException {
        float[][] audio = new float[decoder.channels()][(int) decoder.samples(frames.frames())];
        decoder.decode(frames, audio);
        return AudioBuffer.of(decoder.sampleRateHz(), audio);
    }

    private static AudioBuffer tiled(Decoder decoder, Frames frames, int tileFrames, int workers) throws Exception {
        ChunkPlan plan = ChunkPlan.of(decoder, frames.frames(), tileFrames);
        return new TiledDecode(decoder, plan, workers).toBuffer(frames);
    }

    @Test
    void tilesWithFullContextAreTheWholeToTheBitWhateverTheWorkers() throws Exception {
        for (int excess : new int[] {0, -8, 21}) {
            var decoder = new SyntheticDecoder(22_050, 2, 64, 3, excess, 1, Context.exact(3, 3));
            Values frames = Values.noise(257, 5);
            AudioBuffer expected = whole(decoder, frames);
            for (int tile : new int[] {1, 7, 50, 300}) {
                for (int workers : new int[] {1, 2, 5}) {
                    AudioBuffer audio = tiled(decoder, frames, tile, workers);
                    assertThat(audio.channelArrays())
                            .as("excess %d, tile %d, workers %d", excess, tile, workers)
                            .isDeepEqualTo(expected.channelArrays());
                }
            }
        }
    }

    /** One frame less than the kernels reach, and the seams are there: the test above can fail. */
    @Test
    void tilesWithTooLittleContextDiffer() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3, 0, 1, Context.exact(2, 2));
        Values frames = Values.noise(257, 5);
        double error = Measures.nullDepthDb(whole(decoder, frames), tiled(decoder, frames, 16, 1));
        assertThat(error).isGreaterThan(-60);
    }

    @Test
    void theEconomySettingKeepsTheErrorThatItStates() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 24);
        Values frames = Values.noise(400, 6);
        Context economy = ContextProfile.measure(decoder, frames, 30).economy(-60);
        assertThat(economy.left() + economy.right()).isLessThan(46);
        assertThat(economy.seamErrorDb()).isLessThan(-60);
        AudioBuffer expected = whole(decoder, frames);
        AudioBuffer audio = new TiledDecode(decoder, ChunkPlan.economy(decoder, economy, 400, 20), 2).toBuffer(frames);
        assertThat(Measures.nullDepthDb(expected, audio) - Measures.peakDbfs(expected.channel(0)))
                .isBetween(-200.0, -60.0);
    }

    @Test
    void aDecoderThatNeverForgetsIsFadedFromTileToTile() throws Exception {
        // The past decays by 0.99 a sample: after the 6 frames that the fade leaves of 8, by 0.99^384, -33 dB.
        var decoder = new RecursiveDecoder(0.99f, Context.overlap(8, -33));
        Values frames = Values.noise(500, 8);
        AudioBuffer expected = whole(decoder, frames);
        AudioBuffer faded = tiled(decoder, frames, 32, 2);
        assertThat(Measures.nullDepthDb(expected, faded)).isBetween(-120.0, -33.0);
        assertThat(faded.frames()).isEqualTo(expected.frames());
        assertThat(tiled(decoder, frames, 32, 1).channelArrays()).isDeepEqualTo(faded.channelArrays());

        var discarding = new RecursiveDecoder(0.99f, Context.exact(8, 8));
        double stepOfDiscarding = largestStepAgainst(expected, tiled(discarding, frames, 32, 2));
        assertThat(largestStepAgainst(expected, faded)).isLessThan(stepOfDiscarding / 10);
    }

    /** Largest change from sample to sample of the difference: a click, if the sound itself has none there. */
    private static double largestStepAgainst(AudioBuffer expected, AudioBuffer audio) {
        double worst = 0;
        for (int i = 1; i < audio.frames(); i++) {
            double now = (double) audio.channel(0)[i] - expected.channel(0)[i];
            double before = (double) audio.channel(0)[i - 1] - expected.channel(0)[i - 1];
            worst = Math.max(worst, Math.abs(now - before));
        }
        return worst;
    }

    @Test
    void noMoreTilesAreInMemoryThanWorkersAndOne() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3) {
            final AtomicInteger begun = new AtomicInteger();
            final AtomicInteger ahead = new AtomicInteger();

            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                begun.incrementAndGet();
                super.decode(window, audio);
            }
        };
        List<float[][]> arrays = new ArrayList<>();
        Values frames = Values.noise(3000, 1);
        ChunkPlan plan = ChunkPlan.of(decoder, 3000, 10);
        AtomicInteger handedOn = new AtomicInteger();
        new TiledDecode(decoder, plan, 3)
                .run(
                        frames,
                        (channels, from, to) -> {
                            if (arrays.stream().noneMatch(seen -> seen == channels)) {
                                arrays.add(channels);
                            }
                            decoder.ahead.accumulateAndGet(decoder.begun.get() - handedOn.getAndIncrement(), Math::max);
                        },
                        TiledDecode.Progress.NONE);
        assertThat(plan.tiles()).isGreaterThan(200);
        assertThat(arrays).hasSizeBetween(1, 4);
        assertThat(decoder.ahead.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void progressCountsUpToTheTotal() throws Exception {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3, -8, 1, Context.exact(3, 3));
        List<Long> seen = new ArrayList<>();
        long total = new TiledDecode(decoder, ChunkPlan.of(decoder, 200, 20), 2)
                .run(Values.noise(200, 1), (channels, from, to) -> {}, (done, all) -> seen.add(done));
        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(total);
        assertThat(total).isEqualTo(200 * 64 - 8);
    }

    @Test
    void theFirstFailureEndsTheJobAndAllItsThreads() {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3) {
            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                if (((Values) window).from() > 100) {
                    throw new InferenceException("tiny.onnx: out of memory", null);
                }
                super.decode(window, audio);
            }
        };
        assertThatThrownBy(() -> tiled(decoder, Values.noise(1000, 1), 10, 3))
                .isInstanceOf(InferenceException.class)
                .hasMessageContaining("out of memory");
        assertThat(decoder.runs.get()).isLessThan(20);
        assertThat(tileThreads()).isZero();
    }

    @Test
    void whatTheSinkThrowsEndsTheJob() {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3);
        assertThatThrownBy(() -> new TiledDecode(decoder, ChunkPlan.of(decoder, 1000, 10), 2)
                        .run(
                                Values.noise(1000, 1),
                                (channels, from, to) -> {
                                    throw new IOException("disk full");
                                },
                                TiledDecode.Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
        assertThat(tileThreads()).isZero();
    }

    @Test
    void anInterruptCancelsTheTilesUnderWay() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3) {
            @Override
            public void decode(Frames window, float[][] audio) throws InferenceException {
                inside.countDown();
                try {
                    cancelled.await();
                } catch (InterruptedException e) {
                    throw new AssertionError("workers are not interrupted, they are cancelled", e);
                }
                throw new InferenceException("cancelled", null);
            }

            @Override
            public void cancel() {
                cancelled.countDown();
            }
        };
        List<Throwable> thrown = new ArrayList<>();
        Thread job = Thread.ofPlatform().start(() -> {
            try {
                tiled(decoder, Values.noise(1000, 1), 10, 2);
            } catch (Exception failure) {
                thrown.add(failure);
            }
        });
        inside.await();
        job.interrupt();
        job.join();
        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(tileThreads()).isZero();
    }

    /** Threads of tiles that do not end; the last lines of a thread may still run after its pool has ended. */
    private static long tileThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lathe tile"))
                .filter(thread -> {
                    try {
                        return !thread.join(java.time.Duration.ofSeconds(10));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .count();
    }

    @Test
    void framesOfAnotherNumberThanPlannedAreRefused() {
        var decoder = new SyntheticDecoder(22_050, 1, 64, 3);
        assertThatThrownBy(() -> new TiledDecode(decoder, ChunkPlan.of(decoder, 10), 1).toBuffer(Values.noise(11, 1)))
                .hasMessageContaining("frames=11")
                .hasMessageContaining("10 frames");
        assertThatThrownBy(() -> new TiledDecode(decoder, ChunkPlan.of(decoder, 10), 0))
                .hasMessageContaining("workers=0");
    }
}
