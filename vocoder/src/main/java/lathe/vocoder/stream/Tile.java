package lathe.vocoder.stream;

/**
 * One call of a decoder and the part of its sound that is kept.
 *
 * @param fromFrame first frame of the window that is decoded
 * @param toFrame one past its last frame
 * @param fromSample first sample kept, counted from the beginning of the whole sound
 * @param toSample one past the last sample kept; where the plan cross-fades, what follows goes on for the length of a fade
 */
public record Tile(int fromFrame, int toFrame, long fromSample, long toSample) {

    /** Frames of the window. */
    public int frames() {
        return toFrame - fromFrame;
    }
}
