package lathe.vocoder.stream;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * Plays what a decoder makes of frames that come while it plays, at the listener's rate. What was in the block is replaced.
 *
 * <p>A worker decodes; the audio thread only copies from a ring, and never allocates, waits, or wakes anybody. The sound of a
 * frame comes exactly {@link #latencyFrames} after its time. A chunk that is late is faded out and in, never played
 * late, and counted. Offline the audio thread decodes itself, as long as it takes, and gives the same bits.
 *
 * <p>The stream owns its decoders and closes them. {@link #process} and {@link #reset} belong to the audio thread; all else may
 * be called from any other.
 */
public final class StreamingDecoder implements Processor {

    /** Decoding varies: the longest of a few runs is not the longest of all. */
    private static final double SAFETY = 1.5;

    private static final long OFFLINE_PAUSE_NANOS = 200_000;

    private final FrameSource source;
    private final LiveSettings settings;
    private final LongSupplier nanoClock;
    private final boolean threaded;
    private final AtomicReference<@Nullable JoinedPages> incoming = new AtomicReference<>();
    private final AtomicInteger flushesAsked = new AtomicInteger();
    private volatile boolean playing = true;
    private volatile @Nullable Running running;
    private @Nullable Decoder decoder;
    private int flushesDone;
    private int preparations;

    /** What a prepared stream is made of. */
    private record Running(
            ProcessSetup setup,
            PageGrid grid,
            LiveLatency latency,
            LiveRing ring,
            LiveReader reader,
            LiveWorker worker,
            Lateness lateness,
            @Nullable Worker thread) {}

    /** @param decoder closed with the stream, or when another one has taken over */
    public StreamingDecoder(Decoder decoder, FrameSource source, LiveSettings settings) {
        this(decoder, source, settings, System::nanoTime, true);
    }

    /** For tests: with another clock, and without a thread, so that whoever calls {@link #step} is the worker. */
    StreamingDecoder(
            Decoder decoder, FrameSource source, LiveSettings settings, LongSupplier nanoClock, boolean threaded) {
        this.decoder = decoder;
        this.source = source;
        this.settings = settings;
        this.nanoClock = nanoClock;
        this.threaded = threaded;
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.empty();
    }

    /**
     * Warms the decoder up and begins with frame 0. The latency does not change until the next call.
     *
     * @throws IllegalArgumentException if the rate is not a whole number in a customary ratio to the decoder's, or the decoder's
     *     channels are neither one nor those of the setup
     * @throws IllegalStateException if the decoder fails, or the stream is closed
     */
    @Override
    public synchronized void prepare(ProcessSetup setup) {
        Decoder current = stopWorker();
        Playing.requireServes(current, setup);
        PageGrid grid = new PageGrid(current, Playing.wholeRate(setup), settings.chunkFrames());
        JoinedPages pages = new JoinedPages(new PageRenderer(current, grid));
        source.restart();
        long longestNanos = warmUp(pages);
        double decodeMs = Double.isNaN(settings.decodeMs())
                ? SAFETY * longestNanos * 1e-6 + Pacing.LONGEST_NANOS * 1e-6
                : settings.decodeMs();
        int fadeFrames = Math.max(1, setup.frames(settings.fadeMs()));
        LiveLatency latency = LiveLatency.of(grid, setup.maxFrames(), setup.frames(decodeMs), fadeFrames);
        int total = latency.totalFrames();
        LiveRing ring = new LiveRing(
                current.channels(),
                2L * grid.pageFrames() + latency.decodeFrames() + 2L * setup.maxFrames() + fadeFrames);
        Lateness lateness = new Lateness();
        LiveReader reader = new LiveReader(ring, total, fadeFrames, setup.channels(), setup.maxFrames(), lateness);
        LiveWorker worker = new LiveWorker(ring, source, pages, total, latency.decodeFrames(), fadeFrames, incoming);
        flushesDone = flushesAsked.get();
        Worker thread = null;
        if (threaded && setup.mode() == ProcessSetup.Mode.LIVE) {
            long blockNanos = (long) (TimeUnit.SECONDS.toNanos(setup.maxFrames()) / setup.sampleRateHz());
            thread = new Worker("lathe live decoder", worker::step, ring::clock, new Pacing(blockNanos));
        }
        running = new Running(setup, grid, latency, ring, reader, worker, lateness, thread);
    }

    /** The decoder to go on with, which no thread uses any longer. */
    private Decoder stopWorker() {
        preparations++;
        Running last = running;
        if (last != null) {
            if (last.thread != null) {
                last.thread.close();
            }
            decoder = last.worker.decoder();
            running = null;
        }
        JoinedPages newcomer = incoming.getAndSet(null);
        if (newcomer != null && decoder != null) {
            decoder.close();
            decoder = newcomer.renderer().decoder();
        }
        if (decoder == null) {
            throw new IllegalStateException("the stream is closed");
        }
        return decoder;
    }

    private long warmUp(JoinedPages pages) {
        try {
            return pages.renderer().warmUp(source, 0, nanoClock);
        } catch (InferenceException failure) {
            throw new IllegalStateException("the decoder fails when it is warmed up: " + failure.getMessage(), failure);
        }
    }

    private Running prepared() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("prepare the stream first");
        }
        return now;
    }

    @Override
    public void process(Block block) {
        Running now = prepared();
        int asked = flushesAsked.get();
        boolean wanted = playing && asked == flushesDone;
        now.reader.announce(block.frames(), wanted);
        if (wanted && now.setup.mode() == ProcessSetup.Mode.OFFLINE) {
            await(now, block.frames());
        }
        boolean still = now.reader.play(block, wanted);
        if (still && asked != flushesDone) {
            flushesDone = asked;
            now.reader.beginAnew();
        }
    }

    /** Decodes until the block can be played; a failure and an interrupt are not waited for. */
    private static void await(Running now, int frames) {
        while (!now.reader.isReady(frames)) {
            if (!now.worker.step()) {
                if (now.worker.waitsForSilence() || Thread.currentThread().isInterrupted()) {
                    return;
                }
                LockSupport.parkNanos(OFFLINE_PAUSE_NANOS);
            }
        }
    }

    /** Does what the worker does, once; false if there was nothing to do. */
    boolean step() {
        return prepared().worker.step();
    }

    @Override
    public void reset() {
        Running now = running;
        if (now != null) {
            now.reader.beginAnew();
        }
    }

    /** Goes on where {@link #stop} stopped; a new stream plays. */
    public void play() {
        playing = true;
    }

    /** Fades out and stands still; what was decoded is kept. */
    public void stop() {
        playing = false;
    }

    /** Fades out, forgets what was decoded, and begins anew with frame 0 of the source; what {@link #reset} does at once. */
    public void flush() {
        flushesAsked.incrementAndGet();
    }

    /**
     * Has another decoder take over at the next chunk, with a cross-fade. It is warmed up here, by the caller's thread; the old
     * one is closed after its last run.
     *
     * @throws IllegalArgumentException if it differs in rate, channels or hop, or needs more frames of context to the right
     *     than the stream's latency holds; the decoder is then left to the caller
     * @throws InferenceException if it fails when it is warmed up; the decoder is then left to the caller
     */
    public void swap(Decoder next) throws InferenceException {
        Running now;
        int preparation;
        synchronized (this) {
            now = prepared();
            preparation = preparations;
        }
        Playing.requireAlike(now.worker.decoder(), next);
        PageGrid grid = new PageGrid(next, now.grid.hostRateHz(), settings.chunkFrames());
        if (grid.gatherFrames() > now.grid.gatherFrames()) {
            throw new IllegalArgumentException("the decoder must see " + grid.contextFrames()
                    + " frames ahead, the stream keeps " + now.grid.contextFrames()
                    + "; prepare a stream with it instead");
        }
        JoinedPages pages = new JoinedPages(new PageRenderer(next, grid));
        pages.renderer().warmUp(source, 0, nanoClock);
        synchronized (this) {
            if (preparations != preparation) {
                throw new IllegalArgumentException("the stream was prepared anew or closed meanwhile; swap again");
            }
            JoinedPages unused = incoming.getAndSet(pages);
            if (unused != null) {
                unused.renderer().decoder().close();
            }
        }
    }

    @Override
    public int latencyFrames() {
        return prepared().latency.totalFrames();
    }

    /** What the latency is made of. */
    public LiveLatency latency() {
        return prepared().latency;
    }

    /** The source says when it ends; until then nobody knows. */
    @Override
    public long tailFrames() {
        return Long.MAX_VALUE;
    }

    /** How the stream fares since it was prepared. */
    public LiveReport report() {
        Running now = prepared();
        return now.worker.report(now.lateness);
    }

    /** Ends the worker and closes the decoders. */
    @Override
    public synchronized void close() {
        if (decoder == null) {
            return;
        }
        Running last = running;
        if (last != null && last.thread != null) {
            last.thread.stop();
            last.worker.decoder().cancel();
        }
        stopWorker().close();
        decoder = null;
    }
}
