package lathe.neural.session;

import lathe.neural.graph.OnnxFileException;
import org.jspecify.annotations.Nullable;

/** A model that cannot be used as it is: says which, what was found, and what to do. */
public final class ModelException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param where the file or package, as the user wrote it
     * @param finding what is wrong, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public ModelException(Object where, String finding, String remedy) {
        this(where, finding, remedy, null);
    }

    /** The same with the failure that showed it. */
    public ModelException(Object where, String finding, String remedy, @Nullable Throwable cause) {
        super(oneLine(where + ": " + finding + "; " + remedy), cause);
    }

    /** What a reader of ONNX files found. */
    ModelException(OnnxFileException finding) {
        super(oneLine(String.valueOf(finding.getMessage())), finding);
    }

    /** Names in a model are a stranger's words: what would break a line or command a terminal becomes a question mark. */
    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]", "?");
    }
}
