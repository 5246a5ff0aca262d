package lathe.postfx.dynamics;

import java.util.Arrays;
import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.PeakHold;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/**
 * Compressor, downward expander and gate: feed-forward, with all smoothing in decibels.
 *
 * <p>Parameters: {@code mode} ({@link DynamicsMode}); {@code detector} (peak or rms: a sine reads 3.01 dB less) and {@code
 * rms_window} (ms); {@code threshold}, {@code knee}, {@code range}, {@code hysteresis} (dB) and {@code ratio}; {@code
 * attack}, {@code release}, {@code hold} (ms); {@code auto_release}; {@code makeup} (dB) and {@code mix} (percent, 0 is the
 * untouched input, delayed); {@code link} (percent; at 100 all channels get the same gain, from the loudest); {@code
 * lookahead} (ms, fixed while running); {@code key} (internal, or the block's side chain where one is connected) with a
 * 12 dB/oct filter, {@code key_highpass} and {@code key_lowpass} (Hz, off at the end of their ranges).
 *
 * <p>A time is that of an e-fold: 63.2 % of a step in dB. Attack is the way towards working for a compressor and the way
 * towards opening for expander and gate. The release begins when the hold has passed since the last peak; without any hold
 * the gain follows the wave and settles a little high. With lookahead the sound is delayed by it ({@link
 * #latencyFrames()}), peaks are held until they leave the delay, and the gain is a running mean over it, so an attack
 * shorter than a frame never comes too late.
 *
 * <p>Source: D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design", JAES 60 (2012); see {@link
 * GainComputer} and {@link Ballistics}.
 */
public final class Compressor implements Processor {

    private static final int RUN_FRAMES = 256;

    private final Parameter mode =
            Parameter.choice("mode", "Mode", "compress", "expand", "gate").build();
    private final Parameter detector =
            Parameter.choice("detector", "Detector", "peak", "rms").build();
    private final Parameter rmsWindow = Parameter.milliseconds("rms_window", "RMS window")
            .range(0.1, 500)
            .initial(10)
            .curve(Curve.LOGARITHMIC)
            .build();
    private final Parameter threshold = Parameter.decibels("threshold", "Threshold")
            .range(-80, 0)
            .initial(-20)
            .build();
    private final Parameter ratio = Parameter.number("ratio", "Ratio", ":1")
            .range(1, 100)
            .initial(4)
            .curve(Curve.LOGARITHMIC)
            .build();
    private final Parameter knee =
            Parameter.decibels("knee", "Knee").range(0, 40).initial(6).build();
    private final Parameter attack = Parameter.milliseconds("attack", "Attack")
            .range(0.001, 500)
            .initial(10)
            .curve(Curve.LOGARITHMIC)
            .decimals(3)
            .build();
    private final Parameter release = Parameter.milliseconds("release", "Release")
            .range(1, 5000)
            .initial(100)
            .curve(Curve.LOGARITHMIC)
            .build();
    private final Parameter hold =
            Parameter.milliseconds("hold", "Hold").range(0, 1000).initial(1).build();
    private final Parameter autoRelease =
            Parameter.toggle("auto_release", "Programme-dependent release").build();
    private final Parameter range = Parameter.decibels("range", "Range of expander and gate")
            .range(0, 100)
            .initial(40)
            .build();
    private final Parameter hysteresis = Parameter.decibels("hysteresis", "Hysteresis of gate")
            .range(0, 24)
            .initial(3)
            .build();
    private final Parameter makeup = Parameter.decibels("makeup", "Make-up gain")
            .range(-30, 30)
            .smoothedMs(20)
            .build();
    private final Parameter mix = Parameter.percent("mix", "Mix")
            .range(0, 100)
            .initial(100)
            .smoothedMs(20)
            .build();
    private final Parameter link =
            Parameter.percent("link", "Stereo link").range(0, 100).initial(100).build();
    private final Parameter lookahead = Parameter.milliseconds("lookahead", "Lookahead")
            .range(0, 20)
            .fixedWhileRunning()
            .build();
    private final Parameter key =
            Parameter.choice("key", "Key", "internal", "external").build();
    private final Parameter keyHighPass = Parameter.hertz("key_highpass", "Side-chain high-pass")
            .range(10, 2000)
            .initial(10)
            .build();
    private final Parameter keyLowPass = Parameter.hertz("key_lowpass", "Side-chain low-pass")
            .range(500, 30_000)
            .initial(30_000)
            .build();
    private final ParameterSet parameters = ParameterSet.of(
            mode,
            detector,
            rmsWindow,
            threshold,
            ratio,
            knee,
            attack,
            release,
            hold,
            autoRelease,
            range,
            hysteresis,
            makeup,
            mix,
            link,
            lookahead,
            key,
            keyHighPass,
            keyLowPass);

