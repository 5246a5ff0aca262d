package lathe.plugin.clap;

import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;

class ClapConformanceTest extends ClapConformance {

    @Override
    public Stream<PluginDescriptor> plugins() {
        return Stream.of(TestGain.PLUGIN, TestSynth.PLUGIN);
    }
}
