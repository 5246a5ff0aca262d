package lathe.neural.graph;

/** Bytes that are no protobuf message, or not the one that is expected here; {@link OnnxFile} adds the file's name. */
final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(String finding) {
        super(finding);
    }

    String finding() {
        return String.valueOf(getMessage());
    }
}
