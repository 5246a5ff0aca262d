package lathe.postfx.master;

/**
 * Who watches a mastering job: a progress bar, a report. The sound comes on a thread beside the job's, one call at a time, in
 * order; all else is told on the job's own. What a listener throws ends the job.
 */
public interface MasteringListener {

    /** Nobody. */
    MasteringListener NONE = new MasteringListener() {};

    /**
     * How far the job is.
     *
     * @param phase what is being done, for people: {@code measuring}, {@code rehearsing}, {@code mastering}
     * @param framesDone frames of this phase behind it
     * @param framesTotal frames of this phase in all, or -1 if the file does not say
     */
    default void progress(String phase, long framesDone, long framesTotal) {}

    /** The draft at the output's rate, {@code channels[c][from..to)}, once from start to end. */
    default void draft(float[][] channels, int from, int to) {}

    /** The plan, when it is made. */
    default void planned(MasteringPlan plan) {}

    /** A master begins; what an earlier one brought is void. */
    default void masterBegins() {}

    /**
     * The master, in step with the draft. The reductions are those of the block just processed, which ends a latency later.
     */
    default void master(
            float[][] channels, int from, int to, double compressorReductionDb, double limiterReductionDb) {}
}
