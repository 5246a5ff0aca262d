package lathe.engine.prompt;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests for ACE-Step 1.5 as prompts: the JSON that its {@code /release_task} service takes (its API document, 2026), with
 * either spelling of its keys, and {@code metas} within.
 *
 * <p>Read are the caption, the lyrics with their section tags, tempo, key, metre (2, 3, 4 or 6), length, seed and whether it is
 * instrumental. What steers that model's network means nothing here and is noted.
 */
public final class AceStepRequest {

    private static final List<String> CAPTION =
            List.of("caption", "prompt", "sample_query", "description", "desc", "tags");
    private static final List<String> TEMPO = List.of("bpm");
    private static final List<String> KEY = List.of("key_scale", "keyscale", "key");
    private static final List<String> METER = List.of("time_signature", "timesignature");
    private static final List<String> SECONDS = List.of("audio_duration", "duration", "target_duration");
    private static final List<String> NESTED = List.of("metas", "metadata", "user_metadata");
    private static final Set<String> READ =
            Set.of("lyrics", "seed", "use_random_seed", "instrumental", "vocal_language");

    private final Map<String, Object> fields;
    private final Set<String> used = new LinkedHashSet<>();

    private AceStepRequest(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** True if the JSON object looks like such a request and not like a blueprint. */
    public static boolean isRequest(Map<String, ?> json) {
        boolean blueprint = json.containsKey("sections") || json.containsKey("schema") || json.containsKey("style");
        return !blueprint && (json.containsKey("caption") || json.containsKey("prompt") || json.containsKey("lyrics"));
    }

    /**
     * Reads a request.
     *
     * @param seed where the request leaves it open
     * @throws PromptException if the text is no such request, or asks for what cannot be
     */
    public static Reading read(String json, long seed) {
        Object parsed;
        try {
            parsed = JSON.std.anyFrom(json);
        } catch (IOException | StackOverflowError notJson) {
            throw new PromptException("the request", "it is not JSON", "give the JSON object of a request");
        }
        if (!(parsed instanceof Map<?, ?> map)) {
            throw new PromptException("the request", "it is not a JSON object", "begin it with {");
        }
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten(map, flat);
        return new AceStepRequest(flat).read(seed);
    }

    private static void flatten(Map<?, ?> map, Map<String, Object> flat) {
        map.forEach((key, value) -> {
            String name = snake(String.valueOf(key));
            if (NESTED.contains(name) && value instanceof Map<?, ?> nested) {
                nested.forEach((inner, item) -> {
                    if (item != null) {
                        flat.putIfAbsent(snake(String.valueOf(inner)), item);
                    }
                });
            } else if (value != null) {
                flat.put(name, value);
            }
        });
    }

    private static String snake(String key) {
        return key.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private Reading read(long seed) {
        StringBuilder prompt = new StringBuilder(text(CAPTION).replace('[', ' ').replace(']', ' '));
        field(prompt, "bpm", plain(TEMPO));
        field(prompt, "key", plain(KEY));
        field(prompt, "seconds", plain(SECONDS));
        String meter = plain(METER);
        if (!meter.isEmpty()) {
            String spelled = meter.contains("/") ? meter : meter.equals("6") ? "6/8" : meter + "/4";
            prompt.append(", ").append(spelled);
        }
        String lyrics = take("lyrics") instanceof String written ? written : "";
        boolean wordless = lyrics.strip().equalsIgnoreCase("[instrumental]");
        if (wordless || Boolean.TRUE.equals(take("instrumental"))) {
            prompt.append(", instrumental");
        }
        Reading reading = Prompt.read(wordless ? prompt.toString() : prompt + "\n" + lyrics, seed(seed));
        return withNotes(reading);
    }

    private static void field(StringBuilder prompt, String name, String value) {
        if (!value.isEmpty()) {
            prompt.append(", ").append(name).append('=').append(value);
        }
    }

    private long seed(long fallback) {
        Object random = take("use_random_seed");
        Object seed = take("seed");
        long given = seed instanceof Number number ? number.longValue() : -1;
        return given >= 0 && !Boolean.TRUE.equals(random) ? given : fallback;
    }

    private @Nullable Object take(String key) {
        used.add(key);
        return fields.get(key);
    }

    private String text(List<String> keys) {
        for (String key : keys) {
            Object value = take(key);
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** A number or a short text; nothing for what the request leaves to the model. */
    private String plain(List<String> keys) {
        for (String key : keys) {
            Object value = take(key);
            String text = value == null ? "" : String.valueOf(value).strip();
            boolean open = text.isEmpty()
                    || text.equals("-1")
                    || text.equals("-1.0")
                    || text.equals("0")
                    || text.equalsIgnoreCase("N/A")
                    || text.equalsIgnoreCase("auto");
            if (!open) {
                return text.replaceAll("[,;\\n=\"]", " ");
            }
        }
        return "";
    }

    private Reading withNotes(Reading reading) {
        List<String> idle = fields.keySet().stream()
                .filter(key -> !used.contains(key) && !READ.contains(key))
                .toList();
        if (idle.isEmpty()) {
            return reading;
        }
        List<String> notes = new ArrayList<>(reading.notes());
        notes.add("fields that mean nothing here: " + String.join(", ", idle));
        return new Reading(reading.blueprint(), reading.unmatched(), notes);
    }
}
