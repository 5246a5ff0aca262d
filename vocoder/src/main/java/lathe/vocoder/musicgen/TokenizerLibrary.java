package lathe.vocoder.musicgen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tells the tokenizer's native library how to behave before it is loaded: it stays off the network (left alone it may
 * fetch builds for graphics cards and reports its use), and unpacks itself below the user's cache folder instead of
 * {@code ~/.djl.ai}. What the user or the application has set already is left as it is.
 */
final class TokenizerLibrary {

    private TokenizerLibrary() {}

    static void prepare() {
        setIfAbsent("ai.djl.offline", "DJL_OFFLINE", "true");
        setIfAbsent("OPT_OUT_TRACKING", "OPT_OUT_TRACKING", "true");
        if (isAbsent("DJL_CACHE_DIR", "DJL_CACHE_DIR")) {
            setIfAbsent("ENGINE_CACHE_DIR", "ENGINE_CACHE_DIR", cacheFolder().toString());
        }
    }

    private static void setIfAbsent(String property, String variable, String value) {
        if (isAbsent(property, variable)) {
            System.setProperty(property, value);
        }
    }

    private static boolean isAbsent(String property, String variable) {
        return System.getProperty(property) == null && System.getenv(variable) == null;
    }

    /** {@code lathe} in the cache folder that the system has for its user, or in the temporary one. */
    private static Path cacheFolder() {
        String home = System.getProperty("user.home", "");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path caches;
        if (system.startsWith("windows")) {
            caches = variableOr("LOCALAPPDATA", Path.of(home, "AppData", "Local"));
        } else if (system.startsWith("mac")) {
            caches = Path.of(home, "Library", "Caches");
        } else {
            caches = variableOr("XDG_CACHE_HOME", Path.of(home, ".cache"));
        }
        Path existing = Files.exists(caches) ? caches : caches.toAbsolutePath().getParent();
        boolean usable = existing != null && Files.isWritable(existing);
        return usable
                ? caches.resolve("lathe")
                : Path.of(System.getProperty("java.io.tmpdir"), "lathe-" + System.getProperty("user.name"));
    }

    private static Path variableOr(String variable, Path otherwise) {
        String value = System.getenv(variable);
        return value == null || value.isEmpty() ? otherwise : Path.of(value);
    }
}
