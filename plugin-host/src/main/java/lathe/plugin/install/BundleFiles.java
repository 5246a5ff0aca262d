package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lathe.plugin.bridge.BundleManifest;
import lathe.plugin.bridge.ManifestText;

/** How a bundle of ours is laid out. */
final class BundleFiles {

    private BundleFiles() {}

    /** The folder beside a CLAP with its manifest and jars. */
    static Path companion(Path clap) {
        String name = clap.getFileName().toString();
        return clap.resolveSibling(name.substring(0, name.length() - ".clap".length()) + ".lathe");
    }

    /** The manifest of a {@code .clap} or {@code .vst3}; none if it is somebody else's. */
    static Optional<BundleManifest> manifest(Path bundle) throws IOException {
        List<Path> folders = bundle.toString().endsWith(".clap") && !Files.isDirectory(bundle)
                ? List.of(companion(bundle))
                : List.of(bundle.resolve("Contents/Resources"));
        for (Path folder : folders) {
            Path file = folder.resolve(BundleManifest.FILE);
            if (Files.exists(file)) {
                return Optional.of(ManifestText.read(file));
            }
        }
        return Optional.empty();
    }
}
