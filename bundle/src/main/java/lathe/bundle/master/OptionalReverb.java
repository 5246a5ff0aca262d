package lathe.bundle.master;

import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.postfx.reverb.FdnReverb;

/**
 * A reverb that costs nothing while it is off. Turned off, the wet fades and the network is left alone; turned on later, it
 * begins without a past. When that is, is counted in frames, so that blocks of any length give the same bits.
 */
final class OptionalReverb implements Processor {

    private static final double FADE_MS = 25;

    private final FdnReverb reverb;
    private final Parameter innerMix;
    private final Parameter on = Parameter.toggle("on", "Reverb").build();
    private final Parameter mix;
    private final ParameterSet parameters;

    private long fadeFrames;
    private long framesOff;

    OptionalReverb(FdnReverb reverb) {
        this.reverb = reverb;
        innerMix = reverb.parameters().get("mix");
        mix = innerMix.toBuilder().build();
        parameters = ParameterSet.of(reverb.parameters().list().stream()
                .map(parameter -> parameter == innerMix ? mix : parameter)
                .toList());
    }

    /** The switch; not one of {@link #parameters}, whose ids are the reverb's own. */
    Parameter on() {
        return on;
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        fadeFrames = setup.frames(FADE_MS);
        framesOff = on.isOn() ? 0 : fadeFrames;
        innerMix.set(on.isOn() ? mix.value() : 0);
        reverb.prepare(setup);
    }

    @Override
    public void process(Block block) {
        if (on.isOn()) {
            if (framesOff >= fadeFrames) {
                reverb.reset();
            }
            framesOff = 0;
            innerMix.set(mix.value());
        } else {
            innerMix.set(0);
            if (framesOff >= fadeFrames) {
                return;
            }
            framesOff += block.frames();
        }
        reverb.process(block);
    }

    @Override
    public void reset() {
        innerMix.set(on.isOn() ? mix.value() : 0);
        framesOff = on.isOn() ? 0 : fadeFrames;
        reverb.reset();
    }

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return on.isOn() ? reverb.tailFrames() : 0;
    }
}
