package lathe.neural.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import lathe.neural.graph.GraphFacts;
import lathe.neural.session.ModelException;

/**
 * A model as its files tell it: what it is, what goes in and comes out, and where its graphs lie. Immutable.
 *
 * <p>A package is a folder or a zip with {@code model.json} (schema 1), ONNX files and tensors to test them with; unknown
 * fields are kept and can be asked for with {@link #section}. Nothing of a stranger's file is trusted before
 * {@link #verified}: only that hands a graph on to be run.
 */
public final class ModelPackage {

    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

    private final Path source;
    private final String where;
    private final Path folder;
    private final JsonSection root;
    private final String id;
    private final ModelKind kind;
    private final Licence licence;
    private final List<ModelFile> files;
    private final AudioShape audio;
    private final List<ModelPort> ports;
    private final Optional<Timing> timing;
    private final Optional<TestVector> test;

    private ModelPackage(Path source, String where, Path folder, JsonSection root) throws ModelException {
        ManifestReader reader = new ManifestReader(where, root);
        reader.requireKnownSchema();
        this.source = source;
        this.where = where;
        this.folder = folder;
        this.root = root;
        id = reader.id();
        kind = reader.kind();
        licence = reader.licence();
        files = reader.files();
        audio = reader.audio(kind);
        ports = reader.ports(files);
        timing = reader.timing();
        test = reader.test(folder);
    }

    private ModelPackage(ModelPackage other, Timing measured) {
        source = other.source;
        where = other.where;
        folder = other.folder;
        root = other.root;
        id = other.id;
        kind = other.kind;
        licence = other.licence;
        files = other.files;
        audio = other.audio;
        ports = other.ports;
        timing = Optional.of(measured);
        test = other.test;
    }

    /**
     * Reads a model: a package, or ONNX files that follow a convention of a published export. A zip is unpacked into the
     * user's cache first.
     *
     * @param place a package's folder, the {@code model.json} in it, or its zip; an {@code .onnx} file, or a folder with such
     * @throws ModelException if there is none, or it cannot be meant; says where and what to do
     */
    public static ModelPackage read(Path place) throws ModelException {
        return read(place, ModelPlaces.ofUser());
    }

    /** The same with another cache. */
    public static ModelPackage read(Path place, ModelPlaces places) throws ModelException {
        Path folder = place;
        if (Files.isRegularFile(place)) {
            if (place.endsWith(Manifest.NAME)) {
                Path parent = place.getParent();
                folder = parent == null ? Path.of("") : parent;
            } else if (isZip(place)) {
                Path unpacked = ZipCache.unpacked(place, places.cache());
                return packed(place, place + "!/" + Manifest.NAME, unpacked);
            }
        }
        Path json = folder.resolve(Manifest.NAME);
        if (Files.isRegularFile(json)) {
            return packed(place, json.toString(), folder);
        }
        BareModel.Description bare = BareModel.describe(place);
        return new ModelPackage(
                place, place.toString(), bare.folder(), new JsonSection(place.toString(), "", bare.json()));
    }

    private static ModelPackage packed(Path place, String where, Path folder) throws ModelException {
        return new ModelPackage(place, where, folder, Manifest.read(where, folder.resolve(Manifest.NAME)));
    }

