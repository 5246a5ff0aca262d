package lathe.plugin.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lathe.core.text.Nearest;
import lathe.plugin.host.vst3.HostedVst3;
import lathe.plugin.host.vst3.Vst3Class;
import lathe.plugin.host.vst3.Vst3Module;

/** A plugin file of any maker, whichever of the two formats it has. */
public final class PluginFile {

    private PluginFile() {}

    /**
     * Loads a file into this process and makes an instance.
     *
     * @param file a {@code .clap} or a {@code .vst3}
     * @param wanted which plugin of the file: its id, or its name in whatever case; empty for the first
     * @throws HostedPluginException if it cannot be loaded, or has no such plugin; the message says what there is
     */
    public static HostedPlugin open(Path file, String wanted) {
        if (!Files.exists(file)) {
            throw new HostedPluginException(file + ": no such plugin file; check the name");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".clap")) {
            ClapModule module = ClapModule.load(file);
            return module.create(choose(
                    file,
                    wanted,
                    module.plugins().stream()
                            .map(plugin -> new Choice(plugin.id(), plugin.name()))
                            .toList()));
        }
        if (name.endsWith(".vst3")) {
            Vst3Module module = Vst3Module.load(file);
            List<Vst3Class> classes =
                    module.classes().stream().filter(Vst3Class::isPlugin).toList();
            String id = choose(
                    file,
                    wanted,
                    classes.stream()
                            .map(one -> new Choice(one.id().hex(), one.name()))
                            .toList());
            return HostedVst3.create(
                    module,
                    classes.stream()
                            .filter(one -> one.id().hex().equals(id))
                            .findFirst()
                            .orElseThrow());
        }
        throw new HostedPluginException(file + ": no plugin's name; give a .clap file or a .vst3 bundle");
    }

    /** What can be asked for. */
    private record Choice(String id, String name) {}

    private static String choose(Path file, String wanted, List<Choice> choices) {
        if (choices.isEmpty()) {
            throw new HostedPluginException(file + " holds no plugin that makes or changes sound; give another file");
        }
        if (wanted.isEmpty()) {
            return choices.getFirst().id();
        }
        for (Choice choice : choices) {
            if (choice.id().equals(wanted) || choice.name().equalsIgnoreCase(wanted)) {
                return choice.id();
            }
        }
        throw new HostedPluginException(file + ": "
                + Nearest.complaint(
                        "plugin", wanted, choices.stream().map(Choice::id).toList()));
    }
}
