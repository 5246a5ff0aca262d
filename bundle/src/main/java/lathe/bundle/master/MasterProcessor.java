package lathe.bundle.master;

import lathe.bundle.meter.LoudnessReadings;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.postfx.dither.Dither;
import lathe.postfx.dynamics.Compressor;
import lathe.postfx.eq.ParametricEq;
import lathe.postfx.limiter.TruePeakLimiter;
import lathe.postfx.loudness.Gain;
import lathe.postfx.reverb.FdnReverb;

/**
 * A mastering chain that runs live: {@code cleanup} (low cut), {@code eq} (five bands), {@code compressor}, {@code reverb},
 * {@code loudness} (one gain), {@code limiter} (true peak), {@code dither}; then loudness is measured.
 *
 * <p>The stages and the ids of their parameters are those of {@link lathe.postfx.master.MasteringChain}, so a preset made here is
 * one for {@code lathe master} too. Fewer parameters are shown, and {@code eq.on}, {@code compressor.on}, {@code reverb.on}, {@code
 * dither.on} turn stages off. The sound is late by the limiter's lookahead alone.
 */
public final class MasterProcessor implements Processor {

    private static final long DITHER_SEED = 1;
    private static final String[] BAND_NAMES = {"Low", "Low mid", "Mid", "Presence", "Air"};
    private static final double[] BAND_HZ = {90, 260, 900, 3200, 8000};
    private static final double MOST_BAND_DB = 12;

    private final ParametricEq cleanup = new ParametricEq(1);
    private final ParametricEq eq = new ParametricEq(BAND_NAMES.length);
    private final Compressor compressor = new Compressor();
    private final OptionalReverb reverb = new OptionalReverb(new FdnReverb());
    private final Gain loudness = new Gain();
    private final TruePeakLimiter limiter = new TruePeakLimiter();
    private final Dither dither = new Dither(DITHER_SEED);
    private final LoudnessReadings readings = new LoudnessReadings();

    private final Fronts fronts = new Fronts();
    private final Parameter eqOn;
    private final Parameter[] bandSwitches = new Parameter[BAND_NAMES.length];
    private final Parameter compressorOn;
    private final Parameter compressorMix;
    private final Parameter innerMix = compressor.parameters().get("mix");
    private final Parameter ditherOn;
    private final ParameterSet parameters;

    /** With the initial settings: gentle, reverb and dither off. */
    public MasterProcessor() {
        declareCleanup();
        eqOn = fronts.own("eq", Parameter.toggle("on", "Equaliser").initial(1));
        declareBands();
        compressorOn =
                fronts.own("compressor", Parameter.toggle("on", "Compressor").initial(1));
        declareCompressor();
        compressorMix = fronts.own("compressor", innerMix.toBuilder().name("Compressor mix"));
        declareReverb();
        follow("loudness", loudness, "gain", "Loudness gain", -24, 24, 0);
        follow("limiter", limiter, "ceiling", "Ceiling", -12, 0, -1);
        follow("limiter", limiter, "release", "Limiter release", 5, 2000, 60);
        ditherOn = fronts.own("dither", Parameter.toggle("on", "Dither"));
        follow("dither", dither, "bits", "Dither word length", 8, 24, 24);
        follow("dither", dither, "kind", "Dither kind", 0, 2, 1);
        parameters = fronts.parameters();
    }

    private void declareCleanup() {
        Parameter type = cleanup.parameters().get("band1_type");
        type.set(type.parse("high-pass"));
        follow("cleanup", cleanup, "band1_on", "Low cut", 0, 1, 1);
        follow("cleanup", cleanup, "band1_hz", "Low cut frequency", 10, 200, 20);
    }

    private void declareBands() {
        Parameter lowest = eq.parameters().get("band1_type");
        lowest.set(lowest.parse("low shelf"));
        Parameter highest = eq.parameters().get("band5_type");
        highest.set(highest.parse("high shelf"));
        for (int i = 0; i < BAND_NAMES.length; i++) {
            String band = "band" + (i + 1);
            bandSwitches[i] = eq.parameters().get(band + "_on");
            follow("eq", eq, band + "_gain", BAND_NAMES[i] + " gain", -MOST_BAND_DB, MOST_BAND_DB, 0);
            follow("eq", eq, band + "_hz", BAND_NAMES[i] + " frequency", 20, 20_000, BAND_HZ[i]);
            follow("eq", eq, band + "_q", BAND_NAMES[i] + " Q", 0.2, 8, 0.7);
        }
    }

