package lathe.neural.graph;

import java.io.IOException;

/** An ONNX file that cannot be used: says which, what was found, and what to do. */
public final class OnnxFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String finding;
    private final String remedy;

    /**
     * @param where the file, as the user named it
     * @param finding what is wrong, without a full stop
     * @param remedy what to do about it, in the imperative
     */
    public OnnxFileException(String where, String finding, String remedy) {
        super(where + ": " + finding + "; " + remedy);
        this.finding = finding;
        this.remedy = remedy;
    }

    /** What is wrong, without the file's name. */
    public String finding() {
        return finding;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
