package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.bridge.BundleManifest;
import lathe.plugin.bridge.ManifestText;

/**
 * Makes bundles: {@code Name.clap} with a folder {@code Name.lathe} beside it (on macOS one folder with both), and
 * {@code Name.vst3} for all platforms at once. Nothing is compiled; the native part is the same for all bundles.
 */
public final class BundleBuilder {

    private BundleBuilder() {}

    /**
     * Makes both bundles in a folder, or replaces them there.
     *
     * @param platform of the CLAP; the VST3 serves all whose shim came with this build
     * @return what appeared: the CLAP, its folder where it has one, the VST3
     */
    public static List<Path> build(BundleContents contents, Path folder, Platform platform)
            throws IOException, InstallException {
        Path work = Swap.beside(folder.resolve(contents.name()));
        try {
            List<Path> made = new ArrayList<>();
            for (Path one : prepare(contents, work, platform)) {
                Path target = folder.resolve(one.getFileName());
                Swap.replace(one, target);
                made.add(target);
            }
            return made;
        } finally {
            Swap.delete(work);
        }
    }

    private static List<Path> prepare(BundleContents contents, Path work, Platform platform)
            throws IOException, InstallException {
        String name = contents.name();
        Path clap = work.resolve(name + ".clap");
        Path vst3 = work.resolve(name + ".vst3").resolve("Contents");
        List<Path> made = new ArrayList<>();
        if (platform == Platform.MACOS) {
            fill(contents, clap.resolve("Contents/Resources"));
            platform.copyShim(clap.resolve("Contents/MacOS").resolve(name));
            MacInfo.write(clap.resolve("Contents"), contents);
        } else {
            Path beside = work.resolve(name + ".lathe");
            fill(contents, beside);
            made.add(beside); // before the library that a host may find the moment it is there
            platform.copyShim(clap);
        }
        made.add(clap);
        Path resources = vst3.resolve("Resources");
        BundleManifest manifest = fill(contents, resources);
        Files.writeString(resources.resolve("moduleinfo.json"), ModuleInfo.of(manifest));
        for (Platform each : Platform.available()) {
            each.copyShim(vst3.resolve(each.vst3Library(name)));
            if (each == Platform.MACOS) {
                MacInfo.write(vst3, contents);
            }
        }
        made.add(vst3.getParent());
        return made;
    }

    private static BundleManifest fill(BundleContents contents, Path folder) throws IOException, InstallException {
        List<String> jars = Jars.copy(contents.jars(), folder);
        List<String> bridge = Jars.copy(Jars.ofBridge(), folder.resolve(BundleManifest.BRIDGE_FOLDER));
        PluginDescriptor first = contents.plugins().getFirst();
        BundleManifest manifest = new BundleManifest(
                BundleManifest.LEVEL,
                contents.name(),
                first.vendor(),
                first.url(),
                "",
                bridge,
                jars,
                contents.providers(),
                contents.plugins().stream().map(BundleBuilder::entry).toList());
        Files.writeString(folder.resolve(BundleManifest.FILE), ManifestText.of(manifest));
        return manifest;
    }

    private static BundleManifest.Plugin entry(PluginDescriptor plugin) {
        return new BundleManifest.Plugin(
                plugin.id(),
                plugin.name(),
                plugin.vendor(),
                plugin.url(),
                plugin.manualUrl(),
                plugin.supportUrl(),
                plugin.version(),
                plugin.description(),
                plugin.features(),
                plugin.vst3Id(),
                Vst3Category.of(plugin));
    }
}
