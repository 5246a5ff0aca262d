package lathe.app;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioInfo;
import lathe.core.audio.AudioReader;
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

    /** A song is shorter; a longer sound would fill the memory. */
    private static final int MOST_SECONDS = 1800;

    private static final int BLOCK_FRAMES = 1 << 14;

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
        return Evaluation.of(sound(file, progress), asked);
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

    private static AudioBuffer sound(Path file, Progress progress) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            AudioInfo info = reader.info();
            long most = (long) MOST_SECONDS * info.sampleRateHz();
            float[][] all = new float[info.channels()][(int) Math.clamp(info.frames(), BLOCK_FRAMES, most)];
            float[][] block = new float[info.channels()][BLOCK_FRAMES];
            int frames = 0;
            int came = reader.read(block, 0, BLOCK_FRAMES);
            while (came > 0) {
                if (frames + (long) came > most) {
                    throw new AudioFileException(
                            file, "is longer than " + MOST_SECONDS / 60 + " minutes", "give one song at a time");
                }
                for (int c = 0; c < all.length; c++) {
                    if (frames + came > all[c].length) {
                        all[c] = Arrays.copyOf(all[c], (int) Math.min(most, 2L * (frames + came)));
                    }
                    System.arraycopy(block[c], 0, all[c], frames, came);
                }
                frames += came;
                progress.at("reading", frames, info.frames());
                came = reader.read(block, 0, BLOCK_FRAMES);
            }
            if (frames == 0) {
                throw new AudioFileException(file, "holds no audio (0 frames)", "export it again");
            }
            return new AudioBuffer(all, info.sampleRateHz(), info.layout()).slice(0, frames);
        }
    }
}
