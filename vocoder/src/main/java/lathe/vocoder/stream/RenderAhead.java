package lathe.vocoder.stream;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import org.jspecify.annotations.Nullable;

/**
 * Plays frames that are all known beforehand, from anywhere, without latency: a worker decodes ahead of the playhead into a
 * cache of bounded size. What was in the block is replaced.
 *
 * <p>Frame 0 of the sound is heard in the first block; {@link #seek} goes elsewhere with a cross-fade. A page that is not there
 * in time is faded out and in, and counted. Offline the audio thread decodes itself, as long as it takes, and gives the
 * same bits. The audio thread never allocates, waits, or wakes anybody.
 *
 * <p>The player owns its decoders and closes them. {@link #process} and {@link #reset} belong to the audio thread; all else may be
 * called from any other.
 */
public final class RenderAhead implements Processor {

    private static final long NOWHERE = -1;

    private final Frames frames;
    private final AheadSettings settings;
    private final boolean threaded;
    private final AtomicReference<@Nullable PageCache> incoming = new AtomicReference<>();
    private final AtomicLong soughtFrame = new AtomicLong(NOWHERE);
    private final AtomicLong playedFrame = new AtomicLong();
    private volatile boolean playing = true;
    private volatile @Nullable Running running;
    private @Nullable Decoder decoder;
    private int preparations;

    /** What a prepared player is made of. */
    private static final class Running {
        final ProcessSetup setup;
        final AheadWorker worker;
        final Lateness lateness = new Lateness();
        final List<Voice> voices;
        final int slots;
        final @Nullable Worker thread;
        final float[][] out;
        Voice current;
        Voice left;
        /** Frames played since a seek that has to wait for the fade of the last one. */
        long waited;

        Running(ProcessSetup setup, AheadWorker worker, List<Voice> voices, int slots, @Nullable Worker thread) {
            this.setup = setup;
            this.worker = worker;
            this.voices = voices;
            this.slots = slots;
            this.thread = thread;
            out = new float[setup.channels()][];
            current = voices.get(0);
            left = voices.get(1);
            current.begin(worker.playing(), 0);
        }
    }

    /** @param decoder closed with the player, or when another one has taken over */
    public RenderAhead(Decoder decoder, Frames frames, AheadSettings settings) {
        this(decoder, frames, settings, true);
    }

    /** For tests: without a thread, so that whoever calls {@link #step} is the worker. */
    RenderAhead(Decoder decoder, Frames frames, AheadSettings settings, boolean threaded) {
        this.decoder = decoder;
        this.frames = frames;
        this.settings = settings;
        this.threaded = threaded;
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.empty();
    }

    /**
     * Warms the decoder up and begins with frame 0.
     *
     * @throws IllegalArgumentException if the rate is not a whole number in a customary ratio to the decoder's, the decoder's
     *     channels are neither one nor those of the setup, or the cache holds too few pages
     * @throws IllegalStateException if the decoder fails, or the player is closed
     */
    @Override
    public synchronized void prepare(ProcessSetup setup) {
        Decoder current = stopWorker();
        Playing.requireServes(current, setup);
        PageGrid grid = new PageGrid(current, Playing.wholeRate(setup), settings.pageFrames());
        int fadeFrames = Math.max(1, setup.frames(settings.fadeMs()));
        int leadFrames = 2 * setup.maxFrames() + fadeFrames + grid.pageFrames();
        int heldPages = (setup.maxFrames() + fadeFrames + grid.overlapFrames()) / grid.pageFrames() + 3;
        int slots = slots(current, grid, 2 * heldPages + 2);
        List<Voice> voices = List.of(
                new Voice(fadeFrames, setup.maxFrames(), heldPages),
                new Voice(fadeFrames, setup.maxFrames(), heldPages));
        PageCache cache = new PageCache(new PageRenderer(current, grid), frames, slots, voices);
        try {
            warmUp(cache.renderer());
        } catch (InferenceException failure) {
            throw new IllegalStateException("the decoder fails when it is warmed up: " + failure.getMessage(), failure);
        }
        soughtFrame.set(NOWHERE);
        playedFrame.set(0);
        AheadWorker worker = new AheadWorker(cache, this::playhead, leadFrames, incoming);
        Worker thread = null;
        if (threaded && setup.mode() == ProcessSetup.Mode.LIVE) {
            long blockNanos = (long) (TimeUnit.SECONDS.toNanos(setup.maxFrames()) / setup.sampleRateHz());
            thread = new Worker("lathe render ahead", worker::step, this::playhead, new Pacing(blockNanos));
        }
        running = new Running(setup, worker, voices, slots, thread);
    }

    private int slots(Decoder current, PageGrid grid, int least) {
        long pageBytes = (long) Float.BYTES * current.channels() * (grid.pageFrames() + grid.overlapFrames());
        long slots = settings.cacheBytes() / pageBytes;
        if (slots < least) {
            throw new IllegalArgumentException("cacheBytes=" + settings.cacheBytes() + " hold " + slots + " pages of "
                    + pageBytes + " bytes; " + least + " are needed");
        }
        return (int) Math.min(slots, Integer.MAX_VALUE);
    }

    private void warmUp(PageRenderer renderer) throws InferenceException {
        renderer.warmUp(new KnownFrames(frames), Integer.MAX_VALUE, System::nanoTime);
    }

