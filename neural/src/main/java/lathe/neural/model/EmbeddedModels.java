package lathe.neural.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.TreeSet;
import lathe.neural.session.ModelException;

/**
 * Models that came with the program, as resources: {@value #INDEX} lists a name a line, and each lies in a folder of that name
 * beside it. ONNX Runtime wants files, so they are written to the cache when first used.
 */
final class EmbeddedModels {

    private static final String FOLDER = "lathe/models/";
    private static final String INDEX = FOLDER + "index.txt";

    private final ClassLoader program;
    private final Path cache;

    EmbeddedModels(ClassLoader program, Path cache) {
        this.program = program;
        this.cache = cache;
    }

    /** All names in order; several jars may bring some. */
    SequencedSet<String> ids() {
        SequencedSet<String> ids = new TreeSet<>();
        try {
            for (URL index : Collections.list(program.getResources(INDEX))) {
                try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(index.openStream(), StandardCharsets.UTF_8))) {
                    lines.lines()
                            .map(String::strip)
                            .filter(ManifestReader::isId)
                            .forEach(ids::add);
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program's own list of models cannot be read", unreadable);
        }
        return ids;
    }

    ModelPackage read(String id) throws ModelException {
        String where = id + "/" + Manifest.NAME;
        try (InputStream in = resource(where)) {
            byte[] bytes = in.readAllBytes();
            Path folder = cache.resolve("embedded").resolve(id + "-" + digest(bytes));
            if (!Files.isRegularFile(folder.resolve(Manifest.NAME))) {
                unpack(id, ZipCache.wanted(where, Manifest.parse(where, bytes)), folder);
            }
            return ModelPackage.read(folder);
        } catch (IOException failed) {
            throw new ModelException(
                    id,
                    "cannot be written to " + cache + " (" + failed.getMessage() + ")",
                    "look for free space and permissions there",
                    failed);
        }
    }

    private void unpack(String id, List<String> names, Path folder) throws IOException {
        try (FolderInTheMaking making = FolderInTheMaking.beside(folder)) {
            for (String name : names) {
                Path target = making.folder().resolve(name);
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                try (InputStream in = resource(id + "/" + name)) {
                    Files.copy(in, target);
                }
            }
            making.commit();
        }
    }

    private InputStream resource(String name) throws IOException {
        InputStream in = program.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new IOException("the program lacks its file " + name);
        }
        return in;
    }

    /** The description holds the digests of all files, so its own tells all of them. */
    private static String digest(byte[] description) {
        return HexFormat.of().formatHex(Digest.sha256().digest(description), 0, 8);
    }
}
