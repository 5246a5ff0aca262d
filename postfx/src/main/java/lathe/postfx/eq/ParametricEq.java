package lathe.postfx.eq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Speaker;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/**
 * A parametric equaliser of minimum-phase bands in series, without latency.
 *
 * <p>Parameters per band, {@code band1_} and so on: {@code type} ({@link BandType}), {@code hz} (10 to 30,000, held below
 * 0.49 of the sample rate), {@code gain} (dB), {@code q}, {@code slope} (6 to 96 dB/oct in steps of 6), {@code on},
 * {@code target} ({@link BandTarget}). For all bands: {@code design} ({@link FilterDesign}).
 *
 * <p>Bands that are off, and bells, shelves and tilts of 0 dB, take no part; if that is all bands, samples pass bit for
 * bit. Left, right, mid and side are those of the front pair, found in the layout, or else channels 0 and 1; any number of
 * channels is served. State and arithmetic are double precision, audio is float.
 */
public final class ParametricEq implements Processor {

    /** Bands unless the constructor is told otherwise. */
    public static final int BANDS = 8;

    private static final int MAX_BANDS = 64;

    /** Longest run of frames in one go; faded states are flushed at multiples of it. */
    private static final int RUN_FRAMES = 256;

    /** Output below -600 dB re full scale is silence, not a denormal float. */
    private static final double SILENCE = 1e-30;

    private static final double LOWEST_INITIAL_HZ = 40;
    private static final double HIGHEST_INITIAL_HZ = 16_000;

    private final Parameter design =
            Parameter.choice("design", "Design", "matched", "rbj", "vicanek").build();
    private final EqBand[] bands;
    private final ParameterSet parameters;

    /** Sections at rest that wait to be run together. */
    private final Biquad[] queue;

    private int queued;
    private double[][] lanes = new double[0][];
    private double[] scratch = new double[0];
    private int first;
    private int second;
    private long frame;

    /** An equaliser of {@value #BANDS} bands. */
    public ParametricEq() {
        this(BANDS);
    }

    /** @param bandCount 1 to 64; initial frequencies spread evenly from 40 Hz to 16 kHz */
    public ParametricEq(int bandCount) {
        this(bandCount, true);
    }

    /**
     * @param bandCount 1 to 64; initial frequencies spread evenly from 40 Hz to 16 kHz
     * @param initiallyOn whether the bands' switches are on at first; an editor that adds bands wants them off
     */
    public ParametricEq(int bandCount, boolean initiallyOn) {
        if (bandCount < 1 || bandCount > MAX_BANDS) {
            throw new IllegalArgumentException("bandCount=" + bandCount + " is outside 1 to " + MAX_BANDS);
        }
        bands = new EqBand[bandCount];
        queue = new Biquad[bandCount * EqBand.MAX_SECTIONS];
        List<Parameter> all = new ArrayList<>();
        all.add(design);
        for (int i = 0; i < bandCount; i++) {
            double position = bandCount == 1 ? 0.5 : i / (bandCount - 1.0);
            double hz = Math.rint(LOWEST_INITIAL_HZ * Math.pow(HIGHEST_INITIAL_HZ / LOWEST_INITIAL_HZ, position));
            EqBand band = new EqBand(i + 1, hz, design, initiallyOn);
            bands[i] = band;
            all.addAll(List.of(band.type, band.hz, band.gain, band.q, band.slope, band.on, band.target));
        }
        parameters = ParameterSet.of(all);
    }

    /** Number of bands. */
    public int bands() {
        return bands.length;
    }

    /**
     * What the present settings do at a frequency to sound that is alike in all channels: bands whose target is stereo or
     * mid. For drawing; at the rate of the last {@code prepare}, 48 kHz before.
     */
    public double gainDbAt(double hz) {
        return gainDbAt(hz, BandTarget.MID);
    }

    /** The same for one part of the sound: stereo counts only bands on everything, the others add their own bands. */
    public double gainDbAt(double hz, BandTarget part) {
        double power = 1;
        for (EqBand band : bands) {
            BandTarget target = BandTarget.of(band.target.choice());
            if (target == BandTarget.STEREO || target == part) {
                power *= band.power(hz);
            }
        }
        return 10 * Math.log10(power);
    }

    /**
     * What the present settings do at many frequencies; each band is designed once. For drawing, as {@link #gainDbAt}.
     *
     * @param hz frequencies
     * @param db as long as {@code hz}, overwritten
     */
    public void responseDb(BandTarget part, double[] hz, double[] db) {
        Arrays.fill(db, 1);
        for (EqBand band : bands) {
            BandTarget target = BandTarget.of(band.target.choice());
            if (target == BandTarget.STEREO || target == part) {
                band.multiplyPower(hz, db);
            }
        }
        toDecibels(db);
    }

    /**
     * What one band does by its present settings, whatever its target; 0 dB where it is off.
     *
     * @param band 0 for the first
     * @param hz frequencies
     * @param db as long as {@code hz}, overwritten
     */
    public void bandResponseDb(int band, double[] hz, double[] db) {
        Arrays.fill(db, 1);
        bands[band].multiplyPower(hz, db);
        toDecibels(db);
    }

