package lathe.core.process;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The largest value since somebody last asked, from the audio thread to one reader, such as an editor's history: a reader
 * that looks 60 times a second misses no peak between two looks.
 *
 * <p>Neither side waits or allocates. If both come at the very same moment, the reader may be told a value twice; none is
 * lost. Values are 0 or more.
 */
public final class PeakHold {

    private final AtomicInteger bits = new AtomicInteger();

    /** Keeps the value if it is the largest since {@link #take}; audio thread. */
    public void raise(double value) {
        float candidate = (float) value;
        if (candidate > Float.intBitsToFloat(bits.getOpaque())) {
            bits.setOpaque(Float.floatToRawIntBits(candidate));
        }
    }

    /** The largest value since the last call, which begins anew; the reader's thread. */
    public double take() {
        return Float.intBitsToFloat(bits.getAndSet(0));
    }
}
