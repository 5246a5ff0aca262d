package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lathe.plugin.bridge.BundleManifest;

/**
 * A bundle of ours where hosts look for it.
 *
 * @param name without an ending
 * @param format {@code clap} or {@code vst3}
 * @param file the bundle
 * @param files all that belongs to it
 * @param plugins in it, as hosts list them; none if its manifest is damaged
 */
public record InstalledBundle(
        String name, String format, Path file, List<Path> files, List<BundleManifest.Plugin> plugins) {

    public InstalledBundle {
        files = List.copyOf(files);
        plugins = List.copyOf(plugins);
    }

    /** Ours among what is in the folders of both formats, by format and name. */
    public static List<InstalledBundle> list(PluginPlaces places) throws IOException {
        List<InstalledBundle> all = new ArrayList<>();
        collect(places.clap(), "clap", all);
        collect(places.vst3(), "vst3", all);
        return all;
    }

    private static void collect(Path folder, String format, List<InstalledBundle> all) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> bundles;
        try (Stream<Path> list = Files.list(folder)) {
            bundles = list.filter(file -> file.getFileName().toString().endsWith("." + format))
                    .sorted()
                    .toList();
        }
        for (Path bundle : bundles) {
            Optional<List<BundleManifest.Plugin>> plugins = plugins(bundle);
            if (plugins.isPresent()) {
                String name = bundle.getFileName().toString();
                List<Path> files = new ArrayList<>(List.of(bundle));
                if (format.equals("clap") && Files.exists(BundleFiles.companion(bundle))) {
                    files.add(BundleFiles.companion(bundle));
                }
                all.add(new InstalledBundle(
                        name.substring(0, name.lastIndexOf('.')), format, bundle, files, plugins.get()));
            }
        }
    }

    private static Optional<List<BundleManifest.Plugin>> plugins(Path bundle) {
        try {
            return BundleFiles.manifest(bundle).map(BundleManifest::plugins);
        } catch (IOException damaged) {
            return Optional.of(List.of());
        }
    }
}
