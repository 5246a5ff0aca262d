package lathe.engine.sound.classic;

/**
 * A note as it sounds: in frames, pedals and other notes taken into account.
 *
 * @param startFrame where it begins
 * @param heldFrames until it is released
 * @param cutFrames until it must be gone, because another note takes its place; no limit if {@link #UNCUT}
 * @param pitch MIDI pitch or percussion key
 * @param velocity 1 to 127
 * @param legato true if it takes over from another note without a break
 * @param number in the track, for what is left to chance
 */
record PlayedNote(
        int startFrame,
        int heldFrames,
        int cutFrames,
        int pitch,
        int velocity,
        boolean legato,
        int number,
        Patch patch) {

    /** Nothing takes its place. */
    static final int UNCUT = Integer.MAX_VALUE;

    private static final double A4_HZ = 440;
    private static final int A4 = 69;

    /** Its frequency in equal temperament. */
    double hz() {
        return hz(pitch);
    }

    /** Frequency of a pitch in equal temperament at 440 Hz. */
    static double hz(double pitch) {
        return A4_HZ * Math.pow(2, (pitch - A4) / 12);
    }

    /** The velocity as a share of 100, which is what levels are measured at. */
    double force() {
        return velocity / 100.0;
    }
}
