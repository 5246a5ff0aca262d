package lathe.engine.blueprint;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import lathe.engine.score.ScoreFileException;
import lathe.engine.theory.Chord;

/**
 * Blueprints as JSON, schema 1.
 *
 * <p>Keys are those of {@link Blueprint} in snake case; {@code meter} is {@code "6/8"}, {@code key} is {@code "A minor"}, a
 * section's {@code chords} are a text for each bar, such as {@code "Am F"}. A key that is left out takes its default; a key that
 * nobody knows is reported to the caller; a value out of range is refused with its path.
 */
public final class BlueprintJson {

    /** What this version writes, and the newest that it reads. */
    public static final int SCHEMA = 1;

    private static final long LARGEST_FILE_BYTES = 4 << 20;

    private BlueprintJson() {}

    /**
     * Reads a file; unknown keys are passed over.
     *
     * @throws ScoreFileException if it is missing or no blueprint
     */
    public static Blueprint read(Path file) throws IOException {
        return read(file, unknown -> {});
    }

    /**
     * Reads a file.
     *
     * @param unknown is told the path of each key that means nothing here
     * @throws ScoreFileException if it is missing or no blueprint
     */
    public static Blueprint read(Path file, Consumer<String> unknown) throws IOException {
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new ScoreFileException(file, "is too large for a blueprint", "give a blueprint's JSON file");
            }
            return parse(Files.readString(file), unknown);
        } catch (NoSuchFileException missing) {
            throw new ScoreFileException(file, "no such blueprint file", "check the name", missing);
        } catch (CharacterCodingException notText) {
            throw new ScoreFileException(
                    file, "is no blueprint: not a text in UTF-8", "give a blueprint's JSON file", notText);
        } catch (BlueprintException wrong) {
            throw new ScoreFileException(file, "is no blueprint", String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** Reads a text; unknown keys are passed over. */
    public static Blueprint parse(String text) {
        return parse(text, unknown -> {});
    }

    /**
     * Reads a text.
     *
     * @param unknown is told the path of each key that means nothing here
     * @throws BlueprintException saying which field is wrong and what to do
     */
    public static Blueprint parse(String text, Consumer<String> unknown) {
        return fromMap(JsonFields.object(text), unknown);
    }

    /** Reads the maps, lists, texts and numbers of a JSON object that holds a blueprint. */
    public static Blueprint fromMap(Map<String, Object> json, Consumer<String> unknown) {
        return BlueprintReader.read(json, unknown);
    }

    /** Writes a file, UTF-8, one field a line. */
    public static void write(Blueprint blueprint, Path file) throws IOException {
        Files.writeString(file, toJson(blueprint));
    }

    /** The blueprint as JSON text. */
    public static String toJson(Blueprint blueprint) {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(toMap(blueprint)) + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException("maps, texts and numbers become JSON", impossible);
        }
    }

    /** The blueprint as maps, lists, texts and numbers, for a file that holds more than a blueprint. */
    public static SequencedMap<String, Object> toMap(Blueprint blueprint) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        boolean flats = blueprint.key().usesFlats();
        json.put("schema", SCHEMA);
        json.put("title", blueprint.title());
        json.put("style", blueprint.style());
        json.put("genres", blueprint.genres());
        json.put("moods", blueprint.moods());
        json.put("bpm", blueprint.bpm());
        json.put("meter", blueprint.meter().toString());
        json.put("key", blueprint.key().name());
        json.put("seconds", blueprint.seconds());
        json.put("swing", blueprint.swing());
        json.put(
                "sections",
                blueprint.sections().stream()
                        .map(section -> section(section, flats))
                        .toList());
        json.put("instruments", blueprint.instruments());
        json.put("without", blueprint.without());
        json.put("loudness_lufs", blueprint.loudnessLufs());
        json.put("seed", blueprint.seed());
        json.put("sources", blueprint.sources());
        json.put("locked", List.copyOf(blueprint.locked()));
        return json;
    }

    private static Map<String, Object> section(SectionPlan section, boolean flats) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", section.kind().label());
        json.put("modifier", section.modifier());
        json.put("bars", section.bars());
        json.put("energy", section.energy());
        json.put("chords", section.chords().stream().map(bar -> bar(bar, flats)).toList());
        json.put("instruments", section.instruments());
        json.put("lyrics", section.lyrics());
        return json;
    }

    private static String bar(List<Chord> chords, boolean flats) {
        return String.join(
                " ", chords.stream().map(chord -> chord.symbol(flats)).toList());
    }
}
