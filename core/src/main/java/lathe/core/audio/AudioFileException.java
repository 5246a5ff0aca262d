package lathe.core.audio;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that cannot be what the user meant: says which, what was found, and what to do. */
public final class AudioFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean diskFull;

    /**
     * @param file the file, shown as the user wrote it
     * @param finding what is wrong, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public AudioFileException(Path file, String finding, String remedy) {
        this(file, finding, remedy, null, false);
    }

    /** The same with the failure that showed it. */
    public AudioFileException(Path file, String finding, String remedy, @Nullable Throwable cause) {
        this(file, finding, remedy, cause, false);
    }

    private AudioFileException(Path file, String finding, String remedy, @Nullable Throwable cause, boolean diskFull) {
        super(file + ": " + finding + "; " + remedy, cause);
        this.diskFull = diskFull;
    }

    /** There is no room for the file: what the user asked for was right, and the job failed. */
    public static AudioFileException diskFull(Path file, @Nullable Throwable cause) {
        return new AudioFileException(
                file, "the disk is full", "free some space or write to another disk", cause, true);
    }

    /** True if the file itself is not to blame: there was no room for it. */
    public boolean isDiskFull() {
        return diskFull;
    }
}
