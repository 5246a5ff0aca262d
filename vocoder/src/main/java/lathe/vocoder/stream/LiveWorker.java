package lathe.vocoder.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import org.jspecify.annotations.Nullable;

/**
 * The worker's half of a live stream: decodes page after page into the ring, as far ahead as it has room and frames. Where
 * the audio thread has gone past it, it goes on with the page that can still be in time.
 */
final class LiveWorker {

    private final LiveRing ring;
    private final FrameSource source;
    private final int latency;
    private final long decodeFrames;
    private final CrossFade swapFade;
    private final AtomicReference<@Nullable JoinedPages> incoming;
    private final AtomicLong decoded = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Exception lastFailure;

    private volatile JoinedPages pages;
    private int epoch;
    private long next;
    /** The page {@code next} cannot be had: nothing is written until the audio thread has played what there is. */
    private boolean failed;

    /** @param decodeFrames time that a page may take, in frames of the listener */
    LiveWorker(
            LiveRing ring,
            FrameSource source,
            JoinedPages pages,
            int latency,
            long decodeFrames,
            int fadeFrames,
            AtomicReference<@Nullable JoinedPages> incoming) {
        this.ring = ring;
        this.source = source;
        this.pages = pages;
        this.latency = latency;
        this.decodeFrames = decodeFrames;
        this.incoming = incoming;
        swapFade = new CrossFade(Math.min(fadeFrames, grid().pageFrames()));
    }

    private PageGrid grid() {
        return pages.renderer().grid();
    }

    /** The decoder that plays. */
    Decoder decoder() {
        return pages.renderer().decoder();
    }

    /** Whether the worker waits for the audio thread to run out of sound. */
    boolean waitsForSilence() {
        return failed;
    }

    /** Decodes a page if there is one to decode. */
    boolean step() {
        try {
            return attempt();
        } catch (RuntimeException failure) {
            fail(failure);
            return false;
        }
    }

    private void fail(Exception failure) {
        failures.setOpaque(failures.getPlain() + 1);
        lastFailure = failure;
    }

    private boolean attempt() {
        long consumed = ring.consumed();
        if (Stamp.epoch(consumed) != epoch) {
            beginAnew(Stamp.epoch(consumed));
        }
        long position = Stamp.frames(consumed) - latency;
        if (!catchUp(position)) {
            return false;
        }
        int length = grid().pageFrames();
        if ((next + 1) * length > Math.max(0, position) + ring.capacity()) {
            return false;
        }
        boolean ended = source.ended();
        long clock = ring.clock();
        long clockFrames = Stamp.epoch(clock) == epoch ? Stamp.frames(clock) : 0;
        long available = source.available(grid().samplesAt(clockFrames));
        if (ended) {
            long end = available == 0 ? 0 : grid().hostFrames(decoder().samples(available));
            ring.setEnd(end);
            if (next * length >= end) {
                ring.setWritten(Stamp.of(epoch, Math.max(end, next * length)));
                return false;
            }
        } else if (available < grid().endFrame(next)) {
            return false;
        }
        write(available);
        return true;
    }

    private void beginAnew(int newEpoch) {
        epoch = newEpoch;
        next = 0;
        failed = false;
        pages.beginAnew();
        source.restart();
        ring.beginAnew(epoch);
    }

    /** Leaves out pages that would come too late; false if there is sound left to be played first. */
    private boolean catchUp(long position) {
        int length = grid().pageFrames();
        if (position <= next * length) {
            return !failed;
        }
        long inTime = (position + decodeFrames) / length;
        long from = Math.max(inTime, failed ? next + 1 : next);
        if (from > next) {
            skipped.setOpaque(skipped.getPlain() + from - next);
            next = from;
            ring.setStart(next * length);
            pages.beginAnew();
        }
        failed = false;
        return true;
    }

    private void write(long available) {
        float[][] page = render(pages, available);
        JoinedPages newcomer = incoming.getAndSet(null);
        if (newcomer != null) {
            float[][] newPage = render(newcomer, available);
            if (newPage == null && page != null) {
                newcomer.renderer().decoder().close();
                newcomer = null;
            } else if (newPage != null && page != null) {
                for (int c = 0; c < page.length; c++) {
                    swapFade.blend(page[c], 0, newPage[c], 0);
                }
                page = newPage;
            }
        }
        if (page == null) {
            failed = true;
        } else {
            publish(page);
        }
        if (newcomer != null) {
            Decoder retired = decoder();
            pages = newcomer;
            retired.close();
        }
    }

    private void publish(float[][] page) {
        int length = grid().pageFrames();
        for (int c = 0; c < page.length; c++) {
            ring.write(c, next * length, page[c], length);
        }
        next++;
        ring.setWritten(Stamp.of(epoch, next * length));
        decoded.setOpaque(decoded.getPlain() + 1);
    }

    private float @Nullable [][] render(JoinedPages by, long available) {
        try {
            return by.render(next, Math.min(available, by.renderer().grid().endFrame(next)), source);
        } catch (InferenceException | RuntimeException failure) {
            fail(failure);
            return null;
        }
    }

    LiveReport report(Lateness lateness) {
        return new LiveReport(
                lateness.times(),
                lateness.frames(),
                decoded.getOpaque(),
                skipped.getOpaque(),
                failures.getOpaque(),
                Optional.ofNullable(lastFailure));
    }
}
