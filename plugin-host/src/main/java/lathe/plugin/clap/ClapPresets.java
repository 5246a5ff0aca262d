package lathe.plugin.clap;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import lathe.core.param.Preset;
import lathe.plugin.ffi.NativeText;
import lathe.plugin.ffi.Upcalls;

/**
 * {@code clap.preset-load/2}: presets that come with the plugin by their name as load key, and preset files as {@code lathe}
 * writes them.
 */
final class ClapPresets {

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /** Native functions. */
    static final long TABLE = Upcalls.table(HERE, 0, "fromLocation");

    private static final int IN_FILE = 0;

    private ClapPresets() {}

    @SuppressWarnings("unused") // called by hosts
    private static long fromLocation(long self, long kind, long location, long loadKey, long e) {
        ClapPlugin plugin = ClapPlugin.of(self);
        try {
            plugin.instance().loadPreset(find(plugin, (int) kind, NativeText.read(location), NativeText.read(loadKey)));
        } catch (IOException | RuntimeException refused) {
            plugin.link().presetLoaded((int) kind, location, loadKey, String.valueOf(refused.getMessage()));
            return 0;
        }
        plugin.link().presetLoaded((int) kind, location, loadKey, null);
        return 1;
    }

    private static Preset find(ClapPlugin plugin, int kind, String location, String loadKey) throws IOException {
        if (kind == IN_FILE) {
            return Preset.read(Path.of(location));
        }
        return plugin.instance().descriptor().presets().stream()
                .filter(preset -> preset.name().equals(loadKey))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no preset \"" + loadKey + "\""));
    }
}
