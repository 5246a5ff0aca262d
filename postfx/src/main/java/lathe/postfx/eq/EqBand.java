package lathe.postfx.eq;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;

/**
 * One band: its parameters, the sections they make, and how those change without a click. Frequency, gain and Q move the
 * sections step by step ({@link MovingBiquad}); a change of type, slope, target, design or switch fades the band
 * out, rebuilds it and fades it in.
 */
final class EqBand {

    /** 96 dB/oct. */
    static final int MAX_SECTIONS = 8;

    /** Settings are looked at every so many frames, counted from {@code prepare} or {@code reset}. */
    static final int STEP_FRAMES = 32;

    private static final double FADE_SECONDS = 0.010;
    private static final double SMOOTHING_MS = 20;
    private static final double HIGHEST_SHARE_OF_RATE = 0.49;

    final Parameter type;
    final Parameter hz;
    final Parameter gain;
    final Parameter q;
    final Parameter slope;
    final Parameter on;
    final Parameter target;

    private final Parameter design;
    private final Biquad next = new Biquad(0);
    private Biquad[] sections = new Biquad[0];
    private MovingBiquad[] moves = new MovingBiquad[0];
    private double sampleRateHz = 48_000;
    private double fadePerStep;

    /** Sections in use; none while the band changes nothing. */
    private int count;

    private boolean moving;
    private double wetFrom = 1;
    private double wetTo = 1;

    /** The settings that the sections stand for. */
    private int builtType;

    private int builtOrder;
    private int builtTarget;
    private int builtDesign;
    private boolean builtOn;
    private double builtHz;
    private double builtGain;
    private double builtQ;

    EqBand(int number, double initialHz, Parameter design, boolean initiallyOn) {
        String id = "band" + number + "_";
        String name = "Band " + number + " ";
        this.design = design;
        type = Parameter.choice(
                        id + "type",
                        name + "type",
                        "bell",
                        "low shelf",
                        "high shelf",
                        "high-pass",
                        "low-pass",
                        "notch",
                        "tilt",
                        "all-pass")
                .build();
        hz = Parameter.hertz(id + "hz", name + "frequency")
                .range(10, 30_000)
                .initial(initialHz)
                .smoothedMs(SMOOTHING_MS)
                .build();
        gain = Parameter.decibels(id + "gain", name + "gain")
                .range(-30, 30)
                .smoothedMs(SMOOTHING_MS)
                .build();
        q = Parameter.number(id + "q", name + "Q", "")
                .range(0.05, 50)
                .initial(Math.sqrt(0.5))
                .curve(Curve.LOGARITHMIC)
                .smoothedMs(SMOOTHING_MS)
                .decimals(3)
                .build();
        slope = Parameter.number(id + "slope", name + "slope", "dB/oct")
                .range(6, 96)
                .initial(12)
                .decimals(0)
                .build();
        on = Parameter.toggle(id + "on", name + "switch")
                .initial(initiallyOn ? 1 : 0)
                .build();
        target = Parameter.choice(id + "target", name + "target", "stereo", "mid", "side", "left", "right")
                .build();
    }

    void prepare(double newSampleRateHz, int lanes) {
        sampleRateHz = newSampleRateHz;
        fadePerStep = Math.min(1, STEP_FRAMES / (FADE_SECONDS * newSampleRateHz));
        sections = new Biquad[MAX_SECTIONS];
        moves = new MovingBiquad[MAX_SECTIONS];
        for (int i = 0; i < MAX_SECTIONS; i++) {
            sections[i] = new Biquad(lanes);
            moves[i] = new MovingBiquad();
        }
        reset();
    }

    /** Builds what the parameters say, at once and without a past. */
    void reset() {
        rebuild();
        wetFrom = 1;
        wetTo = 1;
    }

    /** True if the band changes the sound in the present step. */
    boolean isSounding() {
        return count > 0;
    }

    BandTarget target() {
        return BandTarget.of(builtTarget);
    }

    /** True while a step must be run by {@link #process}, not as resting {@link #sections()}. */
    boolean isChanging() {
        return moving || wetFrom < 1 || wetTo < 1;
    }

    /** True if steps would change nothing until a parameter is set. */
    boolean isSettled() {
        return !isChanging() && isBuilt() && valuesAreBuilt() && !valuesAreMoving();
    }

    int sections() {
        return count;
    }

    Biquad section(int index) {
        return sections[index];
    }

    /** Frames until the ringing of the present sections is 180 dB down. */
    double tailFrames() {
        double frames = 0;
        for (int i = 0; i < count; i++) {
            double radius = sections[i].radius();
            frames += radius < 1e-9 ? 1 : Math.log(1e-9) / Math.log(radius);
        }
        return frames;
    }

    void flush() {
        for (int i = 0; i < count; i++) {
            sections[i].flush();
        }
    }

    /** Moves the smoothed parameters on. */
    void advance(int frames) {
        advance(hz, frames);
        advance(gain, frames);
        advance(q, frames);
    }

    private static void advance(Parameter parameter, int frames) {
        for (int i = 0; i < frames && parameter.isMoving(); i++) {
            parameter.next();
        }
    }

