package lathe.neural.model;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import lathe.neural.session.ModelException;

/** The text of {@code model.json} and of the other JSON files that lie beside models. */
final class Manifest {

    /** What a package's description is called. */
    static final String NAME = "model.json";

    /** Far above any description; vocabularies have files of their own. */
    static final int LARGEST_BYTES = 4 << 20;

    private Manifest() {}

    /**
     * Reads a JSON object.
     *
     * @param where how messages call the file
     */
    static JsonSection read(String where, Path file) throws ModelException {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new ModelException(where, "is too large for a description", "give a file below 4 MB");
            }
            return parse(where, Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new ModelException(where, "does not exist", "check the name", missing);
        } catch (IOException unreadable) {
            throw new ModelException(where, "cannot be read (" + unreadable.getMessage() + ")", "check it", unreadable);
        }
    }

    static JsonSection parse(String where, byte[] bytes) throws ModelException {
        Object parsed;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
            parsed = JSON.std.anyFrom(text);
        } catch (CharacterCodingException notText) {
            throw new ModelException(where, "is no UTF-8 text", "write it anew", notText);
        } catch (IOException | StackOverflowError notJson) {
            throw new ModelException(where, "is no JSON: " + firstLine(notJson), "mend it there", notJson);
        }
        if (!(parsed instanceof Map<?, ?> map)) {
            throw new ModelException(where, "is no JSON object", "write { ... } around it");
        }
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new JsonSection(where, "", values);
    }

    private static String firstLine(Throwable fault) {
        String message = String.valueOf(fault.getMessage());
        return Shown.text(message.lines().findFirst().orElse("not understood"));
    }

    /** The text of an object, indented. */
    static String write(Map<String, Object> values) {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(values) + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException("maps, texts and numbers become JSON", impossible);
        }
    }
}
