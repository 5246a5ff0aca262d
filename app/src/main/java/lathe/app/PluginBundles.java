package lathe.app;

import java.nio.file.Path;
import java.util.List;
import lathe.bundle.LatheProvider;
import lathe.plugin.install.BundleContents;
import lathe.plugin.install.InstallException;
import lathe.plugin.install.Platform;
import lathe.postfx.eq.ParametricEq;

/** What the plugin commands mean by the words of a line. */
final class PluginBundles {

    private static final String OWN_NAME = "Lathe";

    private PluginBundles() {}

    /** The plugins of jars, or Lathe's own without any; {@code name} may be empty. */
    static BundleContents contents(List<Path> jars, String name) throws InstallException {
        if (!jars.isEmpty()) {
            return BundleContents.ofJars(name, jars);
        }
        return BundleContents.ofClasses(
                name.isEmpty() ? OWN_NAME : name,
                List.of(new LatheProvider()),
                List.of(LatheProvider.class, ParametricEq.class));
    }

    /** The platform with that id; this one for an empty id. */
    static Platform platform(String id) {
        if (id.isEmpty()) {
            return Platform.current()
                    .orElseThrow(() -> new CallException(
                            "plugins cannot be built for this system; name one with --platform: " + available()));
        }
        return Platform.available().stream()
                .filter(platform -> platform.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () -> new CallException("--platform " + id + " has no shim in this build; use " + available()));
    }

    private static String available() {
        return String.join(", ", Platform.available().stream().map(Platform::id).toList());
    }
}