    /** Starts a step: looks at the parameters and sets out towards them. */
    void step() {
        wetFrom = wetTo;
        if (isBuilt()) {
            wetTo = Math.min(1, wetTo + fadePerStep);
        } else if (count > 0 && wetTo > 0) {
            wetTo = Math.max(0, wetTo - fadePerStep);
        } else {
            rebuild();
            wetFrom = count > 0 ? 0 : 1;
            wetTo = count > 0 ? fadePerStep : 1;
            return;
        }
        followValues();
    }

    private void followValues() {
        if (!builtOn) {
            keepValues();
        } else if (valuesAreBuilt()) {
            rest();
        } else {
            move();
        }
    }

    private void rest() {
        if (!moving) {
            return;
        }
        moving = false;
        for (int i = 0; i < count; i++) {
            moves[i].finish(sections[i]);
        }
        sleepIfNeutral();
    }

    private void move() {
        if (count == 0) {
            count = neededSections();
            for (int i = 0; i < count; i++) {
                designSection(i, sections[i]);
                sections[i].clear();
            }
        }
        if (!moving) {
            moving = true;
            for (int i = 0; i < count; i++) {
                moves[i].start(sections[i]);
            }
        }
        keepValues();
        for (int i = 0; i < count; i++) {
            designSection(i, next);
            moves[i].aim(next);
            sections[i].set(next);
        }
    }

    private void rebuild() {
        builtType = type.choice();
        builtOrder = order();
        builtTarget = target.choice();
        builtDesign = design.choice();
        builtOn = on.isOn();
        keepValues();
        moving = false;
        count = builtOn ? neededSections() : 0;
        for (int i = 0; i < count; i++) {
            designSection(i, sections[i]);
            sections[i].clear();
        }
        sleepIfNeutral();
    }

    private void sleepIfNeutral() {
        if (builtGain == 0 && BandType.of(builtType).isNeutralAtZeroGain()) {
            count = 0;
        }
    }

    private void keepValues() {
        builtHz = hz.current();
        builtGain = gain.current();
        builtQ = q.current();
    }

    private boolean isBuilt() {
        return builtType == type.choice()
                && builtOrder == order()
                && builtTarget == target.choice()
                && builtDesign == design.choice()
                && builtOn == on.isOn();
    }

    private boolean valuesAreBuilt() {
        return builtHz == hz.current() && builtGain == gain.current() && builtQ == q.current();
    }

    private boolean valuesAreMoving() {
        return hz.isMoving() || gain.isMoving() || q.isMoving();
    }

    private int order() {
        return (int) Math.rint(slope.value() / 6);
    }

    private int neededSections() {
        return BandType.of(builtType).hasSlope() ? Butterworth.sections(builtOrder) : 1;
    }

    private void designSection(int index, Biquad out) {
        SectionDesign.design(
                out,
                FilterDesign.of(builtDesign),
                BandType.of(builtType),
                angle(builtHz),
                builtGain,
                builtQ,
                builtOrder,
                index);
    }

    private double angle(double frequencyHz) {
        return 2 * Math.PI * Math.min(frequencyHz / sampleRateHz, HIGHEST_SHARE_OF_RATE);
    }

    /** Squared magnitude of the band as its parameters are set, ramps and fades apart. */
    double power(double atHz) {
        double[] power = {1};
        multiplyPower(new double[] {atHz}, power);
        return power[0];
    }

    /** Multiplies {@code powers[i]} by the band's squared magnitude at {@code frequenciesHz[i]}. */
    void multiplyPower(double[] frequenciesHz, double[] powers) {
        BandType shape = BandType.of(type.choice());
        if (!on.isOn() || (shape.isNeutralAtZeroGain() && gain.value() == 0)) {
            return;
        }
        Biquad section = new Biquad(0);
        int needed = shape.hasSlope() ? Butterworth.sections(order()) : 1;
        for (int i = 0; i < needed; i++) {
            SectionDesign.design(
                    section,
                    FilterDesign.of(design.choice()),
                    shape,
                    angle(hz.value()),
                    gain.value(),
                    q.value(),
                    order(),
                    i);
            for (int k = 0; k < powers.length; k++) {
                powers[k] *= section.power(2 * Math.PI * frequenciesHz[k] / sampleRateHz);
            }
        }
    }

    /**
     * Runs a changing band over {@code x[0..frames)}, which are the frames {@code phase} and on of the present step.
     *
     * @param scratch as long as {@code x}
     */
    void process(double[] x, double[] scratch, int lane, int frames, int phase) {
        boolean fading = wetFrom < 1 || wetTo < 1;
        if (fading) {
            System.arraycopy(x, 0, scratch, 0, frames);
        }
        if (moving) {
            for (int i = 0; i < count; i++) {
                moves[i].process(sections[i], x, lane, frames, phase, STEP_FRAMES);
            }
        } else {
            BiquadKernels.run(sections, count, x, lane, frames);
        }
        if (fading) {
            double perFrame = (wetTo - wetFrom) / STEP_FRAMES;
            for (int i = 0; i < frames; i++) {
                double wet = wetFrom + (phase + i + 1) * perFrame;
                x[i] = scratch[i] + wet * (x[i] - scratch[i]);
            }
        }
    }
}
