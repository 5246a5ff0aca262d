package org.example.gain;

import java.util.List;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;

public final class GainPlugin implements PluginProvider {

    @Override
    public List<PluginDescriptor> plugins() {
        return List.of(PluginDescriptor.effect("org.example.gain", "Gain", Gain::new)
                .vendor("Example")
                .features("utility", "stereo", "mono")
                .build());
    }

    static final class Gain implements Processor {
        private final Parameter gain =
                Parameter.decibels("gain", "Gain").range(-60, 24).smoothedMs(20).build();
        private final ParameterSet parameters = ParameterSet.of(gain);

        @Override
        public ParameterSet parameters() {
            return parameters;
        }

        @Override
        public void prepare(ProcessSetup setup) {
            parameters.prepare(setup.sampleRateHz());
        }

        @Override
        public void process(Block block) {
            float factor = factor(gain.current());
            for (int i = block.from(); i < block.to(); i++) {
                if (gain.isMoving()) {
                    factor = factor(gain.next());
                }
                for (int c = 0; c < block.channels(); c++) {
                    block.channel(c)[i] *= factor;
                }
            }
        }

        private static float factor(double decibels) {
            return (float) Math.pow(10, decibels / 20);
        }

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
    }
}