    private final float[] makeupDb = new float[RUN_FRAMES];
    private final float[] mixPercent = new float[RUN_FRAMES];
    private final GainComputer curve = new GainComputer();
    private final Ballistics.Times times = new Ballistics.Times();
    private double sampleRateHz = 48_000;
    private int latency;
    private KeyPath keyPath = new KeyPath(48_000, 1, 1);
    private GainPath[] paths = new GainPath[0];
    private DelayLine[] delays = new DelayLine[0];
    private float[][] levels = new float[0][];

    /** True while all channels have one past and {@code paths[0]} is run for them all. */
    private boolean oneServesAll;

    private boolean wasCompressing;
    private long frame;
    private double deepestDb;
    /** Written once a call, as other threads may read it. */
    private volatile double gainReductionDb;

    private final PeakHold heldReduction = new PeakHold();
    private double reductionSumDb;
    private long reductionFrames;

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        sampleRateHz = setup.sampleRateHz();
        latency = setup.frames(lookahead.value());
        int channels = setup.channels();
        keyPath = new KeyPath(sampleRateHz, channels, RUN_FRAMES);
        paths = new GainPath[channels];
        delays = new DelayLine[channels];
        levels = new float[channels][RUN_FRAMES];
        for (int c = 0; c < channels; c++) {
            paths[c] = new GainPath(latency);
            delays[c] = new DelayLine(latency);
        }
        parameters.prepare(sampleRateHz);
        clear();
    }

    @Override
    public void reset() {
        parameters.settle();
        clear();
    }

    private void clear() {
        keyPath.reset();
        for (int c = 0; c < paths.length; c++) {
            paths[c].reset();
            delays[c].reset();
        }
        oneServesAll = true;
        wasCompressing = mode.choice() == 0;
        frame = 0;
        gainReductionDb = 0;
        reductionSumDb = 0;
        reductionFrames = 0;
    }

    @Override
    public int latencyFrames() {
        return latency;
    }

    /** The output is the input times a gain: nothing follows the delayed end. */
    @Override
    public long tailFrames() {
        return 0;
    }

    /**
     * The deepest gain reduction of any channel in the last call of {@code process}, in dB, 0 or more; make-up and mix not
     * counted. Any thread may ask.
     */
    public double gainReductionDb() {
        return gainReductionDb;
    }

    /** The deepest gain reduction since this was last asked; for one reader on any thread, such as an editor's history. */
    public double takeGainReductionDb() {
        return heldReduction.take();
    }

    /** The mean gain reduction over all frames and channels since {@code prepare} or {@code reset}, in dB. */
    public double meanGainReductionDb() {
        return reductionFrames == 0 ? 0 : reductionSumDb / reductionFrames;
    }

    /** The level in dB that a steady level in dB comes out at by the present settings, make-up included, mix not. */
    public double outputDbAt(double levelDb) {
        GainComputer present = new GainComputer();
        setCurve(present);
        return levelDb - present.reductionDb(levelDb) + makeup.value();
    }

    private void setCurve(GainComputer computer) {
        computer.set(
                DynamicsMode.of(mode.choice()),
                threshold.value(),
                ratio.value(),
                knee.value(),
                range.value(),
                hysteresis.value());
    }

    @Override
    public void process(Block block) {
        readParameters();
        deepestDb = 0;
        int from = block.from();
        while (from < block.to()) {
            int frames = (int) Math.min(block.to() - from, RUN_FRAMES - frame % RUN_FRAMES);
            run(block, from, frames);
            from += frames;
            frame += frames;
            if (frame % RUN_FRAMES == 0) {
                keyPath.flush();
            }
        }
        gainReductionDb = deepestDb;
        heldReduction.raise(deepestDb);
    }

    private void readParameters() {
        setCurve(curve);
        double framesPerMs = 1e-3 * sampleRateHz;
        times.set(
                attack.value() * framesPerMs,
                release.value() * framesPerMs,
                (int) Math.round(hold.value() * framesPerMs),
                autoRelease.isOn());
        keyPath.setDetector(detector.isOn(), rmsWindow.value(), link.value() / 100, key.isOn());
        keyPath.setFilter(
                keyHighPass.value() > keyHighPass.min() ? keyHighPass.value() : 0,
                keyLowPass.value() < keyLowPass.max() ? keyLowPass.value() : 0);
        boolean compressing = mode.choice() == 0;
        if (compressing != wasCompressing) {
            wasCompressing = compressing;
            for (GainPath path : paths) {
                path.negate();
            }
        }
    }

    private void run(Block block, int from, int frames) {
        keyPath.run(block, from, frames, levels);
        boolean linked = keyPath.isLinked();
        if (!linked && oneServesAll) {
            for (int c = 1; c < paths.length; c++) {
                paths[c].copyFrom(paths[0]);
            }
            oneServesAll = false;
        }
        int count = oneServesAll ? 1 : paths.length;
        for (int c = 1; c < count && linked; c++) {
            System.arraycopy(levels[0], 0, levels[c], 0, frames);
        }
        fill(makeup, makeupDb, frames);
        fill(mix, mixPercent, frames);
        for (int c = 0; c < count; c++) {
            paths[c].run(levels[c], frames, curve, times);
            toFactors(levels[c], frames);
        }
        for (int c = 0; c < paths.length; c++) {
            delays[c].process(block.channel(c), from, from + frames);
            multiply(block.channel(c), from, frames, levels[oneServesAll ? 0 : c]);
        }
        oneServesAll = oneServesAll || (linked && pathsAreAlike());
    }

    private boolean pathsAreAlike() {
        for (int c = 1; c < paths.length; c++) {
            if (!paths[c].isLike(paths[0])) {
                return false;
            }
        }
        return true;
    }

    /** From control values in dB to what samples are multiplied by. */
    private void toFactors(float[] values, int frames) {
        float sign = wasCompressing ? 1 : -1;
        float deepest = 0;
        double sum = 0;
        for (int i = 0; i < frames; i++) {
            float reduction = sign * values[i];
            deepest = Math.max(deepest, reduction);
            sum += reduction;
            values[i] = makeupDb[i] - reduction;
        }
        deepestDb = Math.max(deepestDb, deepest);
        reductionSumDb += sum;
        reductionFrames += frames;
        FastDecibels.toAmplitudes(values, frames);
        for (int i = 0; i < frames; i++) {
            values[i] = (float) (1 + 0.01 * mixPercent[i] * (values[i] - 1.0));
        }
    }

    private static void multiply(float[] samples, int from, int frames, float[] factors) {
        for (int i = 0; i < frames; i++) {
            samples[from + i] *= factors[i];
        }
    }

    /** The parameter's next values, one a frame. */
    private static void fill(Parameter parameter, float[] values, int frames) {
        int i = 0;
        for (; i < frames && parameter.isMoving(); i++) {
            values[i] = (float) parameter.next();
        }
        Arrays.fill(values, i, frames, (float) parameter.current());
    }
}
