package lathe.engine.score;

import lathe.engine.theory.Chord;

/**
 * A chord in time.
 *
 * @param startTick where it begins
 * @param durationTicks how long it holds, at least 1
 */
public record ChordSpan(long startTick, long durationTicks, Chord chord) {

    /** Refuses an empty span. */
    public ChordSpan {
        if (startTick < 0 || durationTicks < 1) {
            throw new IllegalArgumentException("startTick=" + startTick + " durationTicks=" + durationTicks);
        }
    }

    /** First tick after it. */
    public long endTick() {
        return startTick + durationTicks;
    }

    /** The chord elsewhere in time. */
    public ChordSpan movedBy(long ticks) {
        return new ChordSpan(startTick + ticks, durationTicks, chord);
    }
}
