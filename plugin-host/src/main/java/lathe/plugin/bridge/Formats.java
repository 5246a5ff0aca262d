package lathe.plugin.bridge;

import lathe.plugin.PluginDescriptor;

/** Where the formats' adapters are found, which stand beside each other and know nothing of the bridge. */
final class Formats {

    private Formats() {}

    static long createClap(PluginDescriptor descriptor, long host, long clapDescriptor)
            throws ReflectiveOperationException {
        return (long) Class.forName("lathe.plugin.clap.ClapPlugin")
                .getMethod("create", PluginDescriptor.class, long.class, long.class)
                .invoke(null, descriptor, host, clapDescriptor);
    }

    static long createVst3(PluginDescriptor descriptor, long iid, long out) throws ReflectiveOperationException {
        return (long) Class.forName("lathe.plugin.vst3.Vst3Plugin")
                .getMethod("create", PluginDescriptor.class, long.class, long.class)
                .invoke(null, descriptor, iid, out);
    }
}
