package lathe.neural.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lathe.neural.session.ModelException;

/** Takes the JSON of a package apart and refuses what cannot be meant; what it does not know it leaves alone. */
final class ManifestReader {

    /** The major version of the schema that this reader knows. */
    static final int SCHEMA = 1;

    private static final int MOST_CHANNELS = 64;
    private static final int HIGHEST_RATE_HZ = 768_000;
    private static final int LONGEST_FRAMES = 1 << 20;
    private static final int LONGEST_SAMPLES = 1 << 26;
    private static final double ERROR_UNTOLD = 1e-4;
    private static final String ID = "[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9])?";

    private final String where;
    private final JsonSection root;

    ManifestReader(String where, JsonSection root) {
        this.where = where;
        this.root = root;
    }

    void requireKnownSchema() throws ModelException {
        Object schema = root.values().get("schema");
        if (schema == null) {
            throw root.missing("schema");
        }
        String major = String.valueOf(schema).split("\\.", 2)[0];
        if (!major.equals(String.valueOf(SCHEMA))) {
            throw root.wrong("schema", "this version of lathe reads schema " + SCHEMA + "; get a newer one");
        }
    }

    String id() throws ModelException {
        String id = root.requireText("id");
        if (!isId(id)) {
            throw root.wrong("id", "give letters, digits, dots and dashes, at most 100, as a folder may be called");
        }
        return id;
    }

    /** Whether a model may be called so: its folder is. */
    static boolean isId(String id) {
        return id.matches(ID);
    }

    ModelKind kind() throws ModelException {
        String kind = root.requireText("kind");
        Optional<ModelKind> known = ModelKind.of(kind);
        if (known.isEmpty()) {
            throw root.wrong("kind", "give one of " + String.join(", ", ModelKind.ids()));
        }
        return known.get();
    }

    Licence licence() throws ModelException {
        JsonSection licence = root.section("licence");
        return new Licence(
                licence.text("code").orElse(""),
                licence.text("weights").orElse(""),
                licence.text("data").orElse(""));
    }

    List<ModelFile> files() throws ModelException {
        List<ModelFile> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonSection file : root.sections("files")) {
            String path = file.requireText("path");
            PackagePath.require(where, path);
            if (!names.add(path.toLowerCase(Locale.ROOT))) {
                throw file.wrong("path", "list each file once; capitals do not tell files apart everywhere");
            }
            String sha256 = file.requireText("sha256").toLowerCase(Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw file.wrong("sha256", "give 64 hexadecimal digits, as sha256sum prints them");
            }
            long bytes = file.wholeNumber("bytes").orElseThrow(() -> file.missing("bytes"));
            if (bytes < 0) {
                throw file.wrong("bytes", "give the size of the file");
            }
            files.add(new ModelFile(
                    path,
                    sha256,
                    bytes,
                    file.text("role").orElse("decoder"),
                    file.text("precision").orElse("")));
        }
        if (files.stream().noneMatch(ModelFile::isGraph)) {
            throw new ModelException(where, "lists no .onnx file", "name it under files with its sha256 and bytes");
        }
        return List.copyOf(files);
    }

    AudioShape audio(ModelKind kind) throws ModelException {
        JsonSection audio = root.section("audio");
        int rateHz = audio.requireInteger("sample_rate_hz", 1, HIGHEST_RATE_HZ);
        int channels = audio.integer("channels", 1, MOST_CHANNELS).orElse(1);
        int hop = audio.integer("hop_length", 1, LONGEST_SAMPLES).orElse(0);
        if (hop == 0 && kind.decodesFrames()) {
            throw audio.missing("hop_length");
        }
        return new AudioShape(rateHz, channels, hop);
    }

    List<ModelPort> ports(List<ModelFile> files) throws ModelException {
        List<String> graphs =
                files.stream().filter(ModelFile::isGraph).map(ModelFile::path).toList();
        List<ModelPort> ports = new ArrayList<>();
        for (JsonSection port : root.sections("ports")) {
            String file = port.text("file").orElse(graphs.getFirst());
            if (!graphs.contains(file)) {
                throw port.wrong("file", "name an .onnx file that stands under files");
            }
            ports.add(new ModelPort(
                    file,
                    port.requireText("name"),
                    port.requireText("role"),
                    port.text("dtype").orElse("f32"),
                    port.texts("layout")));
        }
        return List.copyOf(ports);
    }

    Optional<Timing> timing() throws ModelException {
        return timing(root.section("timing"), false);
    }

    /** @param measured whether a check found it out */
    static Optional<Timing> timing(JsonSection timing, boolean measured) throws ModelException {
        if (!timing.has("context_left_frames") && !timing.has("context_right_frames")) {
            return Optional.empty();
        }
        boolean exact = timing.flag("exact").orElse(false);
        return Optional.of(new Timing(
                timing.integer("context_left_frames", 0, LONGEST_FRAMES).orElse(0),
                timing.integer("context_right_frames", 0, LONGEST_FRAMES).orElse(0),
                exact,
                timing.number("seam_error_db").orElse(exact ? Double.NEGATIVE_INFINITY : Double.NaN),
                timing.integer("latency_samples", 0, LONGEST_SAMPLES).orElse(0),
                measured));
    }

    Optional<TestVector> test(Path folder) throws ModelException {
        JsonSection test = root.section("test");
        if (test.isEmpty()) {
            return Optional.empty();
        }
        double maxAbsError = test.number("max_abs_error").orElse(ERROR_UNTOLD);
        if (maxAbsError < 0) {
            throw test.wrong("max_abs_error", "give how far an output may be off, 0 or more");
        }
        return Optional.of(
                new TestVector(tensors(test, "inputs", folder), tensors(test, "outputs", folder), maxAbsError));
    }

    private SequencedMap<String, Path> tensors(JsonSection test, String key, Path folder) throws ModelException {
        JsonSection section = test.section(key);
        if (section.isEmpty()) {
            throw test.missing(key);
        }
        SequencedMap<String, Path> tensors = new LinkedHashMap<>();
        for (String port : section.values().keySet()) {
            tensors.put(port, PackagePath.resolve(where, folder, section.requireText(port)));
        }
        return tensors;
    }
}
