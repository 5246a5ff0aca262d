package lathe.neural.model;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.stream.Stream;
import lathe.core.text.Nearest;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;

/**
 * The models that a user has: those in the folder of the user, one folder each, and those that came with the program. What a
 * check measured on this machine is told instead of what a package declares.
 */
public final class ModelLibrary {

    private final ModelPlaces places;
    private final EmbeddedModels embedded;
    private final CheckStore checks;

    /**
     * @param places where the user's models and the cache lie
     * @param program loads the models that came with the program
     */
    public ModelLibrary(ModelPlaces places, ClassLoader program) {
        this.places = places;
        embedded = new EmbeddedModels(program, places.cache());
        checks = new CheckStore(places.cache());
    }

    /** The library of the user who runs this. */
    public static ModelLibrary ofUser() {
        return new ModelLibrary(
                ModelPlaces.ofUser(), Objects.requireNonNull(ModelLibrary.class.getClassLoader(), "class loader"));
    }

    /**
     * A model of the library, or why it is none.
     *
     * @param id its name
     * @param isEmbedded whether it came with the program
     * @param model the model; empty if it cannot be used
     * @param fault why not; empty if it can
     */
    public record Entry(String id, boolean isEmbedded, Optional<ModelPackage> model, String fault) {}

    /** Where the user's models lie; may not exist yet. */
    public ModelPlaces places() {
        return places;
    }

    /** All models by name, the user's before those of the same name that came with the program. */
    public List<Entry> list() throws ModelException {
        SequencedMap<String, Entry> entries = new LinkedHashMap<>();
        for (String id : userIds()) {
            entries.put(id, entry(id, false));
        }
        for (String id : embedded.ids()) {
            if (!entries.containsKey(id)) {
                entries.put(id, entry(id, true));
            }
        }
        return List.copyOf(entries.values());
    }

    private Entry entry(String id, boolean isEmbedded) {
        try {
            ModelPackage model = isEmbedded
                    ? embedded.read(id)
                    : ModelPackage.read(places.models().resolve(id), places);
            return new Entry(id, isEmbedded, Optional.of(checks.attached(model)), "");
        } catch (ModelException broken) {
            return new Entry(id, isEmbedded, Optional.empty(), String.valueOf(broken.getMessage()));
        }
    }

    /** The names of all models. */
    public SequencedSet<String> ids() throws ModelException {
        SequencedSet<String> ids = new LinkedHashSet<>(userIds());
        ids.addAll(embedded.ids());
        return ids;
    }

    private List<String> userIds() throws ModelException {
        if (!Files.isDirectory(places.models())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(places.models())) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new ModelException(
                    places.models(),
                    "cannot be read (" + unreadable.getMessage() + ")",
                    "check its permissions",
                    unreadable);
        }
    }

    /**
     * Finds a model.
     *
     * @param idOrPath the name of a model of the library, or the path of a package, a zip, an ONNX file or a folder with such
     * @throws ModelException if there is none, with the nearest name; or if it cannot be used
     */
    public ModelPackage open(String idOrPath) throws ModelException {
        boolean isName = ManifestReader.isId(idOrPath);
        if (isName && userIds().contains(idOrPath)) {
            return checks.attached(ModelPackage.read(places.models().resolve(idOrPath), places));
        }
        if (isName && embedded.ids().contains(idOrPath)) {
            return checks.attached(embedded.read(idOrPath));
        }
        try {
            Path path = Path.of(idOrPath);
            if (!idOrPath.isEmpty() && Files.exists(path)) {
                return checks.attached(ModelPackage.read(path, places));
            }
        } catch (InvalidPathException notPath) {
            // Then it is told below as what it is: no name of a model.
            throw new ModelException(Shown.text(idOrPath), unknown(idOrPath), "name one of them", notPath);
        }
        if (!isName && !idOrPath.isEmpty()) {
            throw new ModelException(
                    Shown.text(idOrPath), "does not exist", "check the path, or see lathe models list");
        }
        throw new ModelException(
                Shown.text(idOrPath), unknown(idOrPath), "add one with lathe models add, or give a path");
    }

    private String unknown(String typed) throws ModelException {
        SequencedSet<String> ids = ids();
        String guess = Nearest.to(typed, ids)
                .map(id -> ", did you mean " + id + "?")
                .orElse(ids.isEmpty() ? ", and the library is empty" : ", there are " + String.join(", ", ids));
        return "is neither a model of the library nor a file" + guess;
    }

    /**
     * Checks a model and keeps what was found out for those who open it from now on.
     *
     * @throws ModelException if a file is not what the package tells, or the test vector is no test
     * @throws InferenceException if the model does not run on its own test vector
     */
    public CheckResult check(ModelPackage model) throws ModelException, InferenceException {
        CheckResult result = ModelCheck.run(model);
        checks.save(model, result);
        return result;
    }

    /**
     * Copies a model into the user's folder, whole or not at all, after everything in it was found sound.
     *
     * @param place a package, a zip, an ONNX file or a folder with such
     * @return the model at its new place
     * @throws ModelException if it is not sound, or another one has its name
     */
    public ModelPackage add(Path place) throws ModelException {
        ModelPackage model = ModelPackage.read(place, places);
        model.verify();
        Path target = places.models().resolve(model.id());
        if (Files.exists(target)) {
            throw new ModelException(
                    place, "the library has a model " + model.id() + " already", "delete " + target + " first");
        }
        try (FolderInTheMaking making = FolderInTheMaking.beside(target)) {
            copy(model, making.folder());
            making.commit();
        } catch (FileAlreadyExistsException twice) {
            throw new ModelException(place, "names " + twice.getFile() + " twice", "mend its model.json", twice);
        } catch (IOException failed) {
            throw new ModelException(
                    place,
                    "cannot be copied to " + target + " (" + failed.getMessage() + ")",
                    "look for free space and permissions there",
                    failed);
        }
        return ModelPackage.read(target, places);
    }

    private static void copy(ModelPackage model, Path folder) throws IOException, ModelException {
        Files.writeString(
                folder.resolve(Manifest.NAME),
                Manifest.write(model.description().values()));
        for (ModelFile file : model.files()) {
            copy(model.folder(), file.path(), folder);
            Digest.require(folder.resolve(file.path()), file);
        }
        if (model.testVector().isPresent()) {
            TestVector test = model.testVector().get();
            List<Path> tensors = new ArrayList<>(test.inputs().values());
            tensors.addAll(test.outputs().values());
            for (Path tensor : new LinkedHashSet<>(tensors)) {
                copy(model.folder(), model.folder().relativize(tensor).toString(), folder);
            }
        }
    }

    private static void copy(Path from, String name, Path to) throws IOException {
        Path target = to.resolve(name);
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(from.resolve(name), target);
    }
}
