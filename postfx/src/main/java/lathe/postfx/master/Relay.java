package lathe.postfx.master;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Passes sound on to a sink that works on a thread of its own, block after block in order, so that making it and measuring it
 * overlap. Blocks travel by the crate, as waking a thread costs more than a block; a few crates are under way, and whoever is
 * ahead waits.
 *
 * <p>For one sender. What it did before the relay was made the sink sees, and what the sink did it sees after {@link #finish}.
 */
final class Relay implements AutoCloseable {

    private static final int CRATES = 4;
    private static final int BLOCKS_PER_CRATE = 16;

    private final BlockingQueue<Crate> empty = new ArrayBlockingQueue<>(CRATES);
    private final BlockingQueue<Crate> full = new ArrayBlockingQueue<>(CRATES + 1);
    private final Crate end = new Crate(0, 0);
    private final Sink sink;
    private final Thread thread;
    private @Nullable Crate open;
    private volatile @Nullable Throwable failure;
    private volatile boolean abandoned;

    /** Takes what was sent, on the relay's thread. */
    @FunctionalInterface
    interface Sink {

        /** The next block, {@code audio[c][from..to)}, with the reductions that were sent along. */
        void accept(float[][] audio, int from, int to, double compressorReductionDb, double limiterReductionDb)
                throws IOException;
    }

    private static final class Crate {

        private final float[][] audio;
        private final int[] ends = new int[BLOCKS_PER_CRATE];
        private final double[] compressorReductionsDb = new double[BLOCKS_PER_CRATE];
        private final double[] limiterReductionsDb = new double[BLOCKS_PER_CRATE];
        private int blocks;

        Crate(int channels, int mostFrames) {
            audio = new float[channels][BLOCKS_PER_CRATE * mostFrames];
        }

        int frames() {
            return blocks == 0 ? 0 : ends[blocks - 1];
        }

        void add(float[][] channels, int from, int to, double compressorReductionDb, double limiterReductionDb) {
            int at = frames();
            for (int c = 0; c < audio.length; c++) {
                System.arraycopy(channels[c], from, audio[c], at, to - from);
            }
            compressorReductionsDb[blocks] = compressorReductionDb;
            limiterReductionsDb[blocks] = limiterReductionDb;
            ends[blocks++] = at + to - from;
        }

        void deliverTo(Sink sink) throws IOException {
            int from = 0;
            for (int i = 0; i < blocks; i++) {
                sink.accept(audio, from, ends[i], compressorReductionsDb[i], limiterReductionsDb[i]);
                from = ends[i];
            }
        }
    }

    /** @param mostFrames of a block that is sent */
    Relay(int channels, int mostFrames, Sink sink) {
        this.sink = sink;
        for (int i = 0; i < CRATES; i++) {
            empty.add(new Crate(channels, mostFrames));
        }
        thread = Thread.ofPlatform().daemon().name("lathe relay").start(this::work);
    }

    private void work() {
        try {
            for (Crate crate = full.take(); crate != end; crate = full.take()) {
                if (failure == null && !abandoned) {
                    deliver(crate);
                }
                crate.blocks = 0;
                empty.add(crate);
            }
        } catch (InterruptedException stopped) {
            failure = stopped;
        }
    }

    private void deliver(Crate crate) {
        try {
            crate.deliverTo(sink);
        } catch (Throwable thrown) {
            failure = thrown; // the sender is told with its next block
        }
    }

    /**
     * Sends a copy of {@code channels[c][from..to)}.
     *
     * @throws IOException what the sink has thrown, or if the thread is interrupted
     */
    void send(float[][] channels, int from, int to, double compressorReductionDb, double limiterReductionDb)
            throws IOException {
        tellFailure();
        try {
            Crate crate = open == null ? empty.take() : open;
            crate.add(channels, from, to, compressorReductionDb, limiterReductionDb);
            open = crate;
            if (crate.blocks == BLOCKS_PER_CRATE) {
                full.put(crate);
                open = null;
            }
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
    }

    /**
     * Waits until the sink has taken everything.
     *
     * @throws IOException what the sink has thrown, or if the thread is interrupted
     */
    void finish() throws IOException {
        try {
            if (open != null) {
                full.put(open);
                open = null;
            }
            full.put(end);
            thread.join();
        } catch (InterruptedException stopped) {
            throw interrupted();
        }
        tellFailure();
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    private void tellFailure() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException io -> throw io;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /** Ends the sink's thread once it is done with what it has at hand; nothing to do after {@link #finish}. */
    @Override
    public void close() {
        abandoned = true;
        boolean stopped = false;
        while (thread.isAlive()) {
            full.offer(end); // holds one more than there are crates
            try {
                thread.join();
            } catch (InterruptedException again) {
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
