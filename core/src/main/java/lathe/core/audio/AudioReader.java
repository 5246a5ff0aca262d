package lathe.core.audio;

import java.io.Closeable;
import java.io.IOException;

/** A file's sound from first frame to last, in memory that does not grow with its length. */
public interface AudioReader extends Closeable {

    /** What the header says. */
    AudioInfo info();

    /**
     * Reads the next frames into {@code into[channel][from..from+frames)}.
     *
     * @return how many frames came, at least 1 and perhaps fewer than asked; -1 at the end
     * @throws AudioFileException if the file breaks its own promises
     * @throws IOException if the system cannot read
     */
    int read(float[][] into, int from, int frames) throws IOException;

    /** All that is left, for files known to be short. */
    default AudioBuffer readAll() throws IOException {
        return AudioFiles.readAll(this);
    }
}
