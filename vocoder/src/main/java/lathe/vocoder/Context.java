package lathe.vocoder;

/**
 * How far a decoder looks around a frame, and so how a long input may be cut: each tile is decoded with this many extra
 * frames on either side, whose sound is thrown away.
 *
 * @param left frames before a tile
 * @param right frames after a tile
 * @param exact true if sound decoded in such tiles is the sound of the whole, false if the decoder remembers or attends
 *     further than any tile reaches: then tiles overlap and are cross-faded
 * @param seamErrorDb for a decoder that is not exact, the largest deviation from the whole that was measured, relative
 *     to full scale; negative infinity for an exact one, NaN if it was not measured
 */
public record Context(int left, int right, boolean exact, double seamErrorDb) {

    public Context {
        if (left < 0 || right < 0) {
            throw new IllegalArgumentException("left=" + left + " right=" + right + " must not be negative");
        }
    }

    /** Tiles with this context give the sound of the whole. */
    public static Context exact(int left, int right) {
        return new Context(left, right, true, Double.NEGATIVE_INFINITY);
    }

    /** Tiles that overlap by so many frames on either side and still differ from the whole. */
    public static Context overlap(int frames, double seamErrorDb) {
        return new Context(frames, frames, false, seamErrorDb);
    }
}
