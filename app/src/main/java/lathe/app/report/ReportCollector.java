package lathe.app.report;

import lathe.core.audio.ChannelLayout;

/** Watches a mastering job and keeps what its report will show; memory does not grow with the sound. */
public final class ReportCollector {

    private static final double REDUCTION_STEP_SECONDS = 0.05;

    private final SoundPicture draft;
    private final SoundPicture master;
    private final int reductionStepFrames;
    private final BoundedCurve compressor = new BoundedCurve(SoundPicture.POINTS, REDUCTION_STEP_SECONDS);
    private final BoundedCurve limiter = new BoundedCurve(SoundPicture.POINTS, REDUCTION_STEP_SECONDS);
    private double compressorReductionDb;
    private double limiterReductionDb;
    private int framesInStep;

    /** @param sampleRateHz of draft and master alike, as the job hands them out */
    public ReportCollector(double sampleRateHz, ChannelLayout layout) {
        draft = new SoundPicture(sampleRateHz, layout);
        master = new SoundPicture(sampleRateHz, layout);
        reductionStepFrames = (int) Math.round(REDUCTION_STEP_SECONDS * sampleRateHz);
    }

    /** The next frames of the draft, {@code channels[c][from..to)}. */
    public void draft(float[][] channels, int from, int to) {
        draft.add(channels, from, to);
    }

    /** A master begins; an earlier attempt is forgotten. */
    public void masterBegins() {
        master.clear();
        compressor.clear();
        limiter.clear();
        framesInStep = 0;
    }

    /** The next frames of the master, and how much was taken off while they were made, dB, 0 or more. */
    public void master(
            float[][] channels, int from, int to, double newCompressorReductionDb, double newLimiterReductionDb) {
        master.add(channels, from, to);
        compressorReductionDb = Math.max(compressorReductionDb, newCompressorReductionDb);
        limiterReductionDb = Math.max(limiterReductionDb, newLimiterReductionDb);
        framesInStep += to - from;
        while (framesInStep >= reductionStepFrames) {
            compressor.add(compressorReductionDb);
            limiter.add(limiterReductionDb);
            framesInStep -= reductionStepFrames;
            if (framesInStep < reductionStepFrames) {
                compressorReductionDb = 0;
                limiterReductionDb = 0;
            }
        }
    }

    SoundPicture draft() {
        return draft;
    }

    SoundPicture master() {
        return master;
    }

    BoundedCurve compressor() {
        return compressor;
    }

    BoundedCurve limiter() {
        return limiter;
    }
}
