package lathe.jvst;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;

/**
 * The plugin of a wrapped bundle: its .ini is a resource, its jars are in the bundle's loader. Where there is no such
 * resource there is no plugin.
 */
public final class JvstProvider implements PluginProvider {

    /** Name of the resource. */
    public static final String RESOURCE = "META-INF/lathe/jvst.ini";

    private final ClassLoader loader;

    /** Looks in the loader that this class is from, and in the thread's. */
    public JvstProvider() {
        ClassLoader own = JvstProvider.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        loader = context != null && own.getResource(RESOURCE) == null ? context : own;
    }

    @Override
    public List<PluginDescriptor> plugins() {
        try (InputStream ini = loader.getResourceAsStream(RESOURCE)) {
            if (ini == null) {
                return List.of();
            }
            String text = new String(ini.readAllBytes(), StandardCharsets.UTF_8);
            JvstIni read = JvstIni.parse(RESOURCE, text, folder());
            return List.of(JvstPlugin.load(read, loader).descriptor());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where the bundle's jars lie; the plugin may keep files beside them. */
    private static Path folder() throws IOException {
        Path place = JvstPlugin.placeOf(JvstProvider.class).toAbsolutePath();
        return place.getParent() == null ? place : place.getParent();
    }
}
