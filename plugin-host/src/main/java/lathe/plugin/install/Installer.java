package lathe.plugin.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts bundles where hosts look for them, and takes them away again. */
public final class Installer {

    private Installer() {}

    /**
     * Copies bundles; what is there under the same name is replaced in one step, also while hosts have it open.
     *
     * @param bundles {@code .clap} and {@code .vst3}; the folder that belongs to a CLAP goes with it
     * @return where they are now
     */
    public static List<Path> install(PluginPlaces places, List<Path> bundles) throws IOException, InstallException {
        List<Path> installed = new ArrayList<>();
        for (Path bundle : bundles) {
            String name = bundle.toAbsolutePath().getFileName().toString();
            if (!Files.exists(bundle)) {
                throw new InstallException(bundle + ": there is no such bundle; make it with lathe plugins build");
            }
            if (name.endsWith(".vst3")) {
                installed.add(copy(bundle, places.vst3().resolve(name)));
            } else if (name.endsWith(".clap")) {
                Path companion = BundleFiles.companion(bundle);
                if (Files.isDirectory(companion)) {
                    copy(companion, BundleFiles.companion(places.clap().resolve(name)));
                } else if (!Files.isDirectory(bundle)) {
                    throw new InstallException(
                            bundle + ": its folder " + companion.getFileName() + " is not beside it");
                }
                installed.add(copy(bundle, places.clap().resolve(name)));
            } else {
                throw new InstallException(bundle + ": is neither a .clap nor a .vst3");
            }
        }
        return installed;
    }

    private static Path copy(Path from, Path to) throws IOException {
        Path prepared = Swap.beside(to);
        try {
            Swap.copy(from, prepared);
            Swap.replace(prepared, to);
        } finally {
            Swap.delete(prepared);
        }
        Swap.sweepBeside(to);
        return to;
    }

    /**
     * Takes a bundle away in both formats.
     *
     * @return what was there
     * @throws InstallException if nothing of ours has that name
     */
    public static List<Path> remove(PluginPlaces places, String name) throws IOException, InstallException {
        List<Path> gone = new ArrayList<>();
        for (InstalledBundle bundle : InstalledBundle.list(places)) {
            if (bundle.name().equals(name)) {
                for (Path file : bundle.files()) {
                    Path away = Swap.beside(file);
                    Files.move(file, away);
                    Swap.deleteIfFree(away);
                    gone.add(file);
                }
            }
        }
        if (gone.isEmpty()) {
            throw new InstallException("no bundle " + name + " is installed; lathe plugins list shows those that are");
        }
        return gone;
    }
}
