package lathe.vocoder.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import lathe.neural.session.InferenceException;
import lathe.vocoder.Frames;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one decoder that are in memory. The worker renders and removes them; the audio thread finds them without waiting.
 *
 * <p>The room of a removed page is used again only when no {@link Voice} holds that page: a voice says which pages it holds
 * before it looks for them, and the worker takes a page away before it asks who holds it, so one of the two notices.
 */
final class PageCache {

    private final PageRenderer renderer;
    private final FrameSource source;
    private final int frames;
    private final long totalFrames;
    private final int slots;
    private final List<Voice> voices;
    private final CrossFade fade;
    private final AtomicReferenceArray<float @Nullable [][]> table;
    private final BitSet failed = new BitSet();
    private final List<Integer> present = new ArrayList<>();
    private final Deque<float[][]> spare = new ArrayDeque<>();
    private final List<Removed> removed = new ArrayList<>();
    private int made;

    /** A page that is out of the table and may still be heard. */
    private static final class Removed {
        final int page;
        final float[][] room;

        Removed(int page, float[][] room) {
            this.page = page;
            this.room = room;
        }
    }

    /** @param slots most pages in memory */
    PageCache(PageRenderer renderer, Frames all, int slots, List<Voice> voices) {
        this.renderer = renderer;
        this.source = new KnownFrames(all);
        this.slots = slots;
        this.voices = voices;
        fade = new CrossFade(renderer.grid().overlapFrames());
        frames = all.frames();
        totalFrames =
                frames == 0 ? 0 : renderer.grid().hostFrames(renderer.decoder().samples(frames));
        table = new AtomicReferenceArray<>(Math.toIntExact(Math.ceilDiv(totalFrames, (long) pageFrames())));
    }

    PageRenderer renderer() {
        return renderer;
    }

    int pageFrames() {
        return renderer.grid().pageFrames();
    }

    int overlapFrames() {
        return renderer.grid().overlapFrames();
    }

    /** From what goes on beyond a page into the next. */
    CrossFade fade() {
        return fade;
    }

    /** How many pages the whole has. */
    int pages() {
        return table.length();
    }

    /** Frames of the whole. */
    long totalFrames() {
        return totalFrames;
    }

    /** The page, {@code [channel][frame]}, or null if it is not there. */
    float @Nullable [][] get(int page) {
        return table.get(page);
    }

    /** Whether the pages that sound from frame to frame, exclusive, are there. */
    boolean has(long fromFrame, long toFrame) {
        int last = lastPage(toFrame);
        for (int page = firstPage(fromFrame); page <= last; page++) {
            if (table.get(page) == null) {
                return false;
            }
        }
        return true;
    }

    /** The first page heard at a frame: the one before, too, where it is faded into the next. */
    int firstPage(long frame) {
        return (int) Math.max(0, Math.max(0, frame - overlapFrames()) / pageFrames());
    }

    /** The last page heard before a frame. */
    int lastPage(long toFrame) {
        return (int) Math.min(pages() - 1L, (toFrame - 1) / pageFrames());
    }

    // What follows is the worker's.

    /** Pages that failed may be tried again. */
    void forgetFailures() {
        failed.clear();
    }

    /**
     * Renders the first page that is missing from a frame on, if there is room.
     *
     * @param most how many pages to look at
     * @return whether a page was rendered
     * @throws InferenceException if the decoder fails; the page is then left out
     */
    boolean renderNext(long fromFrame, int most) throws InferenceException {
        int first = firstPage(fromFrame);
        int end = (int) Math.min(pages(), (long) first + Math.min(most, slots));
        for (int page = first; page < end; page++) {
            if (table.get(page) == null && !failed.get(page)) {
                float[][] room = findRoom(first, end);
                if (room != null) {
                    render(page, room);
                }
                return room != null;
            }
        }
        return false;
    }

    private void render(int page, float[][] room) throws InferenceException {
        PageGrid grid = renderer.grid();
        // The window of the first pages reaches beyond what they need, so that all windows have one shape.
        long endFrame = Math.min(frames, Math.max(grid.endFrame(page), grid.windowFrames()));
        boolean done = false;
        try {
            renderer.render(page, endFrame, source, room);
            done = true;
        } finally {
            if (!done) {
                failed.set(page);
                spare.add(room);
            }
        }
        table.set(page, room);
        present.add(page);
    }

    private float @Nullable [][] findRoom(int first, int end) {
        reclaim();
        if (spare.isEmpty() && made < slots) {
            made++;
            return renderer.newPage();
        }
        if (spare.isEmpty()) {
            removeFarthest(first, end);
            reclaim();
        }
        return spare.poll();
    }

    private void reclaim() {
        for (Iterator<Removed> all = removed.iterator(); all.hasNext(); ) {
            Removed one = all.next();
            if (voices.stream().noneMatch(voice -> voice.holds(one.page))) {
                spare.add(one.room);
                all.remove();
            }
        }
    }

    /** Takes the page farthest from those wanted, and not among them, out of the table. */
    private void removeFarthest(int first, int end) {
        int worst = -1;
        int farthest = 0;
        for (int i = 0; i < present.size(); i++) {
            int page = present.get(i);
            int distance = Math.max(first - page, page - end + 1);
            if (distance > farthest) {
                farthest = distance;
                worst = i;
            }
        }
        if (worst >= 0) {
            int page = present.remove(worst);
            float[][] room = table.getAndSet(page, null);
            if (room != null) {
                removed.add(new Removed(page, room));
            }
        }
    }

    /** Pages in memory, those that are about to be used again included. */
    int roomsMade() {
        return made;
    }
}
