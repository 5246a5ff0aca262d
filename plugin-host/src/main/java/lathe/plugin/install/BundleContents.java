package lathe.plugin.install;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;

/**
 * What goes into a bundle.
 *
 * @param name of the bundle and its files
 * @param jars with the plugins' classes, or folders of classes
 * @param providers names of the classes that declare the plugins
 * @param plugins what they declare, in order; ids are unique
 */
public record BundleContents(String name, List<Path> jars, List<String> providers, List<PluginDescriptor> plugins) {

    public BundleContents {
        jars = List.copyOf(jars);
        providers = List.copyOf(providers);
        plugins = List.copyOf(plugins);
    }

    /**
     * The plugins of jars: what their {@code META-INF/services/lathe.plugin.PluginProvider} names.
     *
     * @param name of the bundle; empty for the plugin's own where there is one, else the first jar's
     * @param jars the first with the plugins; the others are libraries or have plugins, too
     * @throws InstallException if a jar is missing or holds no provider
     */
    public static BundleContents ofJars(String name, List<Path> jars) throws InstallException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            Path jar = jars.get(i);
            if (!Files.exists(jar)) {
                throw new InstallException(jar + ": there is no such file; name the jar with the plugin");
            }
            try {
                urls[i] = jar.toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new InstallException(jar + ": cannot be named", impossible);
            }
        }
        List<PluginProvider> found = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(urls, PluginProvider.class.getClassLoader())) {
            for (PluginProvider provider : ServiceLoader.load(PluginProvider.class, loader)) {
                if (provider.getClass().getClassLoader() == loader) {
                    found.add(provider);
                }
            }
            if (found.isEmpty()) {
                throw new InstallException(jars.getFirst()
                        + ": declares no plugins; its META-INF/services/lathe.plugin.PluginProvider must name a class");
            }
            return of(name.isEmpty() ? jarName(jars.getFirst()) : name, name.isEmpty(), jars, found);
        } catch (ServiceConfigurationError | LinkageError broken) {
            throw new InstallException(jars.getFirst() + ": " + broken.getMessage(), broken);
        } catch (IOException unreadable) {
            throw new InstallException(jars.getFirst() + ": cannot be read", unreadable);
        }
    }

    /**
     * Plugins of classes that this process has.
     *
     * @param anchors a class of each jar that the plugins need beside Lathe's core and bridge
     */
    public static BundleContents ofClasses(String name, List<PluginProvider> providers, List<Class<?>> anchors)
            throws InstallException {
        List<Path> jars = new ArrayList<>();
        for (Class<?> anchor : anchors) {
            Path jar = Jars.of(anchor);
            if (!jars.contains(jar)) {
                jars.add(jar);
            }
        }
        return of(name, false, jars, providers);
    }

    private static BundleContents of(String name, boolean mayBePlugins, List<Path> jars, List<PluginProvider> providers)
            throws InstallException {
        Map<String, PluginDescriptor> plugins = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (PluginProvider provider : providers) {
            names.add(provider.getClass().getName());
            for (PluginDescriptor plugin : provider.plugins()) {
                if (plugins.putIfAbsent(plugin.id(), plugin) != null) {
                    throw new InstallException(plugin.id() + " is declared twice; ids must be unique");
                }
            }
        }
        if (plugins.isEmpty()) {
            throw new InstallException(name + ": its providers declare no plugins");
        }
        List<PluginDescriptor> all = List.copyOf(plugins.values());
        String chosen = mayBePlugins && all.size() == 1 ? all.getFirst().name() : name;
        return new BundleContents(fileName(chosen), jars, names, all);
    }

    private static String jarName(Path jar) {
        return jar.toAbsolutePath()
                .getFileName()
                .toString()
                .replaceFirst("\\.jar$", "")
                .replaceFirst("-\\d.*$", "");
    }

    /** Without what some file system does not take. */
    private static String fileName(String name) {
        String clean = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}" + File.separator.replace("\\", "\\\\") + "]", "-")
                .strip();
        return clean.isEmpty() || clean.startsWith(".") ? "plugins" + clean : clean;
    }
}
