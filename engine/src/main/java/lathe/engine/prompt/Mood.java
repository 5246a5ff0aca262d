package lathe.engine.prompt;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a mood or a scene feels (the plane of Russell 1980).
 *
 * @param valence -1 for sad to 1 for happy
 * @param arousal -1 for sleepy to 1 for excited
 */
record Mood(double valence, double arousal) {

    private static final Map<String, Mood> ALL = read();

    static Mood of(String id) {
        return ALL.getOrDefault(id, new Mood(0, 0));
    }

    /** The energy of a section that is to feel so. */
    double energy() {
        return 0.5 + 0.45 * arousal;
    }

    private static Map<String, Mood> read() {
        Map<String, Mood> all = new LinkedHashMap<>();
        for (String table : new String[] {"moods.tsv", "scenes.tsv"}) {
            for (String[] row : Tsv.rows(table)) {
                all.put(row[0], new Mood(Double.parseDouble(row[1]), Double.parseDouble(row[2])));
            }
        }
        return Map.copyOf(all);
    }
}
