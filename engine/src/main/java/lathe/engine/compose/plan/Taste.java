package lathe.engine.compose.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * How the tunes of a style differ from others, from {@code tastes.tsv} beside this class.
 *
 * @param notesPerQuarter at middling energy
 * @param syncopation how often a note comes a division before its beat, 0 to 1
 * @param dance how much dance tunes count against songs, 0 to 1
 * @param literal how faithfully a bar that returns is repeated, 0 to 1
 * @param pentatonic how much the fourth and seventh degree are kept out, 0 to 1
 * @param late how often a phrase starts behind its downbeat, 0 to 1
 */
public record Taste(
        double notesPerQuarter, double syncopation, double dance, double literal, double pentatonic, double late) {

    private static final Map<String, Taste> ALL = read();
    private static final Taste CUSTOMARY = ALL.getOrDefault("pop", new Taste(1, 0, 0, 0.7, 0, 0));

    /** The taste of a style; that of pop for a style that is not listed. */
    public static Taste of(String style) {
        return ALL.getOrDefault(style, CUSTOMARY);
    }

    /** Notes in a bar at an energy of 0 to 1. */
    public double notesPerBar(double barQuarters, double energy) {
        return Math.max(1, notesPerQuarter * barQuarters * (0.55 + 0.9 * energy));
    }

    private static Map<String, Taste> read() {
        Map<String, Taste> all = new HashMap<>();
        try (InputStream in = Taste.class.getResourceAsStream("tastes.tsv")) {
            if (in == null) {
                throw new IllegalStateException("tastes.tsv is not in the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> all.put(cells[0], parse(cells)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Map.copyOf(all);
    }

    private static Taste parse(String[] cells) {
        double[] values = new double[6];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(cells[i + 1]);
        }
        return new Taste(values[0], values[1], values[2], values[3], values[4], values[5]);
    }
}
