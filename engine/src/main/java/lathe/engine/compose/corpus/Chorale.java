package lathe.engine.compose.corpus;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.ScoreFileException;
import lathe.engine.theory.Key;
import lathe.engine.theory.KeyFinder;

/**
 * A chorale in four voices on a grid of sixteenths, as the data set of Boulanger-Lewandowski et al. (2012) has them with their
 * voices apart. Notes of equal pitch in a row cannot be told from one long note.
 *
 * @param name such as {@code train-17}
 * @param voices soprano, alto, tenor, bass: each a MIDI pitch a sixteenth, -1 for a rest
 */
public record Chorale(String name, List<List<Integer>> voices) {

    /** Sixteenths in a beat. */
    public static final int BEAT = 4;

    private static final int VOICES = 4;
    private static final long SIXTEENTH = 240;
    private static final int SOFT = 80;

    /** Copies the lists. */
    public Chorale {
        voices = voices.stream().map(List::copyOf).toList();
    }

    /** Sixteenths in all. */
    public int length() {
        return voices.getFirst().size();
    }

    /** The key by all its voices. */
    public Key key() {
        double[] weights = new double[12];
        for (List<Integer> voice : voices) {
            for (int pitch : voice) {
                if (pitch >= 0) {
                    weights[pitch % 12]++;
                }
            }
        }
        return KeyFinder.best(weights);
    }

    /** The soprano; a length that is a beat over whole bars is taken for an upbeat at the start. */
    public Tune tune() {
        List<Integer> soprano = voices.getFirst();
        long upbeat = length() % (4 * BEAT) == BEAT ? 3 * BEAT : 0;
        List<Note> notes = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= soprano.size(); i++) {
            if (i == soprano.size() || !soprano.get(i).equals(soprano.get(from))) {
                if (soprano.get(from) >= 0) {
                    notes.add(new Note((upbeat + from) * SIXTEENTH, (i - from) * SIXTEENTH, soprano.get(from), SOFT));
                }
                from = i;
            }
        }
        return new Tune(name, key(), Meter.FOUR_FOUR, notes);
    }

    /**
     * Reads one part of the data set's split.
     *
     * @param part {@code train}, {@code valid} or {@code test}
     * @throws ScoreFileException if the file is no such data set
     */
    public static List<Chorale> read(Path file, String part) throws IOException {
        Map<String, Object> all = JSON.std.mapFrom(Files.readString(file));
        List<Chorale> chorales = new ArrayList<>();
        if (!(all.get(part) instanceof List<?> pieces)) {
            throw new ScoreFileException(file, "no list named " + part, "use Jsb16thSeparated.json");
        }
        for (Object piece : pieces) {
            List<List<Integer>> voices = new ArrayList<>();
            for (int v = 0; v < VOICES; v++) {
                voices.add(new ArrayList<>());
            }
            if (!(piece instanceof List<?> rows)
                    || rows.isEmpty()
                    || !rows.stream().allMatch(row -> add(voices, row))) {
                throw new ScoreFileException(
                        file, part + " " + chorales.size() + " is not in four voices", "use Jsb16thSeparated.json");
            }
            chorales.add(new Chorale(part + "-" + chorales.size(), voices));
        }
        return chorales;
    }

    private static boolean add(List<List<Integer>> voices, Object row) {
        if (!(row instanceof List<?> cells) || cells.size() != VOICES) {
            return false;
        }
        for (int v = 0; v < VOICES; v++) {
            if (!(cells.get(v) instanceof Number pitch) || pitch.intValue() < -1 || pitch.intValue() > Note.MOST) {
                return false;
            }
            voices.get(v).add(pitch.intValue());
        }
        return true;
    }
}
