package lathe.neural.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import lathe.neural.session.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * An object of a model's JSON, read by key and kind. A missing key is an empty answer; a value of the wrong kind is an error
 * that names its place, as {@code vocoder/model.json: audio.sample_rate_hz is "fast"; give a whole number}.
 */
public final class JsonSection {

    private final String where;
    private final String path;
    private final SequencedMap<String, Object> values;

    JsonSection(String where, String path, SequencedMap<String, Object> values) {
        this.where = where;
        this.path = path;
        this.values = Collections.unmodifiableSequencedMap(values);
    }

    /**
     * Reads a JSON object, such as the configuration that lies beside a published model.
     *
     * @throws ModelException if there is no such file, or something else is in it
     */
    public static JsonSection read(Path file) throws ModelException {
        return Manifest.read(file.toString(), file);
    }

    /** Every value under its key, unknown ones too: maps, lists, texts, numbers, booleans and nulls. */
    public SequencedMap<String, Object> values() {
        return values;
    }

    /** Whether nothing is in it, also because it is not there. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether a key has a value other than null. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** A text. */
    public Optional<String> text(String key) throws ModelException {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(key, "give a text");
    }

    /** A text that must be there. */
    public String requireText(String key) throws ModelException {
        return text(key).orElseThrow(() -> missing(key));
    }

    /** A whole number; {@code 13.0} is one, {@code 13.5} is not. */
    public OptionalLong wholeNumber(String key) throws ModelException {
        Object value = values.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Integer || value instanceof Long) {
            return OptionalLong.of(((Number) value).longValue());
        }
        if (value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && Math.abs(number.doubleValue()) < 1L << 53) {
            return OptionalLong.of(number.longValue());
        }
        throw wrong(key, "give a whole number");
    }

    /** A whole number from a range. */
    public OptionalInt integer(String key, int least, int most) throws ModelException {
        OptionalLong value = wholeNumber(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.getAsLong() < least || value.getAsLong() > most) {
            throw wrong(key, "give a whole number of " + least + " to " + most);
        }
        return OptionalInt.of((int) value.getAsLong());
    }

    /** A whole number from a range that must be there. */
    public int requireInteger(String key, int least, int most) throws ModelException {
        return integer(key, least, most).orElseThrow(() -> missing(key));
    }

    /** A finite number. */
    public OptionalDouble number(String key) throws ModelException {
        Object value = values.get(key);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        throw wrong(key, "give a finite number");
    }

    /** A yes or no. */
    public Optional<Boolean> flag(String key) throws ModelException {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Boolean flag) {
            return Optional.of(flag);
        }
        throw wrong(key, "give true or false");
    }

    /** A list of texts; empty if there is none. */
    public List<String> texts(String key) throws ModelException {
        List<String> texts = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof String text)) {
                throw wrong(key, "give a list of texts");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    /** A list of whole numbers; empty if there is none. */
    public List<Integer> integers(String key) throws ModelException {
        List<Integer> integers = new ArrayList<>();
        for (Object item : list(key)) {
            if (!(item instanceof Integer integer)) {
                throw wrong(key, "give a list of whole numbers");
            }
            integers.add(integer);
        }
        return List.copyOf(integers);
    }

    /** An object within this one; empty if there is none. */
    public JsonSection section(String key) throws ModelException {
        Object value = values.get(key);
        if (value == null) {
            return new JsonSection(where, child(key), new LinkedHashMap<>());
        }
        return object(value, child(key));
    }

    /** A list of objects; empty if there is none. */
    public List<JsonSection> sections(String key) throws ModelException {
        List<JsonSection> sections = new ArrayList<>();
        for (Object item : list(key)) {
            sections.add(object(item, child(key) + "[" + sections.size() + "]"));
        }
        return List.copyOf(sections);
    }

    /** An error about a key of this section, for what only the reader of it can tell. */
    public ModelException wrong(String key, String remedy) {
        return new ModelException(where, child(key) + " is " + shown(values.get(key)), remedy);
    }

    /** The error that a key is not there. */
    public ModelException missing(String key) {
        return new ModelException(where, "has no " + child(key), "add it");
    }

    private List<?> list(String key) throws ModelException {
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "give a list");
    }

    private JsonSection object(Object value, String name) throws ModelException {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ModelException(where, name + " is " + shown(value), "give an object");
        }
        SequencedMap<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(String.valueOf(key), item));
        return new JsonSection(where, name, copy);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Short enough for one line, whatever a stranger has put there. */
    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "missing";
            case String text -> "\"" + Shown.text(text) + "\"";
            case Map<?, ?> map -> "an object";
            case List<?> list -> Shown.text(list.toString());
            default -> Shown.text(String.valueOf(value));
        };
    }
}
