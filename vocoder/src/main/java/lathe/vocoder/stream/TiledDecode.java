package lathe.vocoder.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.OfflineRender;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/**
 * Decodes a long input tile by tile on several threads and hands the sound on in order.
 *
 * <p>Memory holds one tile more than there are workers, whatever the length. The sound does not depend on the number of
 * workers. The first failure ends the job; an interrupt of the calling thread does, too, soon. Either way all threads
 * have ended when the call returns.
 */
public final class TiledDecode {

    /** Who watches. Called on the thread of the job. */
    @FunctionalInterface
    public interface Progress {

        /** Nobody. */
        Progress NONE = (done, total) -> {};

        /** So many samples of each channel have been handed on. */
        void samples(long done, long total);
    }

    private final Decoder decoder;
    private final ChunkPlan plan;
    private final int workers;

    /**
     * @param decoder not closed here; a session with one intra-op thread is fastest
     * @param workers tiles decoded at a time, 1 and up
     */
    public TiledDecode(Decoder decoder, ChunkPlan plan, int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("workers=" + workers + " must be 1 or more");
        }
        this.decoder = decoder;
        this.plan = plan;
        this.workers = workers;
    }

    /**
     * The whole sound in memory, at the decoder's rate.
     *
     * @throws InferenceException if a tile fails
     * @throws InterruptedException if the calling thread is interrupted
     */
    public AudioBuffer toBuffer(Frames frames) throws InferenceException, InterruptedException {
        float[][] all = new float[decoder.channels()][Math.toIntExact(plan.totalSamples())];
        int[] filled = {0};
        try {
            run(
                    frames,
                    (channels, from, to) -> {
                        for (int c = 0; c < all.length; c++) {
                            System.arraycopy(channels[c], from, all[c], filled[0], to - from);
                        }
                        filled[0] += to - from;
                    },
                    Progress.NONE);
        } catch (IOException impossible) {
            throw new AssertionError("memory is no file", impossible);
        }
        return new AudioBuffer(all, decoder.sampleRateHz(), ChannelLayout.ofChannels(all.length));
    }

    /**
     * Decodes and hands on.
     *
     * @param frames as many as the plan is for
     * @param sink called on this thread, in order
     * @return samples of each channel handed on: {@link ChunkPlan#totalSamples}
     * @throws InferenceException if a tile fails
     * @throws IOException what the sink throws
     * @throws InterruptedException if the calling thread is interrupted
     */
    public long run(Frames frames, OfflineRender.Sink sink, Progress progress)
            throws InferenceException, IOException, InterruptedException {
        if (frames.frames() != plan.frames()) {
            throw new IllegalArgumentException(
                    "frames=" + frames.frames() + " but the plan is for " + plan.frames() + " frames");
        }
        int tiles = plan.tiles();
        Joints joints = new Joints(decoder.channels(), plan.fadeSamples());
        Deque<Future<float[][]>> underWay = new ArrayDeque<>();
        Deque<float[][]> spare = new ArrayDeque<>();
        // Not daemons: the runtime must not be torn down under a thread that is inside it.
        try (ExecutorService pool = Executors.newFixedThreadPool(
                Math.max(1, Math.min(workers, tiles)),
                Thread.ofPlatform().name("lathe tile ", 0).factory())) {
            try {
                for (int next = 0, done = 0; done < tiles; done++) {
                    for (; next < tiles && underWay.size() <= workers; next++) {
                        Tile tile = plan.tile(next);
                        float[][] audio = spare.isEmpty() ? newAudio() : spare.remove();
                        underWay.add(pool.submit(() -> decode(frames, tile, audio)));
                    }
                    float[][] audio = result(underWay.remove());
                    joints.handOn(plan, done, audio, sink);
                    spare.add(audio);
                    progress.samples(plan.tile(done).toSample(), plan.totalSamples());
                }
            } catch (InterruptedException stop) {
                underWay.forEach(future -> future.cancel(false));
                decoder.cancel();
                throw stop;
            } finally {
                underWay.forEach(future -> future.cancel(false));
            }
        }
        return plan.totalSamples();
    }

    private float[][] newAudio() {
        return new float[decoder.channels()][Math.toIntExact(decoder.samples(plan.windowFrames()))];
    }

    private float[][] decode(Frames frames, Tile tile, float[][] audio) throws InferenceException {
        decoder.decode(frames.slice(tile.fromFrame(), tile.toFrame()), audio);
        return audio;
    }

    private static float[][] result(Future<float[][]> tile) throws InferenceException, InterruptedException {
        try {
            return tile.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof InferenceException known) {
                throw known;
            }
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failure.getCause() instanceof Error known) {
                throw known;
            }
            throw new IllegalStateException("a tile failed", failure.getCause());
        }
    }

    /** Puts tiles together: keeps what goes on after a tile until the next one has been faded in from it. */
    private final class Joints {

        private final CrossFade fade;
        private final float[][] goesOn;

        Joints(int channels, int fadeSamples) {
            fade = new CrossFade(fadeSamples);
            goesOn = new float[channels][fadeSamples];
        }

        void handOn(ChunkPlan plan, int index, float[][] audio, OfflineRender.Sink sink) throws IOException {
            Tile tile = plan.tile(index);
            long windowStart = (long) tile.fromFrame() * decoder.hopSamples();
            int from = (int) (tile.fromSample() - windowStart);
            int to = (int) (tile.toSample() - windowStart);
            for (int c = 0; c < audio.length; c++) {
                if (index > 0) {
                    fade.blend(goesOn[c], 0, audio[c], from);
                }
                if (index < plan.tiles() - 1) {
                    System.arraycopy(audio[c], to, goesOn[c], 0, fade.samples());
                }
            }
            sink.accept(audio, from, to);
        }
    }
}
