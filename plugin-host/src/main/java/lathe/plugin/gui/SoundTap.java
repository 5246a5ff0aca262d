package lathe.plugin.gui;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

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
        float[] ring = (output ? after : before)[channel];
        long newest = frames();
        for (int i = 0; i < to.length; i++) {
            long frame = firstFrame + i;
            boolean kept = ring != null && frame >= 0 && frame < newest && frame >= newest - FRAMES;
            to[i] = kept ? ring[(int) (frame & (FRAMES - 1))] : 0;
        }
    }
}