    private void declareCompressor() {
        Parameter detector = compressor.parameters().get("detector");
        detector.set(detector.parse("rms"));
        follow("compressor", compressor, "threshold", "Threshold", -60, 0, -18);
        follow("compressor", compressor, "ratio", "Ratio", 1, 10, 1.5);
        follow("compressor", compressor, "knee", "Knee", 0, 24, 12);
        follow("compressor", compressor, "attack", "Attack", 0.1, 200, 30);
        follow("compressor", compressor, "release", "Release", 10, 2000, 200);
        follow("compressor", compressor, "auto_release", "Programme-dependent release", 0, 1, 1);
        follow("compressor", compressor, "makeup", "Make-up gain", -12, 12, 0);
        follow("compressor", compressor, "key_highpass", "Side-chain high-pass", 10, 500, 80);
    }

    private void declareReverb() {
        fronts.follow("reverb", reverb.on(), Parameter.toggle("on", "Reverb"));
        follow("reverb", reverb, "character", "Reverb character", 0, 2, 1);
        follow("reverb", reverb, "mix", "Reverb mix", 0, 50, 5);
        follow("reverb", reverb, "decay", "Decay", 0.2, 8, 1.2);
        follow("reverb", reverb, "pre_delay", "Pre-delay", 0, 100, 15);
        follow("reverb", reverb, "low_cut", "Reverb low cut", 20, 1000, 250);
    }

    private void follow(
            String stage, Processor processor, String id, String name, double min, double max, double initial) {
        Parameter behind = processor.parameters().get(id);
        fronts.follow(
                stage, behind, behind.toBuilder().name(name).range(min, max).initial(initial));
    }

    /** What the finished sound measures; open to the editor's thread. */
    public LoudnessReadings readings() {
        return readings;
    }

    /** The compressor's deepest gain reduction since this was last asked, dB; one reader, any thread. */
    public double takeCompressorReductionDb() {
        return compressor.takeGainReductionDb();
    }

    /** The limiter's deepest gain reduction since this was last asked, dB; one reader, any thread. */
    public double takeLimiterReductionDb() {
        return limiter.takeGainReductionDb();
    }

    /** The equaliser stage, for those who draw the curve of another instance's settings. */
    ParametricEq eq() {
        return eq;
    }

    /** The low cut, for the same. */
    ParametricEq cleanup() {
        return cleanup;
    }

    /** Tells the stages what the parameters say. */
    void pass() {
        fronts.pass();
        for (Parameter bandSwitch : bandSwitches) {
            bandSwitch.set(eqOn.value());
        }
        innerMix.set(compressorOn.isOn() ? compressorMix.value() : 0);
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        pass();
        cleanup.prepare(setup);
        eq.prepare(setup);
        compressor.prepare(setup);
        reverb.prepare(setup);
        loudness.prepare(setup);
        limiter.prepare(setup);
        dither.prepare(setup);
        readings.prepare(setup);
    }

    @Override
    public void process(Block block) {
        pass();
        cleanup.process(block);
        eq.process(block);
        compressor.process(block);
        reverb.process(block);
        loudness.process(block);
        limiter.process(block);
        if (ditherOn.isOn()) {
            dither.process(block);
        }
        readings.add(block);
    }

    @Override
    public void reset() {
        parameters.settle();
        pass(); // what was set since the last block is where the stages stand, not where they are going
        cleanup.reset();
        eq.reset();
        compressor.reset();
        reverb.reset();
        loudness.reset();
        limiter.reset();
        dither.reset();
        readings.restart();
    }

    @Override
    public int latencyFrames() {
        return limiter.latencyFrames();
    }

    @Override
    public long tailFrames() {
        if (ditherOn.isOn()) {
            return dither.tailFrames();
        }
        return cleanup.tailFrames() + eq.tailFrames() + reverb.tailFrames() + limiter.tailFrames();
    }
}
