package lathe.engine.compose.markov;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lathe.engine.compose.corpus.TableFile;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.MetricGrid;

/**
 * What was learned from a collection of tunes: counts for each viewpoint, in a {@link TableFile}.
 */
public final class NGramTable {

    private static final String KIND = "lathe n-grams 1";
    private static final int MOST_VIEWPOINTS = 64;

    private final Map<String, Counts> counts;

    private NGramTable(Map<String, Counts> counts) {
        this.counts = Map.copyOf(counts);
    }

    private static final class Songs {
        private static final NGramTable TABLE =
                TableFile.shipped(NGramTable.class, "songs.ngrams", KIND, NGramTable::read);
    }

    private static final class Dances {
        private static final NGramTable TABLE =
                TableFile.shipped(NGramTable.class, "dances.ngrams", KIND, NGramTable::read);
    }

    /** Learned from what is sung: art songs and chorales. */
    static NGramTable songs() {
        return Songs.TABLE;
    }

    /** Learned from what is danced: fiddle and fife tunes. */
    static NGramTable dances() {
        return Dances.TABLE;
    }

    /** The counts of a viewpoint. */
    Counts of(Viewpoint<?> viewpoint) {
        Counts own = counts.get(viewpoint.id());
        if (own == null) {
            throw new IllegalStateException("table without viewpoint " + viewpoint.id());
        }
        return own;
    }

    /** Learns from all tunes given. */
    static Map<String, GrowingCounts> count(List<Tune> tunes) {
        Map<String, GrowingCounts> all = new HashMap<>();
        for (Tune tune : tunes) {
            MelodyLine melody = MelodyLine.ofNotes(tune.key(), new MetricGrid(tune.meter()), tune.notes());
            for (PitchViewpoint viewpoint : PitchViewpoint.values()) {
                learn(viewpoint, melody, melody.size(), all);
            }
            RhythmLine rhythm = RhythmLine.of(tune.meter(), tune.notes());
            for (RhythmViewpoint viewpoint : RhythmViewpoint.values()) {
                learn(viewpoint, rhythm, rhythm.size(), all);
            }
        }
        return all;
    }

    private static <L> void learn(Viewpoint<L> viewpoint, L line, int size, Map<String, GrowingCounts> all) {
        GrowingCounts own = all.computeIfAbsent(viewpoint.id(), id -> new GrowingCounts());
        for (int i = 0; i < size; i++) {
            own.learn(viewpoint, line, i);
        }
    }

    /**
     * Learns from tunes and writes a table. The same tunes in the same order give the same bytes.
     *
     * @param header lines that name sources and licences
     * @param least contexts of two symbols and more that came less often are left out
     */
    public static void write(Path target, List<Tune> tunes, List<String> header, int least) throws IOException {
        SortedMap<String, GrowingCounts> sorted = new TreeMap<>(count(tunes));
        TableFile.write(target, KIND, header, out -> {
            TableFile.writeNumber(out, sorted.size());
            for (Map.Entry<String, GrowingCounts> entry : sorted.entrySet()) {
                out.writeUTF(entry.getKey());
                SortedMap<Long, SortedMap<Integer, Integer>> contexts =
                        entry.getValue().sorted();
                contexts.entrySet().removeIf(context -> rare(context, least));
                StoredCounts.write(out, contexts);
            }
        });
    }

    private static boolean rare(Map.Entry<Long, ? extends Map<Integer, Integer>> context, int least) {
        long order = context.getKey() >>> (Counts.BITS * (Counts.MOST_ORDER + 1));
        int total =
                context.getValue().values().stream().mapToInt(Integer::intValue).sum();
        return order >= 2 && total < least * (order - 1);
    }

    private static NGramTable read(DataInputStream in) throws IOException {
        Map<String, Counts> counts = new HashMap<>();
        int size = TableFile.readNumber(in, MOST_VIEWPOINTS);
        for (int i = 0; i < size; i++) {
            String id = in.readUTF();
            counts.put(id, StoredCounts.read(in));
        }
        return new NGramTable(counts);
    }
}
