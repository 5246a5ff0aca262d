package lathe.core.param;

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
import lathe.core.audio.AudioFileException;

/**
 * Settings by name, kept as JSON: an object with {@code name}, {@code description} and {@code values}, which holds
 * parameter ids and values in natural units (a number, or the label of a choice). Keys that nobody here knows are kept.
 */
public final class Preset {

    private static final long LARGEST_FILE_BYTES = 1 << 20;

    private final Map<String, Object> json;

    private Preset(Map<String, Object> json) {
        this.json = json;
    }

    /** A preset of the values that a set has now. */
    public static Preset of(String name, String description, ParameterSet parameters) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String id : parameters.ids()) {
            Parameter parameter = parameters.get(id);
            values.put(id, parameter.labels().isEmpty() ? (Object) parameter.value() : parameter.text());
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("description", description);
        json.put("values", values);
        return new Preset(json);
    }

    /**
     * Reads a preset file.
     *
     * @throws AudioFileException if it is missing, is no JSON object, or holds values of the wrong kind
     */
    public static Preset read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new AudioFileException(file, "is a folder", "give a preset file");
            }
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new AudioFileException(file, "is too large for a preset", "give a preset's JSON file");
            }
            return parse(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new AudioFileException(file, "no such preset file", "check the name", missing);
        } catch (CharacterCodingException notText) {
            throw new AudioFileException(file, "is no preset: not a text", "give a preset's JSON file", notText);
        } catch (IllegalArgumentException malformed) {
            throw new AudioFileException(
                    file, "is no preset: " + malformed.getMessage(), "compare it with one that works", malformed);
        }
    }

    /** @throws IllegalArgumentException saying what is wrong with the text */
    public static Preset parse(String text) {
        Object parsed;
        try {
            parsed = JSON.std.anyFrom(text);
        } catch (IOException | StackOverflowError notJson) {
            String message = String.valueOf(notJson.getMessage());
            throw new IllegalArgumentException(message.lines().findFirst().orElse("not JSON"), notJson);
        }
        if (!(parsed instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("the top level is not a JSON object");
        }
        Map<String, Object> json = copy(map);
        if (json.containsKey("values") && !(json.get("values") instanceof Map)) {
            throw new IllegalArgumentException("\"values\" is not a JSON object");
        }
        return new Preset(json);
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** What people call it; empty if it has no name. */
    public String name() {
        return json.get("name") instanceof String name ? name : "";
    }

    /** What it is for, in a sentence; may be empty. */
    public String description() {
        return json.get("description") instanceof String description ? description : "";
    }

    /** Parameter ids and values as written. */
    public Map<String, Object> values() {
        return json.get("values") instanceof Map<?, ?> map ? copy(map) : Map.of();
    }

    /** Any other object of the preset, by its key; empty if there is none. */
    public Map<String, Object> section(String key) {
        return json.get(key) instanceof Map<?, ?> map ? copy(map) : Map.of();
    }

    /**
     * Sets every parameter this preset has a value for.
     *
     * @return ids that the set does not have, for a warning
     * @throws IllegalArgumentException if a value is no number or label of its parameter, or out of range; nothing is set
     */
    public List<String> applyTo(ParameterSet parameters) {
        Map<Parameter, Double> checked = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        values().forEach((id, value) -> {
            if (parameters.has(id)) {
                Parameter parameter = parameters.get(id);
                checked.put(parameter, toNumber(parameter, value));
            } else {
                unknown.add(id);
            }
        });
        checked.forEach(Parameter::set);
        return unknown;
    }

    private static double toNumber(Parameter parameter, Object value) {
        return switch (value) {
            case Number number -> parameter.requireInRange(number.doubleValue());
            case Boolean on -> parameter.requireInRange(on ? 1 : 0);
            case String text -> parameter.parse(text);
            default ->
                throw new IllegalArgumentException(parameter.id() + "=" + value + " is neither a number nor a label");
        };
    }

    /** The preset as JSON text, unknown keys and all. */
    public String toJson() {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json) + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException("maps, texts and numbers become JSON", impossible);
        }
    }
}
