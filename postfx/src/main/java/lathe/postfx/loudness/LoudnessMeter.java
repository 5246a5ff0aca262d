package lathe.postfx.loudness;

import lathe.core.audio.ChannelLayout;

/**
 * Loudness by ITU-R BS.1770-5 and EBU Tech 3341 (momentary, short-term, integrated) and loudness range by EBU Tech 3342.
 *
 * <p>Momentary and short-term values are renewed every 10 ms; the gates of integrated loudness see a 400 ms block every 100 ms,
 * loudness range a 3 s window every 100 ms. Windows that are not full yet do not count. Memory is the same for a second
 * and for a week; {@link #add} allocates nothing, and the values do not depend on how the sound was cut into calls.
 *
 * <p>A value is NaN where it does not exist: no full window yet, or nothing above the gates. A window of digital silence reads
 * negative infinity. NaN and infinities in the sound count as silence. Not thread-safe.
 */
public final class LoudnessMeter {

    private static final int STEPS_PER_SECOND = 100;
    private static final int MOMENTARY_STEPS = 40;
    private static final int SHORT_TERM_STEPS = 300;
    private static final int STEPS_PER_BLOCK = 10;
    private static final double RELATIVE_GATE = 0.1;
    private static final double RANGE_GATE = 0.01;

    private final double sampleRateHz;
    private final int channels;
    private final WeightedEnergy energy;
    private final EnergyHistogram blocks = new EnergyHistogram();
    private final EnergyHistogram windows = new EnergyHistogram();
    private final SlidingSum momentarySum = new SlidingSum(MOMENTARY_STEPS);
    private final SlidingSum shortTermSum = new SlidingSum(SHORT_TERM_STEPS);

    private long frames;
    private long steps;
    private long stepEnd;
    private double momentary;
    private double shortTerm;
    private double maxMomentary;
    private double maxShortTerm;

    /**
     * @param sampleRateHz 1 kHz to 768 kHz
     * @param layout whose places decide the channels' weights: 1.41 beside the listener, 0 for an LFE, else 1
     */
    public LoudnessMeter(double sampleRateHz, ChannelLayout layout) {
        if (!(sampleRateHz >= 1_000 && sampleRateHz <= 768_000)) {
            throw new IllegalArgumentException("sampleRateHz=" + sampleRateHz + " is outside 1000 to 768000");
        }
        this.sampleRateHz = sampleRateHz;
        channels = layout.channels();
        energy = new WeightedEnergy(sampleRateHz, layout, (int) Math.ceil(sampleRateHz / STEPS_PER_SECOND) + 1);
        reset();
    }

    /** Forgets everything, as before the first call of {@link #add}. */
    public void reset() {
        energy.clear();
        blocks.clear();
        windows.clear();
        momentarySum.clear();
        shortTermSum.clear();
        frames = 0;
        steps = 0;
        stepEnd = endOfStep(1);
        momentary = Double.NaN;
        shortTerm = Double.NaN;
        maxMomentary = Double.NaN;
        maxShortTerm = Double.NaN;
    }

    /** Takes the next frames, {@code samples[channel][from..to)}; leaves them as they are. */
    public void add(float[][] samples, int from, int to) {
        if (samples.length < channels) {
            throw new IllegalArgumentException("samples.length=" + samples.length + " is below channels=" + channels);
        }
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, at + (stepEnd - frames));
            energy.add(samples, at, end);
            frames += end - at;
            at = end;
            if (frames == stepEnd) {
                endStep();
            }
        }
    }

    private void endStep() {
        double sum = energy.take();
        steps++;
        stepEnd = endOfStep(steps + 1);
        double momentaryEnergy = momentarySum.push(sum);
        double shortTermEnergy = shortTermSum.push(sum);
        boolean endsBlock = steps % STEPS_PER_BLOCK == 0;
        if (steps >= MOMENTARY_STEPS) {
            momentary = momentaryEnergy / framesIn(MOMENTARY_STEPS);
            maxMomentary = maxMomentary >= momentary ? maxMomentary : momentary;
            if (endsBlock) {
                blocks.add(momentary);
            }
        }
        if (steps >= SHORT_TERM_STEPS) {
            shortTerm = shortTermEnergy / framesIn(SHORT_TERM_STEPS);
            maxShortTerm = maxShortTerm >= shortTerm ? maxShortTerm : shortTerm;
            if (endsBlock) {
                windows.add(shortTerm);
            }
        }
    }

    /** Steps fall on whole frames at any rate, and a hundred of them always make a second. */
    private long endOfStep(long step) {
        return Math.round(step * sampleRateHz / STEPS_PER_SECOND);
    }

    private long framesIn(int lastSteps) {
        return endOfStep(steps) - endOfStep(steps - lastSteps);
    }

    /** Loudness of the last 400 ms. */
    public double momentaryLufs() {
        return lufs(momentary);
    }

    /** Loudness of the last 3 s. */
    public double shortTermLufs() {
        return lufs(shortTerm);
    }

    /** Loudest 400 ms so far. */
    public double maxMomentaryLufs() {
        return lufs(maxMomentary);
    }

    /** Loudest 3 s so far. */
    public double maxShortTermLufs() {
        return lufs(maxShortTerm);
    }

    /**
     * Gated loudness of everything so far. Costs a pass over the histogram, tens of microseconds: ask a few times a second, not
     * every block.
     */
    public double integratedLufs() {
        return lufs(blocks.meanAbove(RELATIVE_GATE * blocks.meanAbove(0)));
    }

    /**
     * Loudness range of everything so far, in LU; not to be relied on in the first minute. A measurement of a file should add 1.5 s of
     * silence before it asks (EBU Tech 3342, section 5). Costs as much as {@link #integratedLufs}.
     */
    public double loudnessRangeLu() {
        return 10 * Math.log10(windows.percentileRatio(RANGE_GATE * windows.meanAbove(0), 10, 95));
    }

    private static double lufs(double power) {
        return -0.691 + 10 * Math.log10(power);
    }
}
