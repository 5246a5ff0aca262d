package lathe.app;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import lathe.engine.blueprint.BlueprintJson;
import lathe.engine.measure.Asked;
import lathe.engine.measure.Evaluation;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.files.ScoreFiles;
import lathe.engine.song.Song;
import lathe.engine.song.SongJson;
import org.jspecify.annotations.Nullable;

/** Files that can be evaluated: notes, songs and sound, told apart by what is in them. */
final class EvaluatedFile {

    private EvaluatedFile() {}

    /** What a blueprint's or a song's file asks for. */
    static Asked asked(Path file) throws IOException {
        return isSong(file) ? Asked.of(SongJson.read(file)) : Asked.of(BlueprintJson.read(file));
    }

    /** Evaluates a file, a song against its own blueprint if no other is given. */
    static Evaluation evaluate(Path file, @Nullable Asked asked, Progress progress) throws IOException {
        if (!Files.exists(file)) {
            throw new ScoreFileException(file, "does not exist", "check its name");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            Song song = SongJson.read(file);
            return asked == null ? Evaluation.of(song) : Evaluation.of(song.score(), asked.blueprint());
        }
        if (isNotes(file, name)) {
            return Evaluation.of(ScoreFiles.read(file).score(), asked == null ? null : asked.blueprint());
        }
        return Evaluation.of(WholeSound.read(file, progress), asked);
    }

    /** The notes of a song's JSON file or of any file of notes. */
    static Score score(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new ScoreFileException(file, "does not exist", "check its name");
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".json")
                ? SongJson.read(file).score()
                : ScoreFiles.read(file).score();
    }

    private static boolean isNotes(Path file, String name) throws IOException {
        for (String ending : new String[] {".mid", ".midi", ".kar", ".abc", ".mxl", ".musicxml", ".xml"}) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {'M', 'T', 'h', 'd'});
        }
    }

    private static boolean isSong(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > (64 << 20)) {
            return false; // the reader of blueprints says what is wrong
        }
        try {
            return JSON.std.anyFrom(Files.readString(file)) instanceof Map<?, ?> map && map.containsKey("score");
        } catch (IOException | StackOverflowError noJson) {
            return false;
        }
    }
}
