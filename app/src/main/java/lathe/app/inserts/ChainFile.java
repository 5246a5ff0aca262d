package lathe.app.inserts;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.core.audio.AudioFileException;

/**
 * A chain of inserts as JSON: {@code {"inserts": [{"plugin": "Reverb.vst3", "id": "...", "state": "hall.state", "values": {...}},
 * {"id": "org.lathe.limiter", "values": {"ceiling": -1}}]}}. An insert without {@code plugin} is one of Lathe's own. Paths
 * are relative to the file.
 */
public final class ChainFile {

    private static final long LARGEST_FILE_BYTES = 1 << 20;

    private final Path file;
    private final List<Insert> inserts = new ArrayList<>();

    /**
     * One insert.
     *
     * @param plugin a {@code .clap} or {@code .vst3}, or empty for one of Lathe's own
     * @param id which plugin of the file
     * @param state a file with its state, which is loaded before the values are set
     * @param values parameter ids and values, in order
     */
    public record Insert(Optional<Path> plugin, String id, Optional<Path> state, SequencedMap<String, Object> values) {}

    private ChainFile(Path file) {
        this.file = file;
    }

    /**
     * Reads one.
     *
     * @throws AudioFileException if it is missing or is no chain; the message says where
     */
    public static ChainFile read(Path file) throws IOException {
        ChainFile chain = new ChainFile(file);
        if (!(chain.parse() instanceof Map<?, ?> top) || !(top.get("inserts") instanceof List<?> list)) {
            throw chain.wrong("is no chain: it has no list \"inserts\"");
        }
        for (Object entry : list) {
            chain.inserts.add(chain.insert(entry, chain.inserts.size() + 1));
        }
        if (chain.inserts.isEmpty()) {
            throw chain.wrong("has no inserts");
        }
        return chain;
    }

    private Object parse() throws IOException {
        try {
            if (Files.isDirectory(file) || Files.size(file) > LARGEST_FILE_BYTES) {
                throw wrong("is no chain file");
            }
            return JSON.std.anyFrom(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new AudioFileException(file, "no such chain file", "check the name", missing);
        } catch (CharacterCodingException notText) {
            throw new AudioFileException(file, "is no chain: not a text", "give a chain's JSON file", notText);
        } catch (com.fasterxml.jackson.core.JacksonException | StackOverflowError notJson) {
            // What is wrong stands before the bracket, where Jackson was in it.
            String why = String.valueOf(notJson.getMessage()).split(" \\(|\n", 2)[0];
            throw new AudioFileException(file, "is no chain: " + why, "compare it with one that works", notJson);
        }
    }

    private Insert insert(Object entry, int number) throws AudioFileException {
        if (!(entry instanceof Map<?, ?> map)) {
            throw wrong("insert " + number + " is no JSON object");
        }
        Optional<Path> plugin = path(map, "plugin", number);
        String id = text(map, "id", number).orElse("");
        if (plugin.isEmpty() && id.isEmpty()) {
            throw wrong("insert " + number + " has neither \"plugin\" nor \"id\"");
        }
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        Object written = map.get("values");
        if (written instanceof Map<?, ?> pairs) {
            pairs.forEach((key, value) -> values.put(String.valueOf(key), value));
        } else if (written != null) {
            throw wrong("\"values\" of insert " + number + " is no JSON object");
        }
        return new Insert(plugin, id, path(map, "state", number), values);
    }

    private Optional<Path> path(Map<?, ?> map, String key, int number) throws AudioFileException {
        return text(map, key, number).map(name -> file.toAbsolutePath().resolveSibling(name));
    }

    private Optional<String> text(Map<?, ?> map, String key, int number) throws AudioFileException {
        Object value = map.get(key);
        if (value != null && !(value instanceof String)) {
            throw wrong("\"" + key + "\" of insert " + number + " is no text");
        }
        return Optional.ofNullable((String) value);
    }

    private AudioFileException wrong(String finding) {
        return new AudioFileException(file, finding, "compare it with one that works; see lathe plugins run --help");
    }

    /** The inserts in order; one at least. */
    public List<Insert> inserts() {
        return List.copyOf(inserts);
    }
}
