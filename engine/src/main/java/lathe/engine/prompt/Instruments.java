package lathe.engine.prompt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an instrument concept sounds as here, and what its denial forbids. */
record Instruments(String sounds, List<String> forbids) {

    private static final Map<String, Instruments> ALL = read();

    static Instruments of(String concept) {
        Instruments found = ALL.get(concept);
        if (found == null) {
            throw new IllegalArgumentException("instrument=" + concept);
        }
        return found;
    }

    private static Map<String, Instruments> read() {
        Map<String, Instruments> all = new LinkedHashMap<>();
        for (String[] row : Tsv.rows("instruments.tsv")) {
            all.put(row[0], new Instruments(row[1], Tsv.items(row[2])));
        }
        return Map.copyOf(all);
    }
}
