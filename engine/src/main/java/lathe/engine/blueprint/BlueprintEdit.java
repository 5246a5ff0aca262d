package lathe.engine.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Changes single fields of a blueprint by their paths, such as {@code bpm}, {@code sections[2].energy} or
 * {@code sections[0].chords[1]}, and locks them against further changes. A locked path locks everything within it.
 */
public final class BlueprintEdit {

    /** What {@link Blueprint#sources} says of a field that was set by hand. */
    public static final String BY_HAND = "set by hand";

    private static final Pattern STEP = Pattern.compile("([A-Za-z_][\\w-]{0,60})((?:\\[\\d{1,6}])*)(?:\\.|$)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,6})]");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");

    private BlueprintEdit() {}

    /**
     * The blueprint with another value at the path.
     *
     * @param value a text; a number where the field is one; items parted by commas where it is a list
     * @throws BlueprintException if the path is locked or leads nowhere, or the value is out of range
     */
    public static Blueprint set(Blueprint blueprint, String path, String value) {
        List<Object> steps = steps(path);
        for (String locked : blueprint.locked()) {
            if (covers(locked, path) || covers(path, locked)) {
                throw new BlueprintException(path, locked + " is locked", "unlock it first");
            }
        }
        SequencedMap<String, Object> json = BlueprintJson.toMap(blueprint);
        put(json, steps, 0, value, path);
        SequencedMap<String, Object> sources = new LinkedHashMap<>(blueprint.sources());
        sources.put(path, BY_HAND);
        json.put("sources", sources);
        return BlueprintJson.fromMap(json, unknown -> {
            throw new BlueprintException(unknown, "there is no such field", "see the fields of a written blueprint");
        });
    }

    /** The blueprint with the path locked. */
    public static Blueprint lock(Blueprint blueprint, String path) {
        require(blueprint, path);
        TreeSet<String> locked = new TreeSet<>(blueprint.locked());
        locked.add(path);
        return blueprint.withLocked(locked);
    }

    /** The blueprint with the path no longer locked. */
    public static Blueprint unlock(Blueprint blueprint, String path) {
        TreeSet<String> locked = new TreeSet<>(blueprint.locked());
        if (!locked.remove(path)) {
            throw new BlueprintException(path, "it is not locked", "choose from " + String.join(", ", locked));
        }
        return blueprint.withLocked(locked);
    }

    /** True if a change at the path would be refused. */
    public static boolean isLocked(Blueprint blueprint, String path) {
        return blueprint.locked().stream().anyMatch(locked -> covers(locked, path) || covers(path, locked));
    }

    private static boolean covers(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + ".") || inner.startsWith(outer + "[");
    }

    private static void require(Blueprint blueprint, String path) {
        Object here = BlueprintJson.toMap(blueprint);
        for (Object step : steps(path)) {
            here = child(here, step, path);
        }
    }

    /** Names and indices on the way to the field. */
    private static List<Object> steps(String path) {
        List<Object> steps = new ArrayList<>();
        int end = 0;
        for (MatchResult match : STEP.matcher(path).results().toList()) {
            if (match.start() != end) {
                break;
            }
            steps.add(match.group(1));
            INDEX.matcher(match.group(2)).results().forEach(index -> steps.add(Integer.valueOf(index.group(1))));
            end = match.end();
        }
        if (steps.isEmpty() || end != path.length() || path.endsWith(".")) {
            throw nowhere(path);
        }
        return steps;
    }

    private static BlueprintException nowhere(String path) {
        return new BlueprintException(
                path, "there is no such field", "write a path such as bpm, key or sections[2].energy");
    }

    private static Object child(Object parent, Object step, String path) {
        if (parent instanceof Map<?, ?> map && step instanceof String) {
            Object found = map.get(step);
            if (found != null) {
                return found;
            }
        }
        if (parent instanceof List<?> list && step instanceof Integer index && index < list.size()) {
            return list.get(index);
        }
        throw nowhere(path);
    }

    private static Object put(Object parent, List<Object> steps, int depth, String value, String path) {
        Object step = steps.get(depth);
        boolean last = depth == steps.size() - 1;
        Object old = child(parent, step, path);
        Object changed = last ? like(old, value, path) : put(old, steps, depth + 1, value, path);
        if (parent instanceof Map<?, ?> map) {
            SequencedMap<String, Object> copy = mutable(parent, map);
            copy.put(String.valueOf(step), changed);
            return copy;
        }
        List<Object> copy = new ArrayList<>((List<?>) parent);
        copy.set((Integer) step, changed);
        return copy;
    }

    /** The top map is changed in place, those within it are copied. */
    @SuppressWarnings("unchecked") // maps of a blueprint have text keys
    private static SequencedMap<String, Object> mutable(Object parent, Map<?, ?> map) {
        return parent instanceof LinkedHashMap<?, ?> ? (SequencedMap<String, Object>) parent : copy(map);
    }

    private static SequencedMap<String, Object> copy(Map<?, ?> map) {
        SequencedMap<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    private static Object like(Object old, String value, String path) {
        return switch (old) {
            case Number number -> number(value, path);
            case List<?> list -> items(value);
            case Map<?, ?> map ->
                throw new BlueprintException(path, "is an object", "set one of its fields, such as " + path + ".x");
            default -> value;
        };
    }

    private static Object number(String value, String path) {
        if (!NUMBER.matcher(value.strip()).matches()) {
            throw new BlueprintException(path, "\"" + value + "\" is no number", "write digits");
        }
        if (value.indexOf('.') < 0) {
            return Long.parseLong(value.strip());
        }
        return Double.parseDouble(value.strip());
    }

    private static List<String> items(String value) {
        List<String> items = new ArrayList<>();
        for (String item : value.split("[,|]", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }
}
