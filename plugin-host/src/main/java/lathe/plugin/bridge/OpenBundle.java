package lathe.plugin.bridge;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;
import org.jspecify.annotations.Nullable;

/**
 * A bundle in use. Its jars are behind a class loader of its own, so that bundles with classes of the same names do not
 * meet; only what this bridge itself consists of is common.
 */
final class OpenBundle {

    private final Path folder;
    private final BundleManifest manifest;
    private @Nullable Map<String, PluginDescriptor> descriptors;

    OpenBundle(Path folder, BundleManifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * What is declared for a plugin of the manifest.
     *
     * @throws IllegalStateException if no provider of the bundle declares it any more
     */
    PluginDescriptor descriptor(int index) throws ReflectiveOperationException {
        String id = manifest.plugins().get(index).id();
        PluginDescriptor descriptor = load().get(id);
        if (descriptor == null) {
            throw new IllegalStateException(
                    id + " is in the manifest of " + folder + " and in none of its providers; build the bundle again");
        }
        return descriptor;
    }

    private synchronized Map<String, PluginDescriptor> load() throws ReflectiveOperationException {
        Map<String, PluginDescriptor> known = descriptors;
        if (known == null) {
            known = new HashMap<>();
            ClassLoader own = new URLClassLoader(
                    manifest.name(), urls(folder, manifest.jars()), OpenBundle.class.getClassLoader());
            Thread here = Thread.currentThread();
            ClassLoader before = here.getContextClassLoader();
            here.setContextClassLoader(own); // a provider that is common finds the bundle's resources by it
            try {
                declared(own, known);
            } finally {
                here.setContextClassLoader(before);
            }
            descriptors = known;
        }
        return known;
    }

    private void declared(ClassLoader own, Map<String, PluginDescriptor> known) throws ReflectiveOperationException {
        for (String provider : manifest.providers()) {
            Object made = own.loadClass(provider).getConstructor().newInstance();
            for (PluginDescriptor descriptor : ((PluginProvider) made).plugins()) {
                known.putIfAbsent(descriptor.id(), descriptor);
            }
        }
    }

    static URL[] urls(Path folder, List<String> names) {
        URL[] urls = new URL[names.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = folder.resolve(names.get(i)).toUri().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalArgumentException(folder + "/" + names.get(i), impossible);
            }
        }
        return urls;
    }
}
