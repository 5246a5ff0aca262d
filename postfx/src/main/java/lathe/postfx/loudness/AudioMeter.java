package lathe.postfx.loudness;

import lathe.core.audio.ChannelLayout;

/**
 * Everything that {@code lathe measure} says of a sound, in one pass and in memory that does not grow with its length.
 *
 * <p>Use: {@link #add} until the sound ends, then {@link #finish} once. The result does not depend on how the sound was cut. NaN
 * and infinities are counted and otherwise taken for silence. Not thread-safe.
 */
public final class AudioMeter {

    /** After a file EBU Tech 3342 wants at least 1.5 s of silence before loudness range is read. */
    private static final double SILENCE_AFTER_SECONDS = 1.5;

    private static final int TIMELINE_POINTS_PER_SECOND = 10;

    private final double sampleRateHz;
    private final LoudnessMeter loudness;
    private final TruePeakMeter truePeak;
    private final SampleStatistics statistics;
    private final LoudnessTimeline timeline = new LoudnessTimeline();
    private final int channels;
    private long frames;
    private long timelineSteps;
    private long timelineStepEnd;

    /**
     * @param sampleRateHz 1 kHz to 768 kHz
     * @param layout whose places decide the channels' weights in loudness
     */
    public AudioMeter(double sampleRateHz, ChannelLayout layout) {
        this.sampleRateHz = sampleRateHz;
        channels = layout.channels();
        loudness = new LoudnessMeter(sampleRateHz, layout);
        truePeak = new TruePeakMeter(channels);
        statistics = new SampleStatistics(channels);
        timelineStepEnd = endOfTimelineStep(1);
    }

    /** Takes the next frames, {@code samples[channel][from..to)}; leaves them as they are. */
    public void add(float[][] samples, int from, int to) {
        statistics.add(samples, from, to);
        truePeak.add(samples, from, to);
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, at + (timelineStepEnd - frames));
            loudness.add(samples, at, end);
            frames += end - at;
            at = end;
            if (frames == timelineStepEnd) {
                timeline.append(loudness.momentaryLufs(), loudness.shortTermLufs());
                timelineSteps++;
                timelineStepEnd = endOfTimelineStep(timelineSteps + 1);
            }
        }
    }

    private long endOfTimelineStep(long step) {
        return Math.round(step * sampleRateHz / TIMELINE_POINTS_PER_SECOND);
    }

    /** Says what was found; call it once, after the last {@link #add}. */
    public Measurement finish() {
        double integrated = loudness.integratedLufs();
        double maxMomentary = loudness.maxMomentaryLufs();
        double maxShortTerm = loudness.maxShortTermLufs();
        int silence = (int) Math.ceil(SILENCE_AFTER_SECONDS * sampleRateHz);
        loudness.add(new float[channels][silence], 0, silence);
        return new Measurement(
                integrated,
                loudness.loudnessRangeLu(),
                finiteOrNone(maxMomentary),
                finiteOrNone(maxShortTerm),
                finiteOrNone(statistics.samplePeakDbfs()),
                finiteOrNone(truePeak.truePeakDbtp()),
                finiteOrNone(truePeak.fineTruePeakDbtp()),
                statistics.stereoCorrelation(),
                statistics.dcOffset(),
                statistics.clippedSamples(),
                statistics.nonFiniteSamples());
    }

    /** Loudness over time, up to the last {@link #add}. */
    public LoudnessTimeline timeline() {
        return timeline;
    }

    private static double finiteOrNone(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
