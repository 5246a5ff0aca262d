package lathe.app.report;

import lathe.core.audio.ChannelLayout;
import lathe.postfx.loudness.LoudnessMeter;

/** All that the report shows of one sound, gathered as it streams by, in fixed memory. */
final class SoundPicture {

    /** Points of a curve: as many as a chart has room for. */
    static final int POINTS = 600;

    private static final int STEPS_PER_SECOND = 10;

    private final double sampleRateHz;
    private final LoudnessMeter meter;
    private final SpectrumPicture spectrum;
    private final BoundedCurve momentary = new BoundedCurve(POINTS, 1.0 / STEPS_PER_SECOND);
    private final BoundedCurve shortTerm = new BoundedCurve(POINTS, 1.0 / STEPS_PER_SECOND);
    private long frames;
    private long steps;
    private long stepEnd;

    SoundPicture(double sampleRateHz, ChannelLayout layout) {
        this.sampleRateHz = sampleRateHz;
        meter = new LoudnessMeter(sampleRateHz, layout);
        spectrum = new SpectrumPicture(sampleRateHz);
        stepEnd = endOfStep(1);
    }

    private long endOfStep(long step) {
        return Math.round(step * sampleRateHz / STEPS_PER_SECOND);
    }

    void add(float[][] channels, int from, int to) {
        spectrum.add(channels, from, to);
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, at + (stepEnd - frames));
            meter.add(channels, at, end);
            frames += end - at;
            at = end;
            if (frames == stepEnd) {
                momentary.add(meter.momentaryLufs());
                shortTerm.add(meter.shortTermLufs());
                steps++;
                stepEnd = endOfStep(steps + 1);
            }
        }
    }

    void clear() {
        meter.reset();
        spectrum.clear();
        momentary.clear();
        shortTerm.clear();
        frames = 0;
        steps = 0;
        stepEnd = endOfStep(1);
    }

    double seconds() {
        return frames / sampleRateHz;
    }

    BoundedCurve momentary() {
        return momentary;
    }

    BoundedCurve shortTerm() {
        return shortTerm;
    }

    /** The spectrum, complete: call it after the last {@link #add}. */
    SpectrumPicture spectrum() {
        spectrum.finish();
        return spectrum;
    }
}
