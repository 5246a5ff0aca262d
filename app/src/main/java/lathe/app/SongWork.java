package lathe.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lathe.engine.arrange.SongEditor;
import lathe.engine.arrange.SongWriter;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.BlueprintJson;
import lathe.engine.prompt.AceStepRequest;
import lathe.engine.prompt.Prompt;
import lathe.engine.prompt.Reading;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.files.ScoreFiles;
import lathe.engine.song.Provenance;
import lathe.engine.song.Song;
import lathe.engine.song.SongJson;
import lathe.engine.song.SourceType;
import org.jspecify.annotations.Nullable;

/**
 * What the user began with, brought to notes.
 *
 * @param score the notes
 * @param song the whole song; null where a file held nothing but notes
 * @param hash SHA-256 of the blueprint or of the file of notes
 * @param sourceType how the notes came to be
 * @param notes what the user should know of how the words or the file were understood
 */
record SongWork(Score score, @Nullable Song song, String hash, SourceType sourceType, List<String> notes) {

    private static final List<String> SCORE_ENDINGS =
            List.of(".mid", ".midi", ".kar", ".rmi", ".smf", ".abc", ".mxl", ".musicxml", ".xml");
    private static final String JSON_ENDING = ".json";

    /** A song that was written just now. */
    static SongWork of(Song song, SourceType sourceType, List<String> notes) {
        String text = BlueprintJson.toJson(song.blueprint());
        return new SongWork(
                song.score(), song, sha256(text.getBytes(StandardCharsets.UTF_8)), sourceType, List.copyOf(notes));
    }

    /**
     * From words, or a file of a blueprint, a song, a request of ACE-Step, or notes.
     *
     * @param seed for words; a file brings its own
     */
    static SongWork of(String what, SongOptions options, long seed) throws IOException {
        if (what.isBlank()) {
            throw new CallException(
                    "no words given; say what the song shall be, such as \"calm piano ballad, 2 minutes\"");
        }
        Path file = fileNamed(what);
        if (file == null) {
            Reading reading = Prompt.read(what, seed);
            return write(reading.blueprint(), options, remarks(reading));
        }
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(JSON_ENDING)) {
            return ofScore(file, options);
        }
        return ofJson(file, options, seed);
    }

    private static SongWork ofJson(Path file, SongOptions options, long seed) throws IOException {
        Map<String, Object> json = topLevel(file);
        List<String> notes = new ArrayList<>();
        if (json.containsKey("score")) {
            Song song = SongJson.read(file);
            SongEditor editor = new SongEditor(song);
            editor = options.namesComposer() ? editor.withComposer(options.checkedComposer()) : editor;
            Song edited = options.changes() ? editor.follow(options.applyTo(song.blueprint())) : song;
            return of(edited, SourceType.TRAINED_ALGORITHMIC, notes);
        }
        if (AceStepRequest.isRequest(json)) {
            Reading reading = AceStepRequest.read(Files.readString(file), seed);
            return write(reading.blueprint(), options, remarks(reading));
        }
        Blueprint blueprint = BlueprintJson.read(
                file, unknown -> notes.add(file + ": " + unknown + " is not known and was left out"));
        return write(blueprint, options, notes);
    }

    /** What a JSON file says; nothing if it is none, which the reader of blueprints then says better. */
    private static Map<String, Object> topLevel(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0
                    ? JSON.std.mapFrom(Files.readString(file))
                    : Map.of();
        } catch (JsonProcessingException | MalformedInputException notJson) {
            return Map.of();
        }
    }

    private static SongWork ofScore(Path file, SongOptions options) throws IOException {
        if (options.changes()) {
            throw new CallException(file + ": holds notes, no blueprint; leave --seconds, --set and --lock out");
        }
        ReadScore read = ScoreFiles.read(file);
        return new SongWork(
                read.score(),
                null,
                sha256(Files.readAllBytes(file)),
                SourceType.ALGORITHMIC,
                read.remarks().stream().map(remark -> file + ": " + remark).toList());
    }

    private static SongWork write(Blueprint blueprint, SongOptions options, List<String> notes) {
        Blueprint edited = options.applyTo(blueprint);
        return of(SongWriter.write(edited, options.checkedComposer()), SourceType.TRAINED_ALGORITHMIC, notes);
    }

    /** What a reading has to say of itself. */
    static List<String> remarks(Reading reading) {
        List<String> remarks = new ArrayList<>(reading.notes());
        if (!reading.unmatched().isEmpty()) {
            remarks.add("not understood and left out: " + String.join(", ", reading.unmatched()));
        }
        return remarks;
    }

    /** The file that the user means, or null for words. */
    static @Nullable Path fileNamed(String what) {
        String lower = what.toLowerCase(Locale.ROOT);
        boolean named = lower.endsWith(JSON_ENDING) || SCORE_ENDINGS.stream().anyMatch(lower::endsWith);
        if (!named || what.indexOf('\n') >= 0) {
            return null;
        }
        try {
            Path file = Path.of(what);
            return Files.exists(file) || what.indexOf(' ') < 0 ? file : null;
        } catch (InvalidPathException words) {
            return null;
        }
    }

    /** What is said of the origin in every file that is written. */
    Provenance provenance(long seed, String sound) {
        String maker = song == null ? "notes of a file" : "composer " + song.composer();
        return new Provenance(
                score.title(),
                "Lathe " + Lathe.Version.number(),
                song == null ? seed : song.blueprint().seed(),
                hash,
                sound.isEmpty() ? maker : maker + ", sound " + sound,
                sourceType,
                song == null ? List.of() : Provenance.LEARNED_FROM);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every JDK has it
        }
    }
}
