package lathe.engine.arrange.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How drummers play each drum at each 16th of the bar, for kinds of music: {@code drum-feel.tsv}, learned from the Groove
 * MIDI Dataset (CC BY 4.0).
 */
final class DrumFeel {

    private static final Map<String, Figures> TABLE = read();

    private final String kind;

    /**
     * @param lateMs mean lateness behind the grid
     * @param lateSpreadMs its standard deviation within a performance
     * @param velocity mean MIDI velocity
     * @param velocitySpread its standard deviation within a performance
     */
    record Figures(double lateMs, double lateSpreadMs, double velocity, double velocitySpread) {}

    /**
     * Correlations, 0 to 1.
     *
     * @param lateTogether lateness of hits of different drums at once
     * @param lateAfter lateness of a hit and of those in the beat after it
     * @param hardTogether velocity of hits at once
     * @param hardAfter velocity of a hit and of those in the beat after it
     */
    record Links(double lateTogether, double lateAfter, double hardTogether, double hardAfter) {}

    /** @param kind of music, as the table names it */
    DrumFeel(String kind) {
        this.kind = kind;
        if (!TABLE.containsKey(kind + "\tlinks\t-")) {
            throw new IllegalArgumentException("feel=" + kind);
        }
    }

    /** Figures of a drum at a 16th of the bar, or wherever it is played if that place is not known. */
    Figures at(String voice, int slot) {
        for (String key : List.of(key(kind, voice, slot), key("all", voice, slot), kind + "\t" + voice + "\tany")) {
            Figures found = TABLE.get(key);
            if (found != null) {
                return found;
            }
        }
        return anywhere(voice);
    }

    /** Figures of a drum over the whole bar. */
    Figures anywhere(String voice) {
        Figures found = TABLE.get(kind + "\t" + voice + "\tany");
        Figures all = found == null ? TABLE.get("all\t" + voice + "\tany") : found;
        if (all == null) {
            throw new IllegalArgumentException("voice=" + voice);
        }
        return all;
    }

    /** How far hits tell of each other. */
    Links links() {
        Figures found = TABLE.get(kind + "\tlinks\t-");
        if (found == null) {
            throw new IllegalStateException("feel=" + kind);
        }
        return new Links(found.lateMs(), found.lateSpreadMs(), found.velocity(), found.velocitySpread());
    }

    private static String key(String kind, String voice, int slot) {
        return kind + "\t" + voice + "\t" + slot;
    }

    private static Map<String, Figures> read() {
        Map<String, Figures> table = new HashMap<>();
        try (InputStream in = DrumFeel.class.getResourceAsStream("drum-feel.tsv")) {
            if (in == null) {
                throw new IllegalStateException("drum-feel.tsv is not in the jar");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t", -1);
                    table.put(
                            cells[0] + "\t" + cells[1] + "\t" + cells[2],
                            new Figures(
                                    Double.parseDouble(cells[4]),
                                    Double.parseDouble(cells[5]),
                                    Double.parseDouble(cells[6]),
                                    Double.parseDouble(cells[7])));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(table);
    }
}
