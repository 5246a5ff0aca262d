package lathe.vocoder.stream;

/**
 * How long a worker sleeps when there is nothing to do: briefly after work, then longer, and long while the listener's clock
 * stands still. The audio thread wakes nobody, as waking a thread is a call into the operating system.
 */
final class Pacing {

    /** Longest sleep while the clock runs; a part of the time that a stream allows its worker. */
    static final long LONGEST_NANOS = 4_000_000;

    private static final long SHORTEST_NANOS = 100_000;
    private static final long STOPPED_NANOS = 20_000_000;
    private static final long STOPPED_AFTER_NANOS = 200_000_000;

    private final long firstNanos;
    private long nextNanos;
    private long stoodStillNanos;
    private long lastClock;

    /** @param blockNanos duration of the listener's blocks */
    Pacing(long blockNanos) {
        firstNanos = Math.clamp(blockNanos / 8, SHORTEST_NANOS, LONGEST_NANOS / 4);
        nextNanos = firstNanos;
    }

    /** There was something to do. */
    void worked() {
        nextNanos = firstNanos;
        stoodStillNanos = 0;
    }

    /** How long to sleep now. */
    long pauseNanos(long clock) {
        if (clock != lastClock) {
            lastClock = clock;
            stoodStillNanos = 0;
        }
        long pause = stoodStillNanos >= STOPPED_AFTER_NANOS ? STOPPED_NANOS : nextNanos;
        stoodStillNanos += pause;
        nextNanos = Math.min(LONGEST_NANOS, nextNanos + nextNanos / 4);
        return pause;
    }
}
