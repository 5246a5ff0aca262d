package lathe.engine.score.abc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.ReadScore;
import lathe.engine.score.ScoreFileException;

/**
 * Reads tunes in ABC notation (standard 2.1, abcnotation.com/wiki/abc:standard:v2.1): voices, keys and modes, chords and chord
 * symbols, tuplets, broken rhythm, ties, overlays, repeats with endings, words, dynamics, and {@code %%MIDI program}. Repeats are
 * played out. Signs of da capo, part orders and macros are not followed. What is not understood is left out and
 * told.
 */
public final class AbcReader {

    private static final int MOST_BYTES = 16 << 20;

    private AbcReader() {}

    /**
     * Reads the first tune of a file.
     *
     * @throws ScoreFileException if the file has no tune
     */
    public static ReadScore read(Path file) throws IOException {
        List<AbcBook.Tune> tunes = tunes(file);
        ReadScore first = new AbcParser(file, GraceNotes.KEPT).read(tunes.getFirst());
        if (tunes.size() == 1) {
            return first;
        }
        List<String> remarks = new ArrayList<>(first.remarks());
        remarks.add("the first of " + tunes.size() + " tunes is read");
        return new ReadScore(first.score(), remarks);
    }

    /**
     * Reads the tune with the number in its {@code X:} field.
     *
     * @throws ScoreFileException if the file has none of that number
     */
    public static ReadScore read(Path file, int number) throws IOException {
        for (AbcBook.Tune tune : tunes(file)) {
            if (tune.number() == number) {
                return new AbcParser(file, GraceNotes.KEPT).read(tune);
            }
        }
        throw new ScoreFileException(file, "has no tune X:" + number, "look which numbers it has");
    }

    /** Reads all tunes of a file in order. */
    public static List<ReadScore> readAll(Path file, GraceNotes graceNotes) throws IOException {
        List<ReadScore> all = new ArrayList<>();
        for (AbcBook.Tune tune : tunes(file)) {
            all.add(new AbcParser(file, graceNotes).read(tune));
        }
        return all;
    }

    /** Reads the first tune of a text. */
    static ReadScore read(Path name, String text) throws ScoreFileException {
        return new AbcParser(name, GraceNotes.KEPT).read(tunes(name, text).getFirst());
    }

    static List<AbcBook.Tune> tunes(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new ScoreFileException(file, "is larger than " + (MOST_BYTES >> 20) + " MiB", "split it");
        }
        byte[] bytes = Files.readAllBytes(file);
        return tunes(file, decode(bytes));
    }

    private static List<AbcBook.Tune> tunes(Path file, String text) throws ScoreFileException {
        List<AbcBook.Tune> tunes = AbcBook.tunes(text);
        if (tunes.isEmpty()) {
            throw new ScoreFileException(file, "has no tune in ABC (no K: field)", "begin each tune with X: and K:");
        }
        return tunes;
    }

    private static String decode(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
