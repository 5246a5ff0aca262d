package lathe.engine.prompt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lathe.engine.blueprint.Meters;
import lathe.engine.score.Meter;

/**
 * What is customary in a genre.
 *
 * @param style of the arranger
 * @param minorShare how many of its songs are in minor, 0 to 1
 * @param instruments that its band has
 */
record Genre(
        String id,
        String style,
        double slowestBpm,
        double fastestBpm,
        double swing,
        Meter meter,
        double minorShare,
        double loudnessLufs,
        List<String> instruments) {

    private static final SequencedMap<String, Genre> ALL = read();

    /** Genres that say how a song goes and leave open what kind it is, when another genre stands beside them. */
    private static final List<String> MANNERS = List.of(
            "ballad",
            "waltz",
            "edm",
            "film-score",
            "musical",
            "christmas",
            "childrens",
            "jingle",
            "video-game",
            "march");

    static Genre get(String id) {
        Genre genre = ALL.get(id);
        if (genre == null) {
            throw new IllegalArgumentException("genre=" + id);
        }
        return genre;
    }

    boolean isManner() {
        return MANNERS.contains(id);
    }

    private static SequencedMap<String, Genre> read() {
        SequencedMap<String, Genre> all = new LinkedHashMap<>();
        for (String[] row : Tsv.rows("genres.tsv")) {
            int dash = row[2].indexOf('-');
            all.put(
                    row[0],
                    new Genre(
                            row[0],
                            row[1],
                            Double.parseDouble(row[2].substring(0, dash)),
                            Double.parseDouble(row[2].substring(dash + 1)),
                            Double.parseDouble(row[3]),
                            Meters.parse(row[4]).orElseThrow(),
                            Double.parseDouble(row[5]),
                            Double.parseDouble(row[6]),
                            Tsv.items(row[7])));
        }
        return all;
    }
}
