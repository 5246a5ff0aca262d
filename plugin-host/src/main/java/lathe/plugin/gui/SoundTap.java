package lathe.plugin.gui;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The last second or so of an instance's first two channels, before and after, for whoever draws it.
 *
 * <p>The audio thread writes and never waits; while nobody looks it writes nothing. A reader that is overtaken sees newer
 * samples in place of older ones: a flaw in a picture, nothing else.
 */
public final class SoundTap {

    /** Frames kept. */
    public static final int FRAMES = 1 << 16;

    private static final VarHandle WRITTEN;

    static {
        try {
            WRITTEN = MethodHandles.lookup().findVarHandle(SoundTap.class, "written", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final float[][] before = new float[2][];
    private final float[][] after = new float[2][];
    private volatile int lookers;

    @SuppressWarnings("unused") // through WRITTEN
    private long written;

    /** Somebody looks from now on; on the main thread. */
    public synchronized void open() {
        if (before[0] == null) {
            for (int c = 0; c < 2; c++) {
                before[c] = new float[FRAMES];
                after[c] = new float[FRAMES];
            }
        }
        lookers++;
    }

    /** One looks no more. */
    public synchronized void close() {
        lookers--;
    }

    /** True while somebody looks. */
    public boolean isOpen() {
        return lookers > 0;
    }

    /** Keeps a stretch of what goes in, before {@link #after}; audio thread. A mono sound is kept twice. */
    public void before(float[][] channels, int from, int to) {
        keep(before, channels, from, to);
    }

    /** Keeps the same stretch as it came out, and counts it. */
    public void after(float[][] channels, int from, int to) {
        keep(after, channels, from, to);
        WRITTEN.setRelease(this, (long) WRITTEN.getOpaque(this) + to - from);
    }

    private void keep(float[][] ring, float[][] channels, int from, int to) {
        int at = (int) ((long) WRITTEN.getOpaque(this) & (FRAMES - 1));
        for (int c = 0; c < 2 && channels.length > 0; c++) {
            float[] source = channels[Math.min(c, channels.length - 1)];
            int first = Math.min(to - from, FRAMES - at);
            System.arraycopy(source, from, ring[c], at, first);
            System.arraycopy(source, from + first, ring[c], 0, to - from - first);
        }
    }

    /** Frames kept since the instance was made. */
    public long frames() {
        return (long) WRITTEN.getAcquire(this);
    }

    /**
     * Copies frames of a channel, 0 or 1; those not kept any more, or not yet, are 0.
     *
     * @param output true for what came out, false for what went in
     * @param firstFrame counted as {@link #frames} counts
     */
    public void read(boolean output, int channel, long firstFrame, float[] to) {
        read(output, channel, firstFrame, to, to.length);
    }

    /** The same, for the first {@code count} places of an array. */
    public void read(boolean output, int channel, long firstFrame, float[] to, int count) {
        float[] ring = (output ? after : before)[channel];
        long newest = frames();
        int from = (int) Math.max(0, Math.min(count, Math.max(-firstFrame, newest - FRAMES - firstFrame)));
        int end = (int) Math.max(from, Math.min(count, newest - firstFrame));
        Arrays.fill(to, 0, from, 0);
        Arrays.fill(to, end, count, 0);
        if (ring == null || end == from) {
            Arrays.fill(to, from, end, 0);
            return;
        }
        int at = (int) ((firstFrame + from) & (FRAMES - 1));
        int first = Math.min(end - from, FRAMES - at);
        System.arraycopy(ring, at, to, from, first);
        System.arraycopy(ring, 0, to, from + first, end - from - first);
    }
}
