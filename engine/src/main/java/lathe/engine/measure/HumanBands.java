package lathe.engine.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lathe.engine.measure.notes.ScoreMeasure;
import lathe.engine.measure.notes.ScoreMeasures;

/**
 * Where nine in ten pieces of human music lie, by kind of music, from {@code human-bands.tsv} beside this class: 5th percentile,
 * median and 95th percentile of each measure over pieces of public-domain corpora that no model here was trained on. A figure outside
 * tells that a piece is unlike those; none tells that it is good.
 */
public final class HumanBands {

    /** Time in which tunes without accompaniment have two pitches at once. */
    private static final double MOST_POLYPHONY_OF_A_TUNE = 0.05;

    /** The table has four decimals. */
    private static final double ROUNDING = 5e-5;

    private static final SequencedMap<String, Band> ALL = read();

    private HumanBands() {}

    /**
     * Nine tenths of human pieces.
     *
     * @param corpus what they are, such as {@code songs with piano}
     * @param low 5th percentile
     * @param median 50th
     * @param high 95th
     * @param pieces how many were measured
     */
    public record Band(String corpus, double low, double median, double high, int pieces) {

        /** True if a value is as nine in ten human pieces are. */
        public boolean contains(double value) {
            return value >= low - ROUNDING && value <= high + ROUNDING;
        }
    }

    /** The kind of music to hold a score against: tunes for a single line, songs for what has an accompaniment. */
    public static String corpusFor(ScoreMeasures measures) {
        return measures.get(ScoreMeasure.POLYPHONY_RATE) <= MOST_POLYPHONY_OF_A_TUNE ? "tunes" : "songs";
    }

    /** The band of a measure in a corpus, {@code tunes}, {@code songs} or {@code chorales}; empty if it does not exist there. */
    public static Optional<Band> of(String corpus, ScoreMeasure measure) {
        return Optional.ofNullable(ALL.get(corpus + "\t" + measure.id()));
    }

    /** The band of another figure by its id. */
    static Optional<Band> of(String corpus, String id) {
        return Optional.ofNullable(ALL.get(corpus + "\t" + id));
    }

    private static SequencedMap<String, Band> read() {
        SequencedMap<String, Band> all = new LinkedHashMap<>();
        try (InputStream in = HumanBands.class.getResourceAsStream("human-bands.tsv")) {
            if (in == null) {
                throw new IllegalStateException("human-bands.tsv is not in the jar");
            }
            List<String> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            for (String line : lines) {
                String[] cells = line.split("\t", -1);
                Band band = new Band(
                        cells[0],
                        Double.parseDouble(cells[2]),
                        Double.parseDouble(cells[3]),
                        Double.parseDouble(cells[4]),
                        Integer.parseInt(cells[5]));
                all.put(cells[0] + "\t" + cells[1], band);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return Collections.unmodifiableSequencedMap(all);
    }
}
