package lathe.plugin.install;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import lathe.plugin.host.ClapModule;
import lathe.plugin.host.HostedPlugin;
import lathe.plugin.host.vst3.HostedVst3;
import lathe.plugin.host.vst3.Vst3Class;
import lathe.plugin.host.vst3.Vst3Module;

/**
 * A bundle of either format in this process, as its checks and its training want it.
 *
 * @param plugins in the bundle's order
 */
record LoadedBundle(List<Choice> plugins) {

    /** A plugin of it, and how to make an instance. */
    record Choice(String id, String name, Supplier<HostedPlugin> maker) {}

    LoadedBundle {
        plugins = List.copyOf(plugins);
    }

    /** @throws lathe.plugin.host.HostedPluginException if it cannot be loaded */
    static LoadedBundle load(Path bundle) {
        if (bundle.toString().endsWith(".vst3")) {
            Vst3Module module = Vst3Module.load(bundle);
            return new LoadedBundle(module.classes().stream()
                    .filter(Vst3Class::isPlugin)
                    .map(type -> new Choice(type.id().hex(), type.name(), () -> HostedVst3.create(module, type)))
                    .toList());
        }
        ClapModule module = ClapModule.load(bundle);
        return new LoadedBundle(module.plugins().stream()
                .map(entry -> new Choice(entry.id(), entry.name(), () -> module.create(entry.id())))
                .toList());
    }
}
