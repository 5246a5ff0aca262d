package lathe.plugin.bridge;

import java.util.List;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import org.jspecify.annotations.Nullable;

/** Half as loud. On the way it runs into null references, which HotSpot notices by fault signals. */
public final class HalfGain implements Processor {

    private final ParameterSet parameters = ParameterSet.of();
    private float @Nullable [] nothing;
    private int caught;

    /** Declares it, and a second plugin, so that a bundle of several is tried. */
    public static final class Provider implements PluginProvider {

        @Override
        public List<PluginDescriptor> plugins() {
            return List.of(
                    PluginDescriptor.effect("org.example.half", "Half", HalfGain::new)
                            .vendor("Example")
                            .version("1.2.3")
                            .description("half as loud")
                            .features("stereo", "utility")
                            .build(),
                    PluginDescriptor.effect("org.example.half-too", "Hälfte \uD834\uDD1E", HalfGain::new)
                            .vendor("Example")
                            .build());
        }
    }

    @Override
    public ParameterSet parameters() {
        return parameters;
    }

    @Override
    public void prepare(ProcessSetup setup) {
        for (int i = 0; i < 3; i++) {
            runIntoNull();
        }
    }

    @Override
    public void process(Block block) {
        if (caught % 50 == 0) {
            runIntoNull();
        }
        for (int c = 0; c < block.channels(); c++) {
            float[] channel = block.channel(c);
            for (int i = block.from(); i < block.to(); i++) {
                channel[i] *= 0.5f;
            }
        }
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"}) // the point of it
    private void runIntoNull() {
        try {
            nothing[0]++;
        } catch (NullPointerException expected) {
            caught++;
        }
    }

    @Override
    public void reset() {}

    @Override
    public int latencyFrames() {
        return 0;
    }

    @Override
    public long tailFrames() {
        return 0;
    }
}
