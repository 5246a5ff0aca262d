package lathe.neural.session;

/**
 * How a session uses the machine.
 *
 * @param threads threads inside one run, 1 or more; many sessions or parallel tiles want 1
 * @param spinning whether idle threads of the pool spin for the next run: a little less latency for most of a core
 * @param fixedShapes true where the same shapes come again and again: memory is planned once per shape. False for
 *     lengths that vary, where the plans themselves would pile up
 * @param shrinkAfterRun gives back the memory of a run when it ends; for rare, large runs
 */
public record SessionSettings(int threads, boolean spinning, boolean fixedShapes, boolean shrinkAfterRun) {

    public SessionSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads=" + threads + " must be 1 or more");
        }
    }

    /** One thread that does not spin, fixed shapes: for a worker that decodes while sound plays. */
    public static SessionSettings live() {
        return new SessionSettings(1, false, true, false);
    }

    /** Several threads for one run after the other, lengths that vary: for work on files. */
    public static SessionSettings offline(int threads) {
        return new SessionSettings(threads, false, false, false);
    }

    /** The same, giving back the memory of a run when it ends. */
    public SessionSettings shrinking() {
        return new SessionSettings(threads, spinning, fixedShapes, true);
    }
}