    private static boolean isZip(Path file) throws ModelException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".zip") || Arrays.equals(in.readNBytes(4), ZIP_MAGIC);
        } catch (IOException unreadable) {
            throw new ModelException(file, "cannot be read (" + unreadable.getMessage() + ")", "check it", unreadable);
        }
    }

    /** Where it was read from, as the user wrote it. */
    public Path source() {
        return source;
    }

    /** The folder that its files lie in. */
    public Path folder() {
        return folder;
    }

    /** Its name for programs: letters, digits, dots, dashes. */
    public String id() {
        return id;
    }

    /** Its name for people. */
    public String name() throws ModelException {
        return root.text("name").orElse(id);
    }

    /** Its version, as its maker counts; empty if not told. */
    public String version() throws ModelException {
        return root.text("version").orElse("");
    }

    /** What it makes out of what. */
    public ModelKind kind() {
        return kind;
    }

    /** The architecture that its numbers belong to, {@code hifigan}, {@code encodec}, ...; empty if not told. */
    public String family() throws ModelException {
        return root.text("family").orElse("");
    }

    /** Terms of use. */
    public Licence licence() {
        return licence;
    }

    /** All files that are part of it, in their order. */
    public List<ModelFile> files() {
        return files;
    }

    /** The first file of a role. */
    public Optional<ModelFile> file(String role) {
        return files.stream().filter(file -> file.role().equals(role)).findFirst();
    }

    /** What its sound is like. */
    public AudioShape audio() {
        return audio;
    }

    /** All tensors that are described, in their order. */
    public List<ModelPort> ports() {
        return ports;
    }

    /** The first port of a role, in any file. */
    public Optional<ModelPort> port(String role) {
        return ports.stream().filter(port -> port.role().equals(role)).findFirst();
    }

    /** The name of the spectrogram that it wants, one of the named front ends of {@code lathe.core.dsp}; empty if it wants none or tells numbers. */
    public Optional<String> melFrontEnd() throws ModelException {
        return root.text("mel_front_end");
    }

    /** How much of its surroundings a chunk needs; empty if nobody knows. */
    public Optional<Timing> timing() {
        return timing;
    }

    /** Inputs with the outputs that they must give. */
    public Optional<TestVector> testVector() {
        return test;
    }

    /** A part of its description, as {@code codec} or {@code latent}; empty if it has none. */
    public JsonSection section(String key) throws ModelException {
        return root.section(key);
    }

    /** The whole description. */
    public JsonSection description() {
        return root;
    }

    /** @throws ModelException if this is another kind of model */
    public ModelPackage require(ModelKind wanted) throws ModelException {
        if (kind != wanted) {
            throw new ModelException(
                    source.toString(),
                    "is a model of kind " + kind.id() + " (" + kind.purpose() + "), not " + wanted.id() + " ("
                            + wanted.purpose() + ")",
                    "choose another model");
        }
        return this;
    }

    /**
     * The file of a role, after its size and digest were found to be those that the package tells.
     *
     * @throws ModelException if there is none, or it is another one than the package tells
     */
    public Path verified(String role) throws ModelException {
        ModelFile file = file(role)
                .orElseThrow(() -> new ModelException(where, "has no file of role " + role, "add it under files"));
        return verified(file);
    }

    /** The same for a file of this package. */
    public Path verified(ModelFile file) throws ModelException {
        Path path = folder.resolve(file.path());
        Digest.require(path, file);
        return path;
    }

    /**
     * Looks through all files: digests, graphs that a runtime can be given, tensors that are described and are not there.
     *
     * @throws ModelException with the first fault
     */
    public void verify() throws ModelException {
        for (ModelFile file : files) {
            Path path = verified(file);
            if (file.isGraph()) {
                requirePorts(file, BareGraph.read(path));
            }
        }
    }

    /**
     * What a graph of this package says without being run.
     *
     * @throws ModelException if it is no sound model
     */
    public GraphFacts facts(ModelFile graph) throws ModelException {
        return BareGraph.read(folder.resolve(graph.path())).facts();
    }

    private void requirePorts(ModelFile file, BareGraph graph) throws ModelException {
        List<String> names = graph.portNames();
        for (ModelPort port : ports) {
            if (port.file().equals(file.path()) && !names.contains(port.name())) {
                throw new ModelException(
                        where,
                        "tells of a port " + Shown.text(port.name()) + " that " + file.path() + " has not",
                        "name one of " + Shown.text(String.join(", ", names)));
            }
            boolean decoded = kind.decodesFrames() && port.role().equals("audio");
            if (port.file().equals(file.path()) && decoded && graph.takes(port.name())) {
                throw new ModelException(
                        where,
                        "is of kind " + kind.id() + " (" + kind.purpose() + "), and " + file.path()
                                + " takes its sound " + Shown.text(port.name()) + " instead of giving it",
                        "give the graph that decodes, not the one that analyses");
            }
        }
    }

    /** The same model with what a check measured. */
    ModelPackage with(Timing measured) {
        return new ModelPackage(this, measured);
    }

    /** What tells this model from any other: the digests of its graphs and weights. */
    public String digest() {
        MessageDigest digest = Digest.sha256();
        files.stream()
                .map(file -> file.path() + " " + file.sha256() + "\n")
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public String toString() {
        return id + " (" + source + ")";
    }
}
