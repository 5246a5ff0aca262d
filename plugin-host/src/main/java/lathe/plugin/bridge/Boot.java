package lathe.plugin.bridge;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import lathe.plugin.ffi.BridgeLog;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.ShimGuards;

/**
 * Where the native shim enters Java. Name and signature never change: shims and bridges of different age meet in one
 * process, and this is all that they know of each other.
 */
public final class Boot {

    private static final int LOG_PATH = 2;

    private Boot() {}

    /**
     * Opens a bundle.
     *
     * @param bundleFolder where its manifest and jars are
     * @param shimFunctions address of the shim's table: a function that looks after fault signals, one that guards others
     *     against small stacks, and the path of the log; any may be 0, and so may the table
     * @return address of three words: function that makes CLAP instances, one that makes VST3 instances, the bundle's
     *     number, which both want; 0 if the log says why not
     */
    public static long start(String bundleFolder, long shimFunctions) {
        try {
            nameLog(shimFunctions);
            Path folder = Path.of(bundleFolder);
            BundleManifest manifest = ManifestText.read(folder.resolve(BundleManifest.FILE));
            if (!Bridge.serves(manifest.level()) && isShared()) {
                return startOwn(folder, manifest, shimFunctions);
            }
            ShimGuards.install(shimFunctions);
            return Bridge.open(new OpenBundle(folder, manifest));
        } catch (Throwable thrown) {
            BridgeLog.note(bundleFolder + " cannot be opened", thrown);
            return 0;
        }
    }

    private static void nameLog(long shimFunctions) {
        if ("own".equals(System.getProperty("lathe.plugin.jvm"))) {
            LogOutput.replaceStandardStreams();
        }
        if (System.getProperty("lathe.plugin.log") == null && shimFunctions != 0) {
            String path = NativeText.read(NativeMemory.word(shimFunctions + 8L * LOG_PATH));
            if (!path.isEmpty()) {
                System.setProperty("lathe.plugin.log", path);
            }
        }
    }

    /** True for the bridge of the whole JVM, false for one that came with a bundle. */
    private static boolean isShared() {
        return Boot.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    /** A bundle of another age brings its own bridge, which lives beside this one and shares nothing with it. */
    private static long startOwn(Path folder, BundleManifest manifest, long shimFunctions)
            throws ReflectiveOperationException {
        URL[] jars = OpenBundle.urls(folder.resolve(BundleManifest.BRIDGE_FOLDER), manifest.bridgeJars());
        ClassLoader loader = new URLClassLoader("lathe-bridge", jars, ClassLoader.getPlatformClassLoader());
        try {
            return (long) loader.loadClass(Boot.class.getName())
                    .getMethod("start", String.class, long.class)
                    .invoke(null, folder.toString(), shimFunctions);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException("the bundle's own bridge failed", thrown.getCause());
        }
    }
}
