package lathe.core.audio;

import java.io.Closeable;
import java.io.IOException;

/**
 * Writes sound to a file as it comes. The target appears, whole, at {@link #commit}; without it nothing is left behind.
 *
 * <p>Whole-number encodings round to nearest and clip at full scale; whoever wants dither dithers before.
 */
public interface AudioWriter extends Closeable {

    /** Appends {@code from[channel][start..start+frames)}. */
    void write(float[][] from, int start, int frames) throws IOException;

    /** Finishes headers and moves the file into its place. */
    void commit() throws IOException;

    /** Without a {@link #commit} before, discards what was written. */
    @Override
    void close() throws IOException;
}
