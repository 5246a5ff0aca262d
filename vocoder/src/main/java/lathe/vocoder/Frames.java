package lathe.vocoder;

/**
 * A stretch of what a model made, cut into frames of equal duration: columns of a mel spectrogram, of a grid of codec
 * tokens, of latents. Immutable; slices share the memory of the whole.
 */
public interface Frames {

    /** How many frames there are. */
    int frames();

    /**
     * The frames from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws IndexOutOfBoundsException if they are not all there
     */
    Frames slice(int from, int to);
}
