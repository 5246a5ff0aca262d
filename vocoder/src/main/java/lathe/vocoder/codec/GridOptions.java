package lathe.vocoder.codec;

import org.jspecify.annotations.Nullable;

/**
 * What a file of tokens does not say itself.
 *
 * @param tensor the name of the tensor of codes, or null to find it
 * @param rows whether rows of a matrix are codebooks or frames, or null to tell by their number
 * @param delays the delays that a language model left in the matrix, or null if there are none
 */
public record GridOptions(
        @Nullable String tensor,
        @Nullable Rows rows,
        @Nullable DelayPattern delays) {

    /** What the rows of a matrix are. */
    public enum Rows {
        CODEBOOKS,
        FRAMES
    }

    /** Everything is found out. */
    public static final GridOptions NONE = new GridOptions(null, null, null);

    /** The same with a tensor by name. */
    public GridOptions withTensor(String name) {
        return new GridOptions(name, rows, delays);
    }

    /** The same with rows of a kind. */
    public GridOptions withRows(Rows kind) {
        return new GridOptions(tensor, kind, delays);
    }

    /** The same with delays to undo. */
    public GridOptions withDelays(DelayPattern pattern) {
        return new GridOptions(tensor, rows, pattern);
    }
}
