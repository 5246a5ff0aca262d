package lathe.postfx.loudness;

import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/** One gain for all channels: what linear loudness normalisation consists of. At 0 dB the samples pass unchanged. */
public final class Gain implements Processor {

    /** Frames between two exact powers while the gain moves; the gain is a straight line in between. */
    private static final int GRID_FRAMES = 16;

    private final Parameter gain;
    private final ParameterSet parameters;

    private double linear = 1;
    private double step;
    private int framesToGrid;

    /** With the parameter {@code gain}, -60 to 60 dB. */
    public Gain() {
        this("gain", "Gain", 60);
    }

    /**
     * The same under another id, for a gain beside other parameters.
     *
     * @param mostDb the range goes from minus this to plus this
     */
    public Gain(String id, String name, double mostDb) {
        gain = Parameter.decibels(id, name)
                .range(-mostDb, mostDb)
                .initial(0)
                .smoothedMs(20)
                .build();
        parameters = ParameterSet.of(gain);
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        parameters.prepare(setup.sampleRateHz());
        reset();
    }

    @Override
    public void process(Block block) {
        int from = block.from();
        while (from < block.to()) {
            if (framesToGrid == 0) {
                nextGridPoint();
            }
            int to = step == 0 && !gain.isMoving() ? block.to() : Math.min(block.to(), from + framesToGrid);
            apply(block, from, to);
            framesToGrid = Math.floorMod(framesToGrid - (to - from), GRID_FRAMES);
            from = to;
        }
    }

    private void nextGridPoint() {
        if (gain.isMoving()) {
            for (int i = 0; i < GRID_FRAMES; i++) {
                gain.next();
            }
        }
        double goal = Math.pow(10, gain.current() / 20);
        step = (goal - linear) / GRID_FRAMES;
        if (Math.abs(step) < 1e-18) {
            linear = goal;
            step = 0;
        }
        framesToGrid = GRID_FRAMES;
    }

    private void apply(Block block, int from, int to) {
        double start = linear;
        for (int c = 0; c < block.channels(); c++) {
            float[] samples = block.channel(c);
            if (step == 0) {
                float factor = (float) start;
                for (int i = from; i < to; i++) {
                    samples[i] *= factor;
                }
            } else {
                double factor = start;
                for (int i = from; i < to; i++) {
                    factor += step;
                    samples[i] = (float) (samples[i] * factor);
                }
            }
        }
        for (int i = from; i < to && step != 0; i++) {
            linear += step;
        }
    }

    @Override
    public void reset() {
        parameters.settle();
        linear = Math.pow(10, gain.value() / 20);
        step = 0;
        framesToGrid = 0;
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return 0;
    }
}
