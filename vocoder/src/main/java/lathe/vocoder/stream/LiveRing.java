package lathe.vocoder.stream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Between the worker, which writes sound ahead, and the audio thread, which plays it. Frames are counted from the beginning
 * of the stream; frame {@code i} lies at {@code i mod capacity}. Neither side ever waits for the other.
 *
 * <p>The audio thread owns the clock and the count consumed, the worker the rest. All are stamped with the epoch that the
 * audio thread raises when the stream begins anew: what the worker writes for an earlier one is not seen.
 */
final class LiveRing {

    private static final VarHandle COUNTERS = MethodHandles.arrayElementVarHandle(long[].class);
    /** Counters of the two threads are kept this many longs apart, so that they never share a cache line. */
    private static final int APART = 16;

    private static final int CLOCK = APART;
    private static final int CONSUMED = CLOCK + 1;
    private static final int WRITTEN = 2 * APART + CONSUMED;
    private static final int START = WRITTEN + 1;
    private static final int END = WRITTEN + 2;

    private final float[][] samples;
    private final int mask;
    private final long[] counters = new long[END + APART];

    /** @param leastFrames capacity, rounded up to a power of two */
    LiveRing(int channels, long leastFrames) {
        int capacity = 1 << (Long.SIZE - Long.numberOfLeadingZeros(leastFrames - 1));
        samples = new float[channels][capacity];
        mask = capacity - 1;
        beginAnew(0);
    }

    int capacity() {
        return mask + 1;
    }

    int channels() {
        return samples.length;
    }

    // The audio thread's side.

    /** So many frames the listener's clock has run, the current block included. */
    void setClock(long stamp) {
        COUNTERS.setRelease(counters, CLOCK, stamp);
    }

    /** So many frames have been played, or missed. */
    void setConsumed(long stamp) {
        COUNTERS.setRelease(counters, CONSUMED, stamp);
    }

    /** Copies frames that are there. */
    void read(int channel, long frame, float[] out, int from, int frames) {
        int at = (int) frame & mask;
        int first = Math.min(frames, mask + 1 - at);
        System.arraycopy(samples[channel], at, out, from, first);
        System.arraycopy(samples[channel], 0, out, from + first, frames - first);
    }

    // The worker's side.

    /** Forgets everything; the audio thread is already in the new epoch or has not begun. */
    void beginAnew(int epoch) {
        COUNTERS.setRelease(counters, START, 0L);
        COUNTERS.setRelease(counters, END, Long.MAX_VALUE);
        setWritten(Stamp.of(epoch, 0));
    }

    void write(int channel, long frame, float[] from, int frames) {
        int at = (int) frame & mask;
        int first = Math.min(frames, mask + 1 - at);
        System.arraycopy(from, 0, samples[channel], at, first);
        System.arraycopy(from, first, samples[channel], 0, frames - first);
    }

    void setWritten(long stamp) {
        COUNTERS.setRelease(counters, WRITTEN, stamp);
    }

    /** First frame that is there; the audio thread has passed all before. */
    void setStart(long frame) {
        COUNTERS.setRelease(counters, START, frame);
    }

    /** Frames of the whole stream. */
    void setEnd(long frame) {
        COUNTERS.setRelease(counters, END, frame);
    }

    // For both.

    long clock() {
        return (long) COUNTERS.getAcquire(counters, CLOCK);
    }

    long consumed() {
        return (long) COUNTERS.getAcquire(counters, CONSUMED);
    }

    /** One past the last frame that is there. Read before {@link #start} and {@link #end}. */
    long written() {
        return (long) COUNTERS.getAcquire(counters, WRITTEN);
    }

    long start() {
        return (long) COUNTERS.getAcquire(counters, START);
    }

    /** {@link Long#MAX_VALUE} while nobody knows. */
    long end() {
        return (long) COUNTERS.getAcquire(counters, END);
    }
}
