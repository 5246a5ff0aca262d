package lathe.engine.score;

/**
 * A note as written, and how far it is played off the grid.
 *
 * @param startTick where it is written, from the song's start
 * @param durationTicks length, at least 1
 * @param pitch MIDI pitch 0 to 127; in a drum track the General MIDI percussion key
 * @param velocity MIDI velocity 1 to 127
 * @param timingTicks played so much later than written, negative for earlier
 */
public record Note(long startTick, long durationTicks, int pitch, int velocity, int timingTicks) {

    /** Highest MIDI pitch and velocity. */
    public static final int MOST = 127;

    /** Refuses what MIDI cannot say. */
    public Note {
        if (startTick < 0 || durationTicks < 1 || pitch < 0 || pitch > MOST || velocity < 1 || velocity > MOST) {
            throw new IllegalArgumentException("startTick=" + startTick + " durationTicks=" + durationTicks + " pitch="
                    + pitch + " velocity=" + velocity);
        }
    }

    /** A note on the grid. */
    public Note(long startTick, long durationTicks, int pitch, int velocity) {
        this(startTick, durationTicks, pitch, velocity, 0);
    }

    /** Where it is played; never before the song. */
    public long playedTick() {
        return Math.max(0, startTick + timingTicks);
    }

    /** First tick after the written note. */
    public long endTick() {
        return startTick + durationTicks;
    }

    /** The note elsewhere in time. */
    public Note movedBy(long ticks) {
        return new Note(startTick + ticks, durationTicks, pitch, velocity, timingTicks);
    }

    /** The note at another pitch. */
    public Note withPitch(int other) {
        return new Note(startTick, durationTicks, other, velocity, timingTicks);
    }

    /** The note at another velocity, kept within 1 to 127. */
    public Note withVelocity(int other) {
        return new Note(startTick, durationTicks, pitch, Math.clamp(other, 1, MOST), timingTicks);
    }

    /** The note at another length, at least 1. */
    public Note withDuration(long ticks) {
        return new Note(startTick, Math.max(1, ticks), pitch, velocity, timingTicks);
    }

    /** The note played off the grid. */
    public Note withTiming(int ticks) {
        return new Note(startTick, durationTicks, pitch, velocity, ticks);
    }
}
