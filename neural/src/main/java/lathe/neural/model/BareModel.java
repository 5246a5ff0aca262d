package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import lathe.neural.session.ModelException;

/**
 * ONNX files that nobody has packed: says in the words of {@code model.json} what the customary conventions tell about them.
 * In the order of trust: the graph's metadata, {@code voice.onnx.json} (piper), {@code vocoder.yaml} (DiffSinger),
 * {@code config.json} (transformers, optimum, diffusers, HiFi-GAN, larynx), the names and shapes of the ports.
 */
final class BareModel {

    private static final String WRITE_IT = "write a model.json beside it that says so";

    private final Path place;
    private final BareFiles files;
    private final Traits traits = new Traits();

    private BareModel(Path place, BareFiles files) {
        this.place = place;
        this.files = files;
    }

    /**
     * What was found out.
     *
     * @param folder that the names of files are relative to
     * @param json as {@code model.json} would have it
     */
    record Description(Path folder, SequencedMap<String, Object> json) {}

    /**
     * Describes a model without {@code model.json}.
     *
     * @param place an ONNX file, or a folder with some
     */
    static Description describe(Path place) throws ModelException {
        return new BareModel(place, BareFiles.at(place)).describe();
    }

    private Description describe() throws ModelException {
        BareGraph main = BareGraph.read(files.main());
        GraphMetadata.read(files.main().toString(), main.metadata(), traits);
        readSidecars();
        List<ModelPort> ports = main.ports(files.name(files.main()));
        ModelKind kind = kind(ports, main.facts().inputs().size());
        if (kind.decodesFrames()) {
            new FrontEndGuess(traits, ports, main).fill();
        }
        if (traits.audio("sample_rate_hz").isEmpty()) {
            throw new ModelException(
                    place,
                    "has no sample_rate",
                    "write a model.json beside it, or name its format where you decode it");
        }
        if (kind.decodesFrames() && traits.audio("hop_length").isEmpty()) {
            throw new ModelException(place, "does not tell how many samples a frame becomes (hop_length)", WRITE_IT);
        }
        return new Description(files.folder(), json(kind, ports, main));
    }

    private void readSidecars() throws ModelException {
        Path piper = files.main().resolveSibling(files.main().getFileName() + PiperSidecar.SUFFIX);
        if (Files.isRegularFile(piper)) {
            PiperSidecar.read(piper, traits);
        }
        Optional<Path> yaml = files.beside(DiffSingerSidecar.NAME);
        if (yaml.isPresent()) {
            DiffSingerSidecar.read(yaml.get(), traits);
        }
        Optional<Path> config = files.beside(ConfigSidecar.NAME);
        if (config.isPresent()) {
            ConfigSidecar.read(config.get(), traits);
        }
    }

    /** A folder's files speak of its decoder; the ports know when the graph at hand is the encoder beside it. */
    private ModelKind kind(List<ModelPort> ports, int inputs) throws ModelException {
        Optional<ModelKind> byPorts = kindByPorts(ports, inputs);
        if (traits.kind != null && !byPorts.equals(Optional.of(ModelKind.ENCODER))) {
            return traits.kind;
        }
        String seen =
                String.join(", ", ports.stream().map(ModelPort::name).limit(8).toList());
        return byPorts.orElseThrow(() ->
                new ModelException(place, "does not tell what it is for: its ports are " + Shown.text(seen), WRITE_IT));
    }

    private static Optional<ModelKind> kindByPorts(List<ModelPort> ports, int inputs) {
        List<String> roles = ports.stream().map(ModelPort::role).toList();
        List<String> in = roles.subList(0, inputs);
        List<String> out = roles.subList(inputs, roles.size());
        boolean sound = out.contains("audio") || out.contains("magnitude");
        boolean codesIn = in.stream().anyMatch(role -> role.startsWith("codes"));
        boolean codesOut = out.stream().anyMatch(role -> role.startsWith("codes"));
        if (in.contains("audio") && (codesOut || out.contains("mel") || out.contains("latent"))) {
            return Optional.of(ModelKind.ENCODER);
        }
        if (in.contains("audio") && sound) {
            return Optional.of(ModelKind.EFFECT);
        }
        if (in.contains("mel") && sound) {
            return Optional.of(ModelKind.MEL_VOCODER);
        }
        if (codesIn && sound) {
            return Optional.of(ModelKind.CODEC_DECODER);
        }
        if (in.contains("latent") && sound) {
            return Optional.of(ModelKind.LATENT_DECODER);
        }
        return Optional.empty();
    }

    private SequencedMap<String, Object> json(ModelKind kind, List<ModelPort> ports, BareGraph main)
            throws ModelException {
        traits.channels(1);
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("schema", ManifestReader.SCHEMA);
        json.put("id", files.id());
        json.put("name", files.id());
        json.put("kind", kind.id());
        json.put("family", traits.family == null ? "" : traits.family);
        json.put("described_by", traits.convention == null ? "ports" : traits.convention);
        json.put("files", fileList(main));
        json.put("audio", traits.audio());
        json.put("ports", ports.stream().map(BareModel::portJson).toList());
        traits.others().forEach(json::putIfAbsent);
        return json;
    }

    private List<Map<String, Object>> fileList(BareGraph main) throws ModelException {
        SequencedSet<Path> data = new TreeSet<>();
        main.externalFiles().forEach(name -> data.add(files.main().resolveSibling(name)));
        List<Map<String, Object>> list = new ArrayList<>();
        list.add(fileJson(files.main(), files.role(files.main())));
        for (Path other : files.others()) {
            list.add(fileJson(other, files.role(other)));
        }
        for (Path file : data) {
            list.add(fileJson(file, "data"));
        }
        return list;
    }

    private SequencedMap<String, Object> fileJson(Path file, String role) throws ModelException {
        try {
            SequencedMap<String, Object> json = new LinkedHashMap<>();
            json.put("path", files.name(file));
            json.put("sha256", Digest.sha256(file));
            json.put("bytes", Files.size(file));
            json.put("role", role);
            json.put("precision", BareFiles.precision(file));
            return json;
        } catch (IOException unreadable) {
            throw new ModelException(file, "cannot be read (" + unreadable.getMessage() + ")", "check it", unreadable);
        }
    }

    private static SequencedMap<String, Object> portJson(ModelPort port) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("file", port.file());
        json.put("name", port.name());
        json.put("role", port.role());
        json.put("dtype", port.dtype());
        json.put("layout", port.layout());
        return json;
    }
}
