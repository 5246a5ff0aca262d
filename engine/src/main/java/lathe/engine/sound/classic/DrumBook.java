package lathe.engine.sound.classic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Recipes of percussion keys, from {@code drums.tsv}: kit, key, name, choke group, settings. */
final class DrumBook {

    /** What kits have that name nothing of their own. */
    static final String COMMON = "drums";

    private static final Map<String, Patch> ALL = new TreeMap<>();
    private static final Map<Integer, Integer> CHOKES = new TreeMap<>();

    static {
        for (String line : PatchBook.lines("drums.tsv")) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 5) {
                throw new IllegalStateException("drums.tsv: " + cells.length + " cells in: " + line);
            }
            SequencedMap<String, String> settings = new LinkedHashMap<>();
            for (String setting : cells[4].split(" ", -1)) {
                int equals = setting.indexOf('=');
                if (equals > 0) {
                    settings.put(setting.substring(0, equals), setting.substring(equals + 1));
                }
            }
            String id = cells[0] + ":" + cells[1];
            ALL.put(id, new Patch(id, Patch.Model.DRUMS, settings, 0));
            CHOKES.put(Integer.parseInt(cells[1]), Integer.parseInt(cells[3]));
        }
    }

    private DrumBook() {}

    /** The recipe of a key; keys that no kit has sound as the nearest one that the common kit has. */
    static Patch of(String kit, int key) {
        Patch own = ALL.get(kit + ":" + key);
        for (int away = 0; own == null; away++) {
            own = ALL.get(COMMON + ":" + (key - away));
            if (own == null) {
                own = ALL.get(COMMON + ":" + (key + away));
            }
        }
        return own;
    }

    /** Keys of one group above 0 silence each other. */
    static int chokeGroup(int key) {
        return CHOKES.getOrDefault(key, 0);
    }
}
