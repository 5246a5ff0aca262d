package lathe.neural.model;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A package as a test writes it: right at first, then with whatever the test changes. */
final class PackageOnDisk {

    final Path folder;
    final Map<String, Object> json = new LinkedHashMap<>();

    private PackageOnDisk(Path folder) {
        this.folder = folder;
    }

    /** A vocoder of one file with the given bytes. */
    static PackageOnDisk vocoder(Path folder, byte[] graph) throws IOException {
        PackageOnDisk made = new PackageOnDisk(Files.createDirectories(folder));
        made.json.put("schema", 1);
        made.json.put("id", "tiny");
        made.json.put("name", "Tiny vocoder");
        made.json.put("version", "1.2.3");
        made.json.put("kind", "mel-vocoder");
        made.json.put("family", "hifigan");
        made.json.put("licence", Map.of("code", "MIT", "weights", "CC0-1.0", "data", "none"));
        made.json.put("files", new ArrayList<>());
        made.json.put("audio", new LinkedHashMap<>(Map.of("sample_rate_hz", 22_050, "channels", 1, "hop_length", 256)));
        made.json.put(
                "ports",
                List.of(
                        Map.of("name", "mel", "role", "mel", "layout", List.of("batch", "mels", "frames")),
                        Map.of("name", "audio", "role", "audio", "layout", List.of("batch", "samples"))));
        made.json.put("mel_front_end", "hifigan-22k");
        made.json.put(
                "timing",
                new LinkedHashMap<>(Map.of("context_left_frames", 13, "context_right_frames", 12, "exact", true)));
        made.addFile("model.onnx", "decoder", graph);
        return made.write();
    }

    PackageOnDisk addFile(String path, String role, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("path", path);
        entry.put("sha256", Digest.sha256(file));
        entry.put("bytes", content.length);
        entry.put("role", role);
        files().add(entry);
        return this;
    }

    @SuppressWarnings("unchecked") // put there above
    List<Map<String, Object>> files() {
        return (List<Map<String, Object>>) Objects.requireNonNull(json.get("files"));
    }

    @SuppressWarnings("unchecked") // put there above
    Map<String, Object> section(String key) {
        return (Map<String, Object>) Objects.requireNonNull(json.get(key));
    }

    PackageOnDisk with(String key, Object value) throws IOException {
        json.put(key, value);
        return write();
    }

    PackageOnDisk write() throws IOException {
        Files.writeString(folder.resolve("model.json"), JSON.std.asString(json));
        return this;
    }
}
