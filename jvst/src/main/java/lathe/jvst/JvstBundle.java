package lathe.jvst;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jvst.wrapper.VSTPluginAdapter;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.install.BundleContents;

/** What goes into the bundle of an old plugin: this module, the plugin's jars, and a resource that says what its .ini said. */
public final class JvstBundle {

    private JvstBundle() {}

    /**
     * The contents of a bundle.
     *
     * @param name of the bundle; empty for the plugin's own
     * @param work a folder for the resource, needed until the bundle is built
     * @throws JvstException if the plugin cannot be taken
     */
    public static BundleContents contents(JvstPlugin plugin, String name, Path work) throws IOException {
        PluginDescriptor descriptor = plugin.descriptor();
        Path resource = work.resolve(JvstProvider.RESOURCE);
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, plugin.ini().toText());
        List<Path> jars = new ArrayList<>();
        jars.add(JvstPlugin.placeOf(JvstBundle.class)); // before jars that have classes of the old bridge inside
        jars.addAll(JvstPlugin.pluginJars(plugin.ini()));
        jars.add(work);
        String chosen = name.isEmpty() ? descriptor.name() : name;
        return new BundleContents(
                chosen.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "-").strip(),
                jars,
                List.of(JvstProvider.class.getName()),
                List.of(descriptor));
    }

    /** Why the plugin's editor cannot be shown inside a host's window; empty if it can or if there is none. */
    public static Optional<String> editorProblem(JvstPlugin plugin) throws JvstException {
        if (plugin.editorClass().isEmpty()) {
            return Optional.empty();
        }
        VSTPluginAdapter instance = plugin.newInstance();
        JvstGui gui = new JvstGui(instance);
        try {
            gui.editor(plugin.editorClass().get());
            return Optional.empty();
        } catch (JvstException windowWanted) {
            return Optional.of(String.valueOf(windowWanted.getMessage()));
        } finally {
            gui.destroy();
            instance.close();
        }
    }
}
