package lathe.vocoder.stream;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what came late. Written by the audio thread only, read by anyone. */
final class Lateness {

    private final AtomicLong times = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private boolean late;

    void add(long lateFrames) {
        if (!late) {
            late = true;
            times.setOpaque(times.getPlain() + 1);
        }
        frames.setOpaque(frames.getPlain() + lateFrames);
    }

    /** Whether what is missing now belongs to a time already counted. */
    boolean isLate() {
        return late;
    }

    void over() {
        late = false;
    }

    long times() {
        return times.getOpaque();
    }

    long frames() {
        return frames.getOpaque();
    }
}
