package lathe.jvst;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;

/** Finds the plugin and its editor in a jar that comes without an .ini. */
public final class JvstJar {

    private JvstJar() {}

    /**
     * What an .ini would say of a jar.
     *
     * @param wanted name of the plugin's class; empty if the jar has one only
     * @throws JvstException if the jar has no plugin, or several and none is named
     */
    public static JvstIni describe(Path jar, String wanted) throws IOException {
        List<Class<?>> plugins = new ArrayList<>();
        List<Class<?>> editors = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(jar)}, JvstJar.class.getClassLoader())) {
            for (String name : classNames(jar)) {
                sort(name, loader, plugins, editors);
            }
        }
        List<String> names = plugins.stream().map(Class::getName).toList();
        if (names.isEmpty()) {
            throw new JvstException(jar.toString(), "has no VSTPluginAdapter", "give the plugin's jar or its .ini");
        }
        if (wanted.isEmpty() && names.size() > 1) {
            throw new JvstException(
                    jar.toString(), "has " + String.join(", ", names), "name one with --class, or give its .ini");
        }
        String plugin = wanted.isEmpty() ? names.getFirst() : wanted;
        if (!names.contains(plugin)) {
            throw new JvstException(jar.toString(), "has no plugin " + plugin, "there is " + String.join(", ", names));
        }
        return new JvstIni(plugin, editor(plugin, editors), List.of(jar.toAbsolutePath()), false, List.of());
    }

    private static URL url(Path jar) throws JvstException {
        if (!Files.isRegularFile(jar)) {
            throw new JvstException(jar.toString(), "no such file", "give the plugin's jar or its .ini");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException unusable) {
            throw new JvstException(jar.toString(), "has no usable name", "rename it", unusable);
        }
    }

    private static List<String> classNames(Path jar) throws JvstException {
        try (JarFile open = new JarFile(jar.toFile())) {
            return open.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("jvst/wrapper/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException damaged) {
            throw new JvstException(jar.toString(), "is no jar", "give the plugin's jar or its .ini", damaged);
        }
    }

    /** Classes that cannot be loaded, as they need libraries that are not here, are nobody's plugin. */
    private static void sort(String name, ClassLoader loader, List<Class<?>> plugins, List<Class<?>> editors) {
        try {
            Class<?> found = Class.forName(name, false, loader);
            if (Modifier.isAbstract(found.getModifiers())) {
                return;
            }
            if (VSTPluginAdapter.class.isAssignableFrom(found)) {
                plugins.add(found);
            } else if (VSTPluginGUIAdapter.class.isAssignableFrom(found)) {
                editors.add(found);
            }
        } catch (ClassNotFoundException | LinkageError unusable) {
            return;
        }
    }

    /** The one called like the plugin with GUI behind, else the only one. */
    private static Optional<String> editor(String plugin, List<Class<?>> editors) {
        List<String> names = editors.stream().map(Class::getName).toList();
        if (names.contains(plugin + "GUI")) {
            return Optional.of(plugin + "GUI");
        }
        return names.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
    }
}
