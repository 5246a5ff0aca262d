package lathe.engine.score;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of notes that cannot be what the user meant: says which, what was found, and what to do. */
public final class ScoreFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the file, shown as the user wrote it
     * @param finding what is wrong and where, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public ScoreFileException(Path file, String finding, String remedy) {
        this(file, finding, remedy, null);
    }

    /** The same with the failure that showed it. */
    public ScoreFileException(Path file, String finding, String remedy, @Nullable Throwable cause) {
        super(file + ": " + finding + "; " + remedy, cause);
    }
}
