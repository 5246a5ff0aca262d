package lathe.plugin.bridge;

import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapPlugin;

/** Where the formats' adapters are found, which stand beside each other and know nothing of the bridge. */
final class Formats {

    private Formats() {}

    static long createClap(PluginDescriptor descriptor, long host, long clapDescriptor) {
        return ClapPlugin.create(descriptor, host, clapDescriptor);
    }

    static long createVst3(PluginDescriptor descriptor, long iid, long out) throws ReflectiveOperationException {
        return (long) Class.forName("lathe.plugin.vst3.Vst3Plugin")
                .getMethod("create", PluginDescriptor.class, long.class, long.class)
                .invoke(null, descriptor, iid, out);
    }
}
