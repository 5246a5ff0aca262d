package jvst.wrapper.system;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/** A plugin's own loader: its jars first, except for the classes of this bridge. */
public class VSTiClassLoader extends URLClassLoader {

    /** @param urls the plugin's jars */
    public VSTiClassLoader(URL[] urls) {
        super(urls, VSTiClassLoader.class.getClassLoader());
    }

    @Override
    @SuppressWarnings("rawtypes") // as plugins know it
    protected Class findClass(String name) throws ClassNotFoundException {
        return super.findClass(name);
    }

    @Override
    protected @Nullable String findLibrary(String name) {
        return super.findLibrary(name);
    }

    @Override
    @SuppressWarnings({"rawtypes", "UnsynchronizedOverridesSynchronized"}) // as plugins know it
    protected synchronized Class loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && !isOfTheBridge(name)) {
            try {
                loaded = findClass(name);
            } catch (ClassNotFoundException notHere) {
                loaded = null;
            }
        }
        return loaded == null ? super.loadClass(name, resolve) : loaded;
    }

    @Override
    @SuppressWarnings("rawtypes") // as plugins know it
    public Class loadClass(String name) throws ClassNotFoundException {
        return loadClass(name, false);
    }

    private static boolean isOfTheBridge(String name) {
        return name.startsWith("jvst.wrapper.") || name.startsWith("lathe.") || name.startsWith("java");
    }
}
