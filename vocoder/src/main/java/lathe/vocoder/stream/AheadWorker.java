package lathe.vocoder.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Decoder;
import org.jspecify.annotations.Nullable;

/** Fills the cache that plays, the pages at the playhead first, and before it takes over that of a decoder swapped in. */
final class AheadWorker {

    private final LongSupplier playhead;
    private final int leadFrames;
    private final AtomicReference<@Nullable PageCache> incoming;
    private final AtomicLong decoded = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private volatile @Nullable Exception lastFailure;
    private volatile PageCache playing;
    private volatile @Nullable PageCache filling;
    private long lastPlayhead;

    /**
     * @param playhead the frame that is heard next, or will be after a seek
     * @param leadFrames what must be there from the playhead on before a cache can take over
     */
    AheadWorker(PageCache first, LongSupplier playhead, int leadFrames, AtomicReference<@Nullable PageCache> incoming) {
        playing = first;
        this.playhead = playhead;
        this.leadFrames = leadFrames;
        this.incoming = incoming;
    }

    /** The cache to play from; the audio thread follows at its next block. */
    PageCache playing() {
        return playing;
    }

    /** Whether a decoder is about to take over. */
    boolean isSwapping() {
        return filling != null || incoming.get() != null;
    }

    /** The decoder whose cache is being filled to take over, if any. */
    @Nullable
    PageCache filling() {
        return filling;
    }

    /** Renders a page if one is wanted. */
    boolean step() {
        long from = playhead.getAsLong();
        PageCache now = playing;
        if (from < lastPlayhead || from > lastPlayhead + now.pageFrames()) {
            now.forgetFailures();
        }
        lastPlayhead = from;
        if (filling == null) {
            filling = incoming.getAndSet(null);
        }
        PageCache next = filling;
        boolean urgent = !now.has(from, from + 1);
        if (urgent && render(now, from, 2)) {
            return true;
        }
        if (next != null) {
            return fill(next, from);
        }
        return render(now, from, now.pages());
    }

    private boolean fill(PageCache next, long from) {
        long failedBefore = failures.getPlain();
        boolean rendered = render(next, from, next.pages());
        if (failures.getPlain() > failedBefore) {
            filling = null;
            next.renderer().decoder().close();
        } else if (next.has(from, Math.min(next.totalFrames(), from + leadFrames)) || !rendered) {
            Decoder retired = playing.renderer().decoder();
            playing = next;
            filling = null;
            retired.close();
        }
        return true;
    }

    private boolean render(PageCache cache, long from, int most) {
        try {
            boolean rendered = cache.renderNext(from, most);
            if (rendered) {
                decoded.setOpaque(decoded.getPlain() + 1);
            }
            return rendered;
        } catch (InferenceException | RuntimeException failure) {
            failures.setOpaque(failures.getPlain() + 1);
            lastFailure = failure;
            return true;
        }
    }

    LiveReport report(Lateness lateness) {
        return new LiveReport(
                lateness.times(),
                lateness.frames(),
                decoded.getOpaque(),
                0,
                failures.getOpaque(),
                Optional.ofNullable(lastFailure));
    }
}
