package lathe.vocoder.stream;

import java.util.Arrays;
import lathe.core.process.Block;

/**
 * The audio thread's half of a live stream: plays frame {@code t - latency} at time {@code t}, whether it is there or not.
 * Sound that is not there in time is faded out before it ends and faded in when later sound is back; the frames missed are
 * never played, so that the stream stays aligned. Neither allocates nor waits.
 */
final class LiveReader {

    private final LiveRing ring;
    private final int latency;
    private final Lateness lateness;
    private final FadeGain gain;
    private final float[] gains;
    private final float[][] out;
    private int epoch;
    /** Time that has run since the beginning of the epoch, but while stopped. */
    private long time;

    LiveReader(LiveRing ring, int latency, int fadeFrames, int channels, int maxFrames, Lateness lateness) {
        this.ring = ring;
        this.latency = latency;
        this.lateness = lateness;
        gain = new FadeGain(fadeFrames);
        gains = new float[maxFrames];
        out = new float[channels][];
    }

    /** Tells the clock that a block of so many frames is due. */
    void announce(int frames, boolean playing) {
        if (playing) {
            ring.setClock(Stamp.of(epoch, time + frames));
        }
    }

    /** Whether nothing can come any more that would change a block of so many frames. */
    boolean isReady(int frames) {
        long end = time + frames - latency;
        long written = ring.written();
        if (end <= 0 || Stamp.epoch(written) != epoch) {
            return end <= 0;
        }
        long there = Stamp.frames(written);
        return there >= ring.end() || there >= end + gain.frames() || end <= ring.start();
    }

    /** Forgets what was heard; the next block begins the stream. */
    void beginAnew() {
        epoch = Stamp.nextEpoch(epoch);
        time = 0;
        gain.open();
        lateness.over();
        ring.setClock(Stamp.of(epoch, 0));
        ring.setConsumed(Stamp.of(epoch, 0));
    }

    /**
     * Fills a block.
     *
     * @param playing if false, fades out and then stands still
     * @return whether it stands still
     */
    boolean play(Block block, boolean playing) {
        for (int c = 0; c < out.length; c++) {
            out[c] = block.channel(c);
        }
        int to = block.to();
        long written = ring.written();
        boolean begun = Stamp.epoch(written) == epoch;
        long there = begun ? Stamp.frames(written) : 0;
        long start = begun ? ring.start() : 0;
        long end = begun ? ring.end() : Long.MAX_VALUE;
        int at = block.from();
        boolean still = false;
        while (at < to && !still) {
            long frame = time - latency;
            boolean audible = frame >= start && frame < Math.min(there, end);
            if (!playing && frame < 0) {
                still = true;
            } else if (!playing && (!audible || gain.isClosed())) {
                gain.close();
                still = true;
            } else if (frame < 0 || frame >= end) {
                long silent = frame < 0 ? -frame : Long.MAX_VALUE;
                at = silence(at, (int) Math.min(to - at, silent));
            } else if (!audible) {
                long missing = frame < start ? start - frame : end - frame;
                int frames = (int) Math.min(to - at, missing);
                gain.close();
                lateness.add(frames);
                at = silence(at, frames);
            } else {
                int frames = (int) Math.min(to - at, Math.min(there, end) - frame);
                long remaining = there >= end ? Long.MAX_VALUE : there - frame - 1;
                at = sound(at, frames, frame, remaining, playing);
                still = !playing && gain.isClosed();
            }
        }
        if (at < to) {
            clear(at, to);
        }
        ring.setConsumed(Stamp.of(epoch, time));
        return still;
    }

    private int silence(int from, int frames) {
        clear(from, from + frames);
        time += frames;
        return from + frames;
    }

    private void clear(int from, int to) {
        for (float[] channel : out) {
            Arrays.fill(channel, from, to, 0f);
        }
    }

    /** @param remaining frames known to follow the first one */
    private int sound(int from, int frames, long frame, long remaining, boolean playing) {
        boolean whole = playing && gain.isOpen() && remaining - (frames - 1) >= gain.frames();
        int played = whole ? frames : computeGains(frames, remaining, playing);
        for (int c = 0; c < out.length; c++) {
            ring.read(ring.channels() == 1 ? 0 : c, frame, out[c], from, played);
            for (int i = 0; i < played && !whole; i++) {
                out[c][from + i] *= gains[i];
            }
        }
        time += played;
        return from + played;
    }

    /** Until the block ends, or the gain has closed as the listener wants. */
    private int computeGains(int frames, long remaining, boolean playing) {
        for (int i = 0; i < frames; i++) {
            long after = remaining - i;
            gains[i] = gain.next(playing, after);
            if (playing && (after < gain.frames() || lateness.isLate()) && !gain.isOpen()) {
                lateness.add(1);
            } else if (gain.isOpen()) {
                lateness.over();
            } else if (!playing && gain.isClosed()) {
                return i + 1;
            }
        }
        return frames;
    }
}
