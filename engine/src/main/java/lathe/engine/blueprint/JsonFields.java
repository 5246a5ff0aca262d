package lathe.engine.blueprint;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A JSON object that is read field by field, knows its path, and remembers which keys were asked for. */
final class JsonFields {

    static final int MOST_ITEMS = 4096;
    static final int LONGEST_TEXT = 20_000;

    private final String path;
    private final Map<?, ?> json;
    private final Set<String> asked = new LinkedHashSet<>();

    JsonFields(String path, Map<?, ?> json) {
        this.path = path;
        this.json = json;
    }

    /** Parses a text that is one JSON object. */
    static Map<String, Object> object(String text) {
        Object parsed;
        try {
            parsed = JSON.std.anyFrom(text);
        } catch (IOException | StackOverflowError notJson) {
            String message =
                    String.valueOf(notJson.getMessage()).lines().findFirst().orElse("");
            throw new BlueprintException("the file", "is not JSON: " + message, "compare it with one that works");
        }
        if (!(parsed instanceof Map<?, ?> map)) {
            throw new BlueprintException("the file", "is not a JSON object", "begin it with {");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return json.get(key) != null;
    }

    private @Nullable Object get(String key) {
        asked.add(key);
        return json.get(key);
    }

    String text(String key, String fallback) {
        Object value = get(key);
        return value == null ? fallback : text(pathOf(key), value);
    }

    private static String text(String path, @Nullable Object value) {
        if (!(value instanceof String text)) {
            throw new BlueprintException(path, "is " + kind(value), "write a text in quotes");
        }
        if (text.length() > LONGEST_TEXT) {
            throw new BlueprintException(
                    path, "has " + text.length() + " characters", "shorten it to " + LONGEST_TEXT + " or fewer");
        }
        return text;
    }

    double number(String key, double low, double high, double fallback) {
        Object value = get(key);
        return value == null ? fallback : number(pathOf(key), value, low, high);
    }

    private static double number(String path, @Nullable Object value, double low, double high) {
        if (!(value instanceof Number number)) {
            throw new BlueprintException(path, "is " + kind(value), "write a number without quotes");
        }
        double found = number.doubleValue();
        if (!(found >= low && found <= high)) {
            throw new BlueprintException(path, path + "=" + value, "choose from " + plain(low) + " to " + plain(high));
        }
        return found;
    }

    int whole(String key, int low, int high, int fallback) {
        double found = number(key, low, high, fallback);
        if (found != Math.rint(found)) {
            throw new BlueprintException(pathOf(key), key + "=" + found, "write a whole number");
        }
        return (int) found;
    }

    long anyLong(String key, long fallback) {
        Object value = get(key);
        return switch (value) {
            case null -> fallback;
            case Integer number -> number;
            case Long number -> number;
            default ->
                throw new BlueprintException(
                        pathOf(key), key + "=" + value, "write a whole number of at most 63 bits and a sign");
        };
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<?> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            texts.add(text(pathOf(key) + "[" + i + "]", items.get(i)));
        }
        return List.copyOf(texts);
    }

    List<JsonFields> objects(String key) {
        List<JsonFields> objects = new ArrayList<>();
        List<?> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            String place = pathOf(key) + "[" + i + "]";
            if (!(items.get(i) instanceof Map<?, ?> map)) {
                throw new BlueprintException(place, "is " + kind(items.get(i)), "write an object in braces");
            }
            objects.add(new JsonFields(place, map));
        }
        return objects;
    }

    private List<?> items(String key) {
        Object value = get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new BlueprintException(pathOf(key), "is " + kind(value), "write a list in brackets");
        }
        if (list.size() > MOST_ITEMS) {
            throw new BlueprintException(
                    pathOf(key), "has " + list.size() + " items", "shorten it to " + MOST_ITEMS + " or fewer");
        }
        return list;
    }

    SequencedMap<String, Double> weights(String key) {
        SequencedMap<String, Double> weights = new LinkedHashMap<>();
        map(key).forEach((id, value) -> weights.put(id, number(pathOf(key) + "." + id, value, 0, 100)));
        return weights;
    }

    SequencedMap<String, String> textMap(String key) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        map(key).forEach((id, value) -> texts.put(id, text(pathOf(key) + "." + id, value)));
        return texts;
    }

    private SequencedMap<String, @Nullable Object> map(String key) {
        SequencedMap<String, @Nullable Object> copy = new LinkedHashMap<>();
        Object value = get(key);
        if (value == null) {
            return copy;
        }
        if (!(value instanceof Map<?, ?> map) || map.size() > MOST_ITEMS) {
            throw new BlueprintException(
                    pathOf(key), "is " + kind(value), "write an object of at most " + MOST_ITEMS + " keys");
        }
        map.forEach((id, item) -> copy.put(String.valueOf(id), item));
        return copy;
    }

    void reportUnknown(Consumer<String> unknown) {
        for (Object key : json.keySet()) {
            if (!asked.contains(String.valueOf(key))) {
                unknown.accept(pathOf(String.valueOf(key)));
            }
        }
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "a text";
            case Number number -> "a number";
            case Boolean bool -> "true or false";
            case List<?> list -> "a list";
            default -> "an object";
        };
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
