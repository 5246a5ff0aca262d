package lathe.engine.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lathe.engine.compose.corpus.Chorale;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.measure.notes.ScoreMeasure;
import lathe.engine.measure.notes.ScoreMeasures;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.score.abc.AbcReader;
import lathe.engine.score.files.ScoreFiles;

/**
 * Makes {@code human-bands.tsv} from pieces that nothing was learned from: {@code HumanBandsMaker CORPORA TARGET}. The same corpora
 * give the same bytes.
 */
final class HumanBandsMaker {

    private static final int FEWEST_NOTES = 24;
    private static final int MOST_PIECES = 160;
    private static final int SIXTEENTH = Score.TICKS_PER_QUARTER / 4;

    private HumanBandsMaker() {}

    public static void main(String[] arguments) throws IOException {
        Path corpora = Path.of(arguments[0]);
        List<String> lines = new ArrayList<>();
        lines.add("# corpus\tmeasure\t5th percentile\tmedian\t95th percentile\tpieces");
        lines.add(
                "# songs: OpenScore Lieder; tunes: Ryan's Mammoth, Aird, O'Neill; chorales: J. S. Bach, valid and test;"
                        + " only pieces held out from training");
        lines.addAll(rows("songs", files(corpora, "openscore-lieder")));
        lines.addAll(rows("tunes", files(corpora, "ryansMammoth", "airdsAirs", "oneills1850")));
        lines.addAll(rows("chorales", chorales(corpora)));
        Files.write(Path.of(arguments[1]), lines);
    }

    /** Pieces go by the names that training knows them by. */
    private static List<Score> files(Path corpora, String... folders) throws IOException {
        List<Score> scores = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> paths = Files.list(corpora.resolve(folder))) {
                for (Path path : paths.sorted().toList()) {
                    read(path, folder + "/" + path.getFileName(), scores);
                }
            }
        }
        // Evenly spread over all: enough for percentiles.
        List<Score> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_PIECES, scores.size()); i++) {
            kept.add(scores.get((int) ((long) i * scores.size() / Math.min(MOST_PIECES, scores.size()))));
        }
        return kept;
    }

    private static void read(Path path, String name, List<Score> scores) {
        try {
            if (name.endsWith(".abc")) {
                List<ReadScore> book = AbcReader.readAll(path, GraceNotes.LEFT_OUT);
                for (int i = 0; i < book.size(); i++) {
                    Score score = book.get(i).score();
                    if (Tune.heldOut(name + "#" + i + " " + score.title())) {
                        add(score, scores);
                    }
                }
            } else if (Tune.heldOut(name)) {
                add(ScoreFiles.read(path).score(), scores);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            System.err.println(unreadable.getMessage());
        }
    }

    private static void add(Score score, List<Score> scores) {
        if (score.noteCount() >= FEWEST_NOTES) {
            scores.add(score);
        }
    }

    private static List<Score> chorales(Path corpora) throws IOException {
        List<Score> scores = new ArrayList<>();
        Path file = corpora.resolve("jsb-chorales/Jsb16thSeparated.json");
        for (String part : List.of("valid", "test")) {
            Chorale.read(file, part).forEach(chorale -> scores.add(score(chorale)));
        }
        return scores;
    }

    /** At 80, the pulse at which congregations are said to sing them; only measures in seconds hang on it. */
    private static Score score(Chorale chorale) {
        List<Track> tracks = new ArrayList<>();
        for (List<Integer> voice : chorale.voices()) {
            List<Note> notes = new ArrayList<>();
            int from = 0;
            for (int i = 1; i <= voice.size(); i++) {
                if (i == voice.size() || !voice.get(i).equals(voice.get(from))) {
                    if (voice.get(from) >= 0) {
                        notes.add(
                                new Note((long) from * SIXTEENTH, (long) (i - from) * SIXTEENTH, voice.get(from), 80));
                    }
                    from = i;
                }
            }
            TrackRole role = tracks.isEmpty() ? TrackRole.MELODY : TrackRole.OTHER;
            tracks.add(new Track("voice " + (tracks.size() + 1), "choir", 52, false, role, notes, List.of()));
        }
        return Score.of(TempoMap.of(Score.TICKS_PER_QUARTER, 80), Meter.FOUR_FOUR, tracks);
    }

    private static List<String> rows(String corpus, List<Score> scores) {
        List<ScoreMeasures> measured = scores.stream().map(ScoreMeasures::of).toList();
        List<Originality> origins = scores.stream().map(Originality::of).toList();
        List<String> rows = new ArrayList<>();
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            rows.addAll(row(
                    corpus,
                    measure.id(),
                    measured.stream().mapToDouble(one -> one.get(measure)).toArray()));
        }
        rows.addAll(row(
                corpus,
                Originality.LONGEST,
                origins.stream().mapToDouble(Originality::longestNotes).toArray()));
        rows.addAll(row(
                corpus,
                Originality.SHARE,
                origins.stream().mapToDouble(Originality::knownShare).toArray()));
        return rows;
    }

    /** None without values. */
    private static List<String> row(String corpus, String id, double... values) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "%s\t%s\t%.4f\t%.4f\t%.4f\t%d",
                corpus,
                id,
                percentile(sorted, 0.05),
                percentile(sorted, 0.5),
                percentile(sorted, 0.95),
                sorted.length));
    }

    private static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }
}
