package lathe.core.audio;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be what the user meant: says which, what was found, and what to do. */
public final class AudioFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the file, shown as the user wrote it
     * @param finding what is wrong, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public AudioFileException(Path file, String finding, String remedy) {
        super(file + ": " + finding + "; " + remedy);
    }

    /** The same with the failure that showed it. */
    public AudioFileException(Path file, String finding, String remedy, Throwable cause) {
        super(file + ": " + finding + "; " + remedy, cause);
    }
}
