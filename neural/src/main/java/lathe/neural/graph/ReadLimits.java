package lathe.neural.graph;

/** What one file may cost to read, however it is nested. */
final class ReadLimits {

    /** More fields than any model in the world, few enough for the memory of a small JVM. */
    private static final int MAX_FIELDS = 3_000_000;

    /** Branches and loops within each other; real models have three or four. */
    private static final int MAX_DEPTH = 24;

    private int fields;
    private int depth;

    void countField() throws MalformedException {
        if (++fields > MAX_FIELDS) {
            throw new MalformedException("has more than " + MAX_FIELDS + " fields");
        }
    }

    void enterGraph() throws MalformedException {
        if (++depth > MAX_DEPTH) {
            throw new MalformedException("has graphs nested more than " + MAX_DEPTH + " deep");
        }
    }

    void leaveGraph() {
        depth--;
    }
}
