package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import lathe.neural.session.ModelException;

/**
 * Zips unpacked, each once, into a folder called after its digest. Only what {@code model.json} names comes out; the folder
 * appears whole or not at all.
 */
final class ZipCache {

    /** Weights do not shrink to a hundredth; what does is made to fill disks. */
    private static final long MOST_TIMES = 100;

    private static final long ALWAYS_FINE_BYTES = 16 << 20;

    private ZipCache() {}

    /** The folder of an unpacked zip. */
    static Path unpacked(Path zip, Path cache) throws ModelException {
        try {
            Path packages = Files.createDirectories(cache.resolve("packages"));
            Path folder = packages.resolve(Digest.sha256(zip));
            if (!Files.isRegularFile(folder.resolve(Manifest.NAME))) {
                try (ZipPackage files = ZipPackage.open(zip)) {
                    unpack(zip, files, folder);
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new ModelException(
                    zip,
                    "cannot be unpacked to " + cache + " (" + failed.getMessage() + ")",
                    "look for free space and permissions there",
                    failed);
        }
    }

    private static void unpack(Path zip, ZipPackage files, Path folder) throws IOException, ModelException {
        String where = zip + "!/" + Manifest.NAME;
        JsonSection json = Manifest.parse(where, files.read(Manifest.NAME, Manifest.LARGEST_BYTES));
        List<String> names = wanted(where, json);
        long total = 0;
        for (String name : names) {
            total += files.bytes(name);
        }
        if (total > ALWAYS_FINE_BYTES && total > MOST_TIMES * files.packedBytes()) {
            throw new ModelException(
                    zip, files.packedBytes() + " bytes claim to become " + total, "do not trust this package");
        }
        if (total > Files.getFileStore(folder.toAbsolutePath().getParent()).getUsableSpace()) {
            throw new ModelException(zip, "needs " + total + " bytes unpacked", "free some space at " + folder);
        }
        try (FolderInTheMaking making = FolderInTheMaking.beside(folder)) {
            for (String name : names) {
                files.extract(name, making.folder());
            }
            making.commit();
        }
    }

    /** Everything that the description names. */
    static List<String> wanted(String where, JsonSection json) throws ModelException {
        ManifestReader reader = new ManifestReader(where, json);
        reader.requireKnownSchema();
        SequencedSet<String> names = new LinkedHashSet<>();
        names.add(Manifest.NAME);
        reader.files().forEach(file -> names.add(file.path()));
        Path here = Path.of("");
        reader.test(here).ifPresent(test -> {
            test.inputs().values().forEach(path -> names.add(slashes(path)));
            test.outputs().values().forEach(path -> names.add(slashes(path)));
        });
        return List.copyOf(names);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
