package lathe.postfx.master;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.Chain;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.postfx.dither.Dither;
import lathe.postfx.dynamics.Compressor;
import lathe.postfx.eq.ParametricEq;
import lathe.postfx.limiter.TruePeakLimiter;
import lathe.postfx.loudness.Gain;
import lathe.postfx.reverb.FdnReverb;

/**
 * Everything between a draft and its master, as one processor: {@code cleanup} (high-pass), {@code eq}, {@code compressor},
 * {@code reverb} if asked for, {@code loudness} (one linear gain), {@code limiter} (true peak), {@code dither}.
 *
 * <p>Parameter ids are {@code stage.parameter}. A {@link MasteringPlan} sets them; a preset may set any of them after it.
 */
public final class MasteringChain implements Processor {

    /** Bands of the tonal equaliser, one per {@link TonalRegion}. */
    static final int TONAL_BANDS = TonalRegion.values().length;

    private final Compressor compressor = new Compressor();
    private final TruePeakLimiter limiter = new TruePeakLimiter();
    private final Chain tone;
    private final Chain level;
    private final Chain all;

    /**
     * A chain with nothing set.
     *
     * @param withReverb whether the reverb stage exists at all
     * @param seed of the dither's noise
     */
    public MasteringChain(boolean withReverb, long seed) {
        SequencedMap<String, Processor> toneStages = new LinkedHashMap<>();
        toneStages.put("cleanup", new ParametricEq(1));
        toneStages.put("eq", new ParametricEq(TONAL_BANDS));
        toneStages.put("compressor", compressor);
        if (withReverb) {
            toneStages.put("reverb", new FdnReverb());
        }
        SequencedMap<String, Processor> levelStages = new LinkedHashMap<>();
        levelStages.put("loudness", new Gain());
        levelStages.put("limiter", limiter);
        levelStages.put("dither", new Dither(seed));
        tone = new Chain(toneStages);
        level = new Chain(levelStages);
        SequencedMap<String, Processor> stages = new LinkedHashMap<>(toneStages);
        stages.putAll(levelStages);
        all = new Chain(stages);
    }

    /** The stages before the loudness gain, as a processor that shares their state: what a rehearsal listens to. */
    Processor tone() {
        return tone;
    }

    /** The stages from the loudness gain on. */
    Processor level() {
        return level;
    }

    /** Largest gain reduction of the compressor in the last block, dB, 0 or more. */
    public double compressorReductionDb() {
        return compressor.gainReductionDb();
    }

    /** Largest gain reduction of the limiter in the last block, dB, 0 or more. */
    public double limiterReductionDb() {
        return limiter.gainReductionDb();
    }

    @Override
    public ParameterSet parameters() {
        return all.parameters();
    }

    @Override
    public void prepare(ProcessSetup setup) {
        all.prepare(setup);
    }

    @Override
    public void process(Block block) {
        all.process(block);
    }

    @Override
    public void reset() {
        all.reset();
    }

    @Override
    public int latencyFrames() {
        return all.latencyFrames();
    }

    @Override
    public long tailFrames() {
        return all.tailFrames();
    }

    @Override
    public void close() {
        all.close();
    }
}
