package lathe.engine.score;

/**
 * Something that holds from a tick on.
 *
 * @param tick from the song's start
 */
public record Timed<T>(long tick, T value) {

    /** Refuses a time before the song. */
    public Timed {
        if (tick < 0) {
            throw new IllegalArgumentException("tick=" + tick);
        }
    }
}
