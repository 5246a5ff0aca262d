package lathe.vocoder.stream;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Plays a cache from some frame on. Belongs to the audio thread, but for what the worker asks about pages held. */
final class Voice {

    private static final int COUNT_BITS = 16;

    private final FadeGain gain;
    private final float[] gains;
    /** First page held and how many, in one. */
    private final AtomicLong holds = new AtomicLong();

    private final float[][][] held;
    private int heldFirst;
    private int heldCount;
    private @Nullable PageCache cache;
    private long frame;
    /** Nothing was heard since it went where it is. */
    private boolean fresh;

    /** @param mostPages that a block and a fade can touch */
    Voice(int fadeFrames, int maxFrames, int mostPages) {
        gain = new FadeGain(fadeFrames);
        gain.close();
        gains = new float[maxFrames];
        held = new float[mostPages][][];
    }

    /** Whether the worker must leave the page alone. */
    boolean holds(int page) {
        long now = holds.get();
        long first = now >>> COUNT_BITS;
        return page >= first && page < first + (now & (1 << COUNT_BITS) - 1);
    }

    /** Goes somewhere; fades in unless that is the beginning. */
    void begin(PageCache newCache, long newFrame) {
        letGo();
        cache = newCache;
        frame = newFrame;
        fresh = true;
        if (newFrame == 0) {
            gain.open();
        } else {
            gain.close();
        }
    }

    /** Holds nothing and plays nothing. */
    void letGo() {
        Arrays.fill(held, null);
        heldCount = 0;
        holds.set(0);
        cache = null;
        gain.close();
    }

    @Nullable
    PageCache cache() {
        return cache;
    }

    /** The next frame to be played. */
    long frame() {
        return frame;
    }

    /** Whether nothing would be heard of a fade out. */
    boolean isSilent() {
        return cache == null || fresh || gain.isClosed() || frame >= cache.totalFrames();
    }

    /** Whether a block can be played without a fade. */
    boolean isReady(int frames) {
        return cache == null || cache.has(frame, frame + frames + gain.frames());
    }

    /**
     * Plays {@code out[channel][from..to)}.
     *
     * @param playing if false, fades out and then stands still
     * @param adds whether to add to what is there, or to replace it
     * @param lateness counts what is missing; null for a voice that is being left
     */
    void play(float[][] out, int from, int to, boolean playing, boolean adds, @Nullable Lateness lateness) {
        PageCache now = cache;
        int at = from;
        if (now != null) {
            hold(now, to - from);
            boolean still = false;
            fresh &= !playing;
            while (at < to && !still) {
                boolean audible = isThere(now, frame);
                if (!playing && fresh) {
                    still = true;
                } else if (!playing && (!audible || gain.isClosed())) {
                    gain.close();
                    still = true;
                } else if (audible) {
                    at = sound(now, out, at, to, playing, adds, lateness);
                } else {
                    at = missing(now, out, at, to, adds, lateness);
                }
            }
        }
        clear(out, at, to, adds);
    }

    /** Takes hold of the pages that the block and a fade after it need; pages once held stay. */
    private void hold(PageCache from, int frames) {
        int first = Math.min(from.firstPage(frame), from.pages());
        int last = Math.max(first - 1, from.lastPage(frame + frames + gain.frames()));
        int shift = first - heldFirst;
        int kept = Math.clamp(heldCount - (long) shift, 0, heldCount);
        if (shift < 0) {
            kept = 0;
        } else if (kept > 0) {
            System.arraycopy(held, shift, held, 0, kept);
        }
        Arrays.fill(held, Math.min(kept, last - first + 1), held.length, null);
        heldFirst = first;
        heldCount = last - first + 1;
        holds.set((long) first << COUNT_BITS | heldCount);
        for (int i = 0; i < heldCount; i++) {
            if (held[i] == null) {
                held[i] = from.get(first + i);
            }
        }
    }

