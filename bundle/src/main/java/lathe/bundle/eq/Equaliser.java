package lathe.bundle.eq;

import java.util.ArrayList;
import java.util.List;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.postfx.eq.ParametricEq;
import lathe.postfx.loudness.Gain;

/**
 * The eight bands of {@link ParametricEq}, off until they are added, and an output gain. Without a band and at 0 dB samples pass
 * bit for bit; there is no latency.
 */
public final class Equaliser implements Processor {

    private static final double MOST_OUTPUT_DB = 24;

    private final ParametricEq bands = new ParametricEq(ParametricEq.BANDS, false);
    private final Gain output = new Gain("output", "Output", MOST_OUTPUT_DB);
    private final ParameterSet parameters;

    /** With all bands off. */
    public Equaliser() {
        List<Parameter> all = new ArrayList<>(bands.parameters().list());
        all.addAll(output.parameters().list());
        parameters = ParameterSet.of(all);
    }

    /** The bands, for those who draw the curve of another instance's settings. */
    ParametricEq bands() {
        return bands;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        bands.prepare(setup);
        output.prepare(setup);
    }

    @Override
    public void process(Block block) {
        bands.process(block);
        output.process(block);
    }

    @Override
    public void reset() {
        bands.reset();
        output.reset();
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return bands.tailFrames();
    }
}