    private long playhead() {
        long sought = soughtFrame.get();
        return sought == NOWHERE ? playedFrame.get() : sought;
    }

    /** The decoder to go on with, which no thread uses any longer. */
    private Decoder stopWorker() {
        preparations++;
        Running last = running;
        if (last != null) {
            if (last.thread != null) {
                last.thread.close();
            }
            decoder = last.worker.playing().renderer().decoder();
            goOnWith(last.worker.filling());
            running = null;
        }
        goOnWith(incoming.getAndSet(null));
        if (decoder == null) {
            throw new IllegalStateException("the player is closed");
        }
        return decoder;
    }

    private void goOnWith(@Nullable PageCache newcomer) {
        if (newcomer != null && decoder != null) {
            decoder.close();
            decoder = newcomer.renderer().decoder();
        }
    }

    private Running prepared() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("prepare the player first");
        }
        return now;
    }

    @Override
    public void process(Block block) {
        Running now = prepared();
        boolean wanted = playing;
        boolean offline = now.setup.mode() == ProcessSetup.Mode.OFFLINE;
        while (offline && now.worker.isSwapping() && now.worker.step()) {}
        follow(now, wanted, block.frames());
        while (offline && wanted && !now.current.isReady(block.frames()) && now.worker.step()) {}
        for (int c = 0; c < now.out.length; c++) {
            now.out[c] = block.channel(c);
        }
        now.current.play(now.out, block.from(), block.to(), wanted, false, now.lateness);
        now.left.play(now.out, block.from(), block.to(), false, true, null);
        if (now.left.isSilent()) {
            now.left.letGo();
        }
        playedFrame.set(now.current.frame());
    }

    /** Goes where it was told, and over to the cache of a new decoder, as soon as the last such fade is over. */
    private void follow(Running now, boolean wanted, int frames) {
        long sought = soughtFrame.get();
        PageCache cache = now.worker.playing();
        boolean moves = sought != NOWHERE;
        if (!moves && now.current.cache() == cache) {
            return;
        }
        if (!now.left.isSilent()) {
            now.waited += moves && wanted ? frames : 0;
            return;
        }
        long target = moves ? sought + now.waited : now.current.frame();
        now.waited = 0;
        if (now.current.isSilent()) {
            now.current.begin(cache, target);
        } else {
            Voice leaving = now.current;
            now.current = now.left;
            now.left = leaving;
            now.current.begin(cache, target);
        }
        now.lateness.over();
        playedFrame.set(target);
        soughtFrame.compareAndSet(sought, NOWHERE);
    }

    /** Does what the worker does, once; false if there was nothing to do. */
    boolean step() {
        return prepared().worker.step();
    }

    /** Begins again with frame 0, at once. */
    @Override
    public void reset() {
        Running now = running;
        if (now != null) {
            soughtFrame.set(NOWHERE);
            now.left.letGo();
            now.current.begin(now.worker.playing(), 0);
            now.lateness.over();
            now.waited = 0;
            playedFrame.set(0);
        }
    }

    /** Goes on where {@link #stop} stopped, or was sent since; a new player plays. */
    public void play() {
        playing = true;
    }

    /** Fades out and stands still. */
    public void stop() {
        playing = false;
    }

    /**
     * Plays on from another frame, at the listener's rate, with the next block and a cross-fade.
     *
     * @throws IllegalArgumentException if {@code frame} is negative
     */
    public void seek(long frame) {
        if (frame < 0) {
            throw new IllegalArgumentException("frame=" + frame + " must not be negative");
        }
        soughtFrame.set(frame);
    }

    /** The frame that the next block begins with, at the listener's rate. */
    public long position() {
        return playhead();
    }

    /** Frames of the whole, at the listener's rate. */
    public long totalFrames() {
        return prepared().worker.playing().totalFrames();
    }

    /**
     * Has another decoder take over, with a cross-fade, once it has decoded what the playhead needs. It is warmed up here, by the
     * caller's thread; the old one is closed after its last run.
     *
     * @throws IllegalArgumentException if it differs in rate, channels or hop; the decoder is then left to the caller
     * @throws InferenceException if it fails when it is warmed up; the decoder is then left to the caller
     */
    public void swap(Decoder next) throws InferenceException {
        Running now;
        int preparation;
        synchronized (this) {
            now = prepared();
            preparation = preparations;
        }
        PageRenderer old = now.worker.playing().renderer();
        Playing.requireAlike(old.decoder(), next);
        PageGrid grid = new PageGrid(next, old.grid().hostRateHz(), settings.pageFrames());
        PageCache cache = new PageCache(new PageRenderer(next, grid), frames, now.slots, now.voices);
        warmUp(cache.renderer());
        synchronized (this) {
            if (preparations != preparation) {
                throw new IllegalArgumentException("the player was prepared anew or closed meanwhile; swap again");
            }
            PageCache unused = incoming.getAndSet(cache);
            if (unused != null) {
                unused.renderer().decoder().close();
            }
        }
    }

    /** None: what is heard was decoded before. */
    @Override
    public int latencyFrames() {
        return 0;
    }

    /** The sound does not depend on the input; all of it may follow. */
    @Override
    public long tailFrames() {
        return totalFrames();
    }

    /** How the player fares since it was prepared. */
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
            last.worker.playing().renderer().decoder().cancel();
        }
        stopWorker().close();
        decoder = null;
    }
}
