package lathe.plugin.install;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where plugins lie on this machine: the folders of one user that hosts look into, and Lathe's own. The shim finds the
 * shared runtime by the same rules.
 *
 * @param data Lathe's folder: runtimes and the log
 * @param clap folder of CLAP bundles
 * @param vst3 folder of VST3 bundles
 */
public record PluginPlaces(Path data, Path clap, Path vst3) {

    /** Those of the user who runs this. */
    public static PluginPlaces ofUser() {
        return of(System.getProperty("os.name", ""), System.getenv(), Path.of(System.getProperty("user.home", "")));
    }

    /**
     * Those of any user. Sources: CLAP 1.2, {@code entry.h}; VST3, "Plug-in Locations"; XDG Base Directory 0.8.
     *
     * @param system as the property {@code os.name} has it
     * @param environment variables that may lead elsewhere
     * @param home the user's folder, unless {@code HOME} names another, as hosts follow that
     */
    static PluginPlaces of(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path local = folder(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            Path common = local.resolve("Programs").resolve("Common");
            return new PluginPlaces(local.resolve("lathe"), common.resolve("CLAP"), common.resolve("VST3"));
        }
        Path user = folder(environment, "HOME", home);
        if (name.startsWith("mac")) {
            Path library = user.resolve("Library");
            Path audio = library.resolve("Audio/Plug-Ins");
            return new PluginPlaces(
                    library.resolve("Application Support/lathe"), audio.resolve("CLAP"), audio.resolve("VST3"));
        }
        Path data = folder(environment, "XDG_DATA_HOME", user.resolve(".local/share"));
        return new PluginPlaces(data.resolve("lathe"), user.resolve(".clap"), user.resolve(".vst3"));
    }

    private static Path folder(Map<String, String> environment, String variable, Path usual) {
        String told = environment.getOrDefault(variable, "");
        return told.isEmpty() || !Path.of(told).isAbsolute() ? usual : Path.of(told);
    }

    /** Folder of the runtimes; a file {@code current} in it names the one in use. */
    public Path runtimes() {
        return data.resolve("runtime");
    }

    /** What plugins noted. */
    public Path log() {
        return data.resolve("logs").resolve("plugins.log");
    }
}
