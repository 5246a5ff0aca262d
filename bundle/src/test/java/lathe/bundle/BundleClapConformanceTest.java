package lathe.bundle;

import java.util.ServiceLoader;
import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import lathe.plugin.clap.ClapConformance;

/** Every plugin of the bundle, found as hosts' bundles find them, through the checks of CLAP's validator. */
class BundleClapConformanceTest extends ClapConformance {

    @Override
    public Stream<PluginDescriptor> plugins() {
        return ServiceLoader.load(PluginProvider.class).stream().flatMap(provider -> provider.get().plugins().stream());
    }
}
