package lathe.neural.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where models lie on this machine: XDG Base Directory 0.8 on Linux and other Unix, {@code Library} on a Mac, {@code AppData}
 * on Windows.
 *
 * @param models a folder a package, by its id
 * @param cache unpacked zips and results of checks; may be deleted at any time
 */
public record ModelPlaces(Path models, Path cache) {

    /** Those of the user who runs this. */
    public static ModelPlaces ofUser() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    /**
     * Those of any user.
     *
     * @param system as the property {@code os.name} has it
     * @param environment variables that may lead elsewhere
     * @param home the user's folder
     */
    static ModelPlaces of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            Path library = home.resolve("Library");
            return new ModelPlaces(
                    library.resolve("Application Support").resolve("lathe").resolve("models"),
                    library.resolve("Caches").resolve("lathe"));
        }
        if (name.startsWith("windows")) {
            Path roaming = folder(environment, "APPDATA", home.resolve("AppData/Roaming"));
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new ModelPlaces(
                    roaming.resolve("lathe").resolve("models"),
                    local.resolve("lathe").resolve("cache"));
        }
        Path data = folder(environment, "XDG_DATA_HOME", home.resolve(".local/share"));
        Path cache = folder(environment, "XDG_CACHE_HOME", home.resolve(".cache"));
        return new ModelPlaces(data.resolve("lathe").resolve("models"), cache.resolve("lathe"));
    }

    /** XDG: a relative path is as good as none. */
    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        String told = environment.getOrDefault(variable, "");
        return told.isEmpty() || !Path.of(told).isAbsolute() ? usual : Path.of(told);
    }
}
