package lathe.neural.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lathe.core.audio.AtomicFile;
import lathe.neural.session.ModelException;

/** Results of checks in the cache, by the digest of the model: another file under the same name has none. */
final class CheckStore {

    private final Path folder;

    /** @param cache as {@link ModelPlaces#cache} */
    CheckStore(Path cache) {
        folder = cache.resolve("checks");
    }

    /** Where the result for a model is kept. */
    Path place(ModelPackage model) {
        return folder.resolve(model.digest() + ".json");
    }

    /** Keeps a result, instead of an earlier one. */
    void save(ModelPackage model, CheckResult result) throws ModelException {
        Path place = place(model);
        try {
            Files.createDirectories(folder);
            try (AtomicFile file = AtomicFile.create(place)) {
                file.write(ByteBuffer.wrap(Manifest.write(result.json()).getBytes(StandardCharsets.UTF_8)));
                file.commit();
            }
        } catch (IOException failed) {
            throw new ModelException(
                    place, "cannot be written (" + failed.getMessage() + ")", "look for free space there", failed);
        }
    }

    /** The timing that a check measured here; empty if there was none, or its result cannot be read. */
    Optional<Timing> timing(ModelPackage model) {
        Path place = place(model);
        if (!Files.isRegularFile(place)) {
            return Optional.empty();
        }
        try {
            return CheckResult.timing(Manifest.read(place.toString(), place));
        } catch (ModelException damaged) {
            return Optional.empty(); // a cache may be deleted, so it may be damaged
        }
    }

    /** The model with what a check measured here, or as it is. */
    ModelPackage attached(ModelPackage model) {
        return timing(model).map(model::with).orElse(model);
    }
}
