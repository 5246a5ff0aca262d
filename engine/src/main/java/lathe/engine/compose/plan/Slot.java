package lathe.engine.compose.plan;

/**
 * A note that has no pitch yet.
 *
 * @param start tick from the section's start
 * @param duration in ticks
 * @param bar index of its bar
 * @param like an earlier slot whose place in its bar it takes, -1 for none
 * @param pitch the pitch where it is given, -1 where it is to be found
 * @param phraseEnd true for the last one of its phrase
 */
public record Slot(long start, long duration, int bar, int like, int pitch, boolean phraseEnd) {

    /** First tick after it. */
    public long end() {
        return start + duration;
    }
}