    private static void toDecibels(double[] powers) {
        for (int i = 0; i < powers.length; i++) {
            powers[i] = 10 * Math.log10(powers[i]);
        }
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        ChannelLayout layout = setup.layout();
        int left = layout.speakers().indexOf(Speaker.FRONT_LEFT);
        int right = layout.speakers().indexOf(Speaker.FRONT_RIGHT);
        boolean pair = left >= 0 && right >= 0;
        first = pair ? left : 0;
        second = pair ? right : Math.min(1, layout.channels() - 1);
        lanes = new double[layout.channels()][RUN_FRAMES];
        scratch = new double[RUN_FRAMES];
        parameters.prepare(setup.sampleRateHz());
        for (EqBand band : bands) {
            band.prepare(setup.sampleRateHz(), layout.channels());
        }
        frame = 0;
    }

    @Override
    public void reset() {
        parameters.settle();
        for (EqBand band : bands) {
            band.reset();
        }
        frame = 0;
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    /** Until ringing is 180 dB down by the settings of the moment; long where bands are low and sharp. */
    @Override
    public long tailFrames() {
        double frames = 0;
        for (EqBand band : bands) {
            frames += band.tailFrames();
        }
        return (long) Math.ceil(frames);
    }

    @Override
    public void process(Block block) {
        boolean settled = isSettled();
        int from = block.from();
        while (from < block.to()) {
            if (!settled && frame % EqBand.STEP_FRAMES == 0) {
                for (EqBand band : bands) {
                    band.step();
                }
                settled = isSettled();
            }
            int grid = settled ? RUN_FRAMES : EqBand.STEP_FRAMES;
            int frames = (int) Math.min(block.to() - from, grid - frame % grid);
            if (isSounding()) {
                run(block, from, frames, (int) (frame % EqBand.STEP_FRAMES));
            }
            if (!settled) {
                for (EqBand band : bands) {
                    band.advance(frames);
                }
            }
            from += frames;
            frame += frames;
            if (frame % RUN_FRAMES == 0) {
                for (EqBand band : bands) {
                    band.flush();
                }
            }
        }
    }

    private boolean isSettled() {
        for (EqBand band : bands) {
            if (!band.isSettled()) {
                return false;
            }
        }
        return true;
    }

    private boolean isSounding() {
        for (EqBand band : bands) {
            if (band.isSounding()) {
                return true;
            }
        }
        return false;
    }

    private void run(Block block, int from, int frames, int phase) {
        for (int c = 0; c < lanes.length; c++) {
            load(block.channel(c), from, lanes[c], frames);
        }
        BandTarget queuedFor = BandTarget.STEREO;
        boolean midSide = false;
        for (EqBand band : bands) {
            if (!band.isSounding()) {
                continue;
            }
            BandTarget target = band.target();
            if (target != queuedFor || band.isChanging()) {
                runQueue(queuedFor, frames);
                queuedFor = target;
            }
            if (target.isMidOrSide() != midSide) {
                midSide = !midSide;
                turn(midSide, frames);
            }
            if (band.isChanging()) {
                runChanging(band, frames, phase);
            } else {
                for (int i = 0; i < band.sections(); i++) {
                    queue[queued++] = band.section(i);
                }
            }
        }
        runQueue(queuedFor, frames);
        if (midSide) {
            turn(false, frames);
        }
        for (int c = 0; c < lanes.length; c++) {
            store(lanes[c], block.channel(c), from, frames);
        }
    }

    /** Runs what waits; mid or left is the first lane of the front pair by now, side or right the second. */
    private void runQueue(BandTarget target, int frames) {
        if (queued == 0) {
            return;
        }
        if (target == BandTarget.STEREO || lanes.length == 1) {
            runQueueOnAll(target, frames);
        } else {
            int lane = lane(target);
            BiquadKernels.run(queue, queued, lanes[lane], lane, frames);
        }
        queued = 0;
    }

    private void runQueueOnAll(BandTarget target, int frames) {
        if (lanes.length == 1) {
            if (reachesMono(target)) {
                BiquadKernels.run(queue, queued, lanes[0], 0, frames);
            }
            return;
        }
        BiquadKernels.run(queue, queued, lanes[first], first, lanes[second], second, frames);
        for (int c = 0; c < lanes.length; c++) {
            if (c != first && c != second) {
                BiquadKernels.run(queue, queued, lanes[c], c, frames);
            }
        }
    }

    private void runChanging(EqBand band, int frames, int phase) {
        BandTarget target = band.target();
        for (int c = 0; c < lanes.length; c++) {
            boolean reached =
                    lanes.length == 1 ? reachesMono(target) : target == BandTarget.STEREO || c == lane(target);
            if (reached) {
                band.process(lanes[c], scratch, c, frames, phase);
            }
        }
    }

    private static boolean reachesMono(BandTarget target) {
        return target == BandTarget.STEREO || target == BandTarget.MID;
    }

    private int lane(BandTarget target) {
        return target == BandTarget.MID || target == BandTarget.LEFT ? first : second;
    }

    /** Turns the front pair into mid and side, or back. */
    private void turn(boolean toMidSide, int frames) {
        if (lanes.length == 1) {
            return;
        }
        double scale = toMidSide ? 0.5 : 1;
        double[] a = lanes[first];
        double[] b = lanes[second];
        for (int i = 0; i < frames; i++) {
            double sum = scale * (a[i] + b[i]);
            double difference = scale * (a[i] - b[i]);
            a[i] = sum;
            b[i] = difference;
        }
    }

    private static void load(float[] samples, int from, double[] lane, int frames) {
        for (int i = 0; i < frames; i++) {
            lane[i] = samples[from + i];
        }
    }

    private static void store(double[] lane, float[] samples, int from, int frames) {
        for (int i = 0; i < frames; i++) {
            double sample = lane[i];
            samples[from + i] = Math.abs(sample) < SILENCE ? 0 : (float) sample;
        }
    }
}
