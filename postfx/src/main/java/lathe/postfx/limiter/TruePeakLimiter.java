package lathe.postfx.limiter;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/** Keeps true peaks below a ceiling. */
public final class TruePeakLimiter implements Processor {

    private final Parameter gain = Parameter.decibels("gain", "Input gain")
            .range(-24, 36)
            .initial(0)
            .smoothedMs(20)
            .build();
    private final Parameter ceiling = Parameter.number("ceiling", "Ceiling", "dBTP")
            .range(-24, 0)
            .initial(-1)
            .build();
    private final Parameter lookahead = Parameter.milliseconds("lookahead", "Lookahead")
            .range(0.5, 20)
            .initial(5)
            .curve(Curve.LOGARITHMIC)
            .fixedWhileRunning()
            .build();
    private final Parameter release = Parameter.milliseconds("release", "Release")
            .range(1, 2000)
            .initial(60)
            .curve(Curve.LOGARITHMIC)
            .build();
    private final Parameter link = Parameter.percent("link", "Channel link")
            .range(0, 100)
            .initial(100)
            .fixedWhileRunning()
            .build();
    private final ParameterSet parameters = ParameterSet.of(gain, ceiling, lookahead, release, link);

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
    }

    @Override
    public void process(Block block) {}

    @Override
    public void reset() {
        parameters.settle();
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return 0;
    }

    /** Largest gain reduction in the last block, in dB, 0 or more. */
    public double gainReductionDb() {
        return 0;
    }
}
