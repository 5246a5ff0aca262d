package lathe.jvst;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import jvst.wrapper.VSTPluginAdapter;
import lathe.plugin.PluginDescriptor;

/** An old plugin that has been loaded: its class and its editor's, ready to make instances. */
public final class JvstPlugin {

    private static final String BRIDGE_CLASS = "jvst/wrapper/VSTPluginAdapter.class";
    private static final String BRIDGE_BOOT_CLASS = "jvst/wrapper/system/VSTiClassLoader.class";

    private final JvstIni ini;
    private final Class<? extends VSTPluginAdapter> type;
    private final ClassLoader loader;

    private JvstPlugin(JvstIni ini, Class<? extends VSTPluginAdapter> type, ClassLoader loader) {
        this.ini = ini;
        this.type = type;
        this.loader = loader;
    }

    /**
     * Loads a plugin from the jars of its .ini, in a loader of its own. Jars of the old bridge among them are left out, as
     * this module has their classes.
     *
     * @throws JvstException if a jar or the class is missing, or the class is no plugin
     */
    public static JvstPlugin load(JvstIni ini) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : pluginJars(ini)) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException unusable) {
                throw new JvstException(jar.toString(), "has no usable name", "rename it", unusable);
            }
        }
        return load(ini, new URLClassLoader(urls.toArray(URL[]::new), JvstPlugin.class.getClassLoader()));
    }

    /** The jars of an .ini that are the plugin's own, not the old bridge's; each exists. */
    public static List<Path> pluginJars(JvstIni ini) throws IOException {
        List<Path> own = new ArrayList<>();
        for (Path jar : ini.jars()) {
            if (Files.isDirectory(jar)) {
                own.add(jar);
            } else if (!Files.isRegularFile(jar)) {
                if (!isNamedLikeTheBridge(jar)) {
                    throw new JvstException(
                            ini.pluginClass(), "its ClassPath names " + jar + ", which is not there", "put it there");
                }
            } else if (!isBridge(jar)) {
                own.add(jar);
            }
        }
        return own;
    }

    private static boolean isNamedLikeTheBridge(Path jar) {
        String name = String.valueOf(jar.getFileName()).toLowerCase(java.util.Locale.ROOT);
        return name.startsWith("jvstwrapper") || name.startsWith("jvstsystem");
    }

    /** A jar of the old bridge alone; one that has a plugin beside is kept, and the bridge's classes in it are not seen. */
    private static boolean isBridge(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            boolean bridge = open.getEntry(BRIDGE_CLASS) != null || open.getEntry(BRIDGE_BOOT_CLASS) != null;
            return bridge
                    && open.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class"))
                            .allMatch(name -> name.startsWith("jvst/wrapper/"));
        } catch (IOException damaged) {
            throw new JvstException(jar.toString(), "is no jar", "replace it", damaged);
        }
    }

    /**
     * Loads a plugin from a loader that has its jars already, as a bundle's has.
     *
     * @throws JvstException if the class is missing or no plugin
     */
    public static JvstPlugin load(JvstIni ini, ClassLoader loader) throws JvstException {
        Class<?> found;
        try {
            found = Class.forName(ini.pluginClass(), true, loader);
        } catch (ClassNotFoundException missing) {
            throw new JvstException(
                    ini.pluginClass(), "no such class in its ClassPath", "check PluginClass and ClassPath", missing);
        } catch (LinkageError unusable) {
            throw new JvstException(
                    ini.pluginClass(), "cannot be loaded: " + unusable, "add the jars it needs to ClassPath", unusable);
        }
        if (!VSTPluginAdapter.class.isAssignableFrom(found)) {
            throw new JvstException(
                    ini.pluginClass(), "is no VSTPluginAdapter", "name the plugin's class in PluginClass");
        }
        Logging.turn(ini.logging());
        return new JvstPlugin(ini, found.asSubclass(VSTPluginAdapter.class), loader);
    }

    /** What it was loaded from. */
    public JvstIni ini() {
        return ini;
    }

    /** Name of its editor's class, where it has one. */
    public Optional<String> editorClass() {
        return ini.editorClass();
    }

    ClassLoader loader() {
        return loader;
    }

    /** Folder of its jars, with a separator at the end as VST 2 has it; empty where they have none. */
    String directory() {
        Path parent = ini.jars().isEmpty() ? null : ini.jars().getFirst().getParent();
        return parent == null ? "" : parent + File.separator;
    }

    /** The jar, or the folder of classes, that a class came from. */
    static Path placeOf(Class<?> known) throws IOException {
        try {
            return Path.of(
                    known.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException unusable) {
            throw new IOException(known + " is in no file", unusable);
        }
    }

    /**
     * A new instance, opened.
     *
     * @throws JvstException if it cannot be made; with what its constructor threw
     */
    VSTPluginAdapter newInstance() throws JvstException {
        Thread here = Thread.currentThread();
        ClassLoader before = here.getContextClassLoader();
        here.setContextClassLoader(loader);
        try {
            VSTPluginAdapter made = type.getConstructor(long.class).newInstance(0L);
            made.open();
            return made;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw new JvstException(
                    type.getName(), "cannot be made: " + cause, "it needs a public constructor that works", failed);
        } finally {
            here.setContextClassLoader(before);
        }
    }

    /**
     * What hosts may know of it, asked of an instance made for that.
     *
     * @throws JvstException if no instance can be made
     */
    public PluginDescriptor descriptor() throws JvstException {
        return JvstDescriptor.of(this);
    }

    /** Reaches the log's switch, which is for plugins only. */
    private abstract static class Logging extends VSTPluginAdapter {

        private Logging() {
            super(0);
        }

        static void turn(boolean on) {
            setIsLogEnabled(on);
        }
    }
}
