package lathe.engine.song;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.BlueprintJson;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;

/**
 * Songs as JSON: {@code blueprint} as {@link BlueprintJson} writes it, {@code composer}, {@code sections} and the whole
 * {@code score}, every note as {@code [start, duration, pitch, velocity, timing]} in ticks. What is read and written again
 * is the same, byte for byte.
 */
public final class SongJson {

    /** What this version writes, and the newest that it reads. */
    public static final int SCHEMA = 1;

    private static final long LARGEST_FILE_BYTES = 64 << 20;
    private static final JSON WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private SongJson() {}

    /**
     * Reads a song's file.
     *
     * @throws ScoreFileException if it is missing or no song
     */
    public static Song read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new ScoreFileException(file, "is a folder", "give a song's JSON file");
            }
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                throw new ScoreFileException(file, "is too large for a song", "give a song's JSON file");
            }
            return parse(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new ScoreFileException(file, "no such song file", "check the name", missing);
        } catch (CharacterCodingException notText) {
            throw new ScoreFileException(file, "is no song: not a text in UTF-8", "give a song's JSON file", notText);
        } catch (IllegalArgumentException wrong) {
            throw new ScoreFileException(
                    file, "is no song: " + wrong.getMessage(), "write it anew with lathe compose", wrong);
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException saying what is wrong where
     */
    public static Song parse(String text) {
        Object parsed;
        try {
            parsed = JSON.std.anyFrom(text);
        } catch (IOException | StackOverflowError notJson) {
            String message = String.valueOf(notJson.getMessage());
            throw new IllegalArgumentException(
                    "not JSON: " + message.lines().findFirst().orElse(""), notJson);
        }
        Entry song = new Entry(parsed, "");
        int schema = song.field("schema").small();
        if (schema != SCHEMA) {
            throw song.field("schema").wrong(SCHEMA + ", which this version reads");
        }
        Score score = ScoreJson.fromEntry(song.field("score"));
        List<PlacedSection> sections = ScoreJson.all(song.field("sections"), SongJson::section);
        return new Song(
                blueprint(song.field("blueprint")), song.field("composer").text(), score, sections);
    }

    private static Blueprint blueprint(Entry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        entry.map().forEach((key, value) -> map.put(String.valueOf(key), value));
        return BlueprintJson.fromMap(map, unknown -> {});
    }

    private static PlacedSection section(Entry entry) {
        return new PlacedSection(
                ScoreJson.named(SectionKind.class, entry.field("kind")),
                entry.field("turn").small(),
                entry.field("start_bar").small(),
                entry.field("bars").small(),
                entry.field("take").small());
    }

    /** Writes a song's file. */
    public static void write(Song song, Path file) throws IOException {
        Files.writeString(file, toJson(song));
    }

    /** The song as JSON text. */
    public static String toJson(Song song) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("schema", SCHEMA);
        map.put("composer", song.composer());
        map.put("blueprint", BlueprintJson.toMap(song.blueprint()));
        map.put("sections", song.sections().stream().map(SongJson::ofSection).toList());
        map.put("score", ScoreJson.toMap(song.score()));
        try {
            return WRITER.asString(map) + "\n";
        } catch (IOException impossible) {
            throw new IllegalStateException("maps, texts and numbers become JSON", impossible);
        }
    }

    private static Map<String, Object> ofSection(PlacedSection section) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", ScoreJson.lower(section.kind().name()));
        map.put("turn", section.turn());
        map.put("start_bar", section.startBar());
        map.put("bars", section.bars());
        map.put("take", section.take());
        return map;
    }
}