    private boolean isThere(PageCache in, long at) {
        if (at < 0 || at >= in.totalFrames()) {
            return false;
        }
        int page = (int) (at / in.pageFrames()) - heldFirst;
        boolean faded = at % in.pageFrames() < in.overlapFrames() && at >= in.pageFrames();
        return held[page] != null && (!faded || held[page - 1] != null);
    }

    /** Where, after a frame, another page begins or a fade between pages ends. */
    private static long nextEdge(PageCache in, long at) {
        long start = at / in.pageFrames() * in.pageFrames();
        boolean faded = at - start < in.overlapFrames() && start > 0;
        return start + (faded ? in.overlapFrames() : in.pageFrames());
    }

    private int missing(PageCache in, float[][] out, int from, int to, boolean adds, @Nullable Lateness lateness) {
        long end = frame < 0 ? 0 : frame >= in.totalFrames() ? Long.MAX_VALUE : nextEdge(in, frame);
        int frames = (int) Math.min(to - from, end - frame);
        if (frame >= 0 && frame < in.totalFrames()) {
            gain.close();
            if (lateness != null) {
                lateness.add(frames);
            }
        }
        clear(out, from, from + frames, adds);
        frame += frames;
        return from + frames;
    }

    private static void clear(float[][] out, int from, int to, boolean adds) {
        for (int c = 0; c < out.length && !adds; c++) {
            Arrays.fill(out[c], from, to, 0f);
        }
    }

    private int sound(
            PageCache in, float[][] out, int from, int to, boolean playing, boolean adds, @Nullable Lateness lateness) {
        long known = frame + (to - from) + gain.frames();
        long end = frame;
        while (end < known && isThere(in, end)) {
            end = nextEdge(in, end);
        }
        end = Math.min(end, in.totalFrames());
        int frames = (int) Math.min(to - from, Math.min(end, nextEdge(in, frame)) - frame);
        long remaining = end == in.totalFrames() ? Long.MAX_VALUE : end - frame - 1;
        boolean whole = playing && gain.isOpen() && remaining - (frames - 1) >= gain.frames();
        int played = whole ? frames : computeGains(frames, remaining, playing, lateness);
        for (int c = 0; c < out.length; c++) {
            mix(in, c, out[c], from, played, whole, adds);
        }
        frame += played;
        return from + played;
    }

    /** Until the block ends, or the gain has closed as the listener wants. */
    private int computeGains(int frames, long remaining, boolean playing, @Nullable Lateness lateness) {
        for (int i = 0; i < frames; i++) {
            long after = remaining - i;
            gains[i] = gain.next(playing, after);
            if (!playing && gain.isClosed()) {
                return i + 1;
            }
            if (lateness != null) {
                if (gain.isOpen()) {
                    lateness.over();
                } else if (playing && (after < gain.frames() || lateness.isLate())) {
                    lateness.add(1);
                }
            }
        }
        return frames;
    }

    /** A stretch within one page, or within the fade from one page to the next. */
    private void mix(PageCache in, int channel, float[] out, int from, int frames, boolean whole, boolean adds) {
        int page = (int) (frame / in.pageFrames());
        int at = (int) (frame % in.pageFrames());
        float[] samples = samples(page, channel);
        boolean faded = at < in.overlapFrames() && page > 0;
        if (whole && !adds && !faded) {
            System.arraycopy(samples, at, out, from, frames);
            return;
        }
        float[] last = faded ? samples(page - 1, channel) : samples;
        for (int i = 0; i < frames; i++) {
            float sample = samples[at + i];
            if (faded) {
                sample = in.fade().between(last[in.pageFrames() + at + i], sample, at + i);
            }
            float heard = whole ? sample : gains[i] * sample;
            out[from + i] = adds ? out[from + i] + heard : heard;
        }
    }

    private float[] samples(int page, int channel) {
        float[][] audio = held[page - heldFirst];
        if (audio == null) {
            throw new IllegalStateException("page " + page + " is not held");
        }
        return audio[audio.length == 1 ? 0 : channel];
    }
}
