package lathe.plugin.bridge;

import java.nio.file.Path;
import java.util.List;
import lathe.plugin.install.BundleBuilder;
import lathe.plugin.install.BundleContents;
import lathe.plugin.install.Platform;

/** Bundles with the plugins of {@link HalfGain}. */
final class TestBundle {

    private TestBundle() {}

    /** Builds both and gives the CLAP; the VST3 is beside it. */
    static Path build(String name, Path folder) throws Exception {
        BundleContents contents =
                BundleContents.ofClasses(name, List.of(new HalfGain.Provider()), List.of(HalfGain.class));
        BundleBuilder.build(contents, folder, Platform.current().orElseThrow());
        return folder.resolve(name + ".clap");
    }

    /** The library in the VST3 beside a CLAP. */
    static Path vst3(Path clap) {
        String name = name(clap);
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux" : "x86_64-linux";
        return clap.resolveSibling(name + ".vst3/Contents/" + architecture + "/" + name + ".so");
    }

    /** The manifest in the VST3 beside a CLAP. */
    static Path vst3Manifest(Path clap) {
        return clap.resolveSibling(name(clap) + ".vst3/Contents/Resources/" + BundleManifest.FILE);
    }

    private static String name(Path clap) {
        return clap.getFileName().toString().replace(".clap", "");
    }
}
