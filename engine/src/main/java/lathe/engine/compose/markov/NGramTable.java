package lathe.engine.compose.markov;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import lathe.engine.compose.corpus.Tune;
import lathe.engine.compose.craft.MelodyLine;
import lathe.engine.compose.plan.MetricGrid;

/**
 * What was learned from a collection of tunes: counts for each viewpoint. The file begins with readable lines that name version,
 * sources and licences, up to an empty line; compressed counts follow.
 */
public final class NGramTable {

    private static final String MAGIC = "lathe n-grams 1";
    private static final int MOST_HEADER = 1 << 16;

    private final Map<String, Counts> counts;

    private NGramTable(Map<String, Counts> counts) {
        this.counts = Map.copyOf(counts);
    }

    private static final class Songs {
        private static final NGramTable TABLE = resource("songs.ngrams");
    }

    private static final class Dances {
        private static final NGramTable TABLE = resource("dances.ngrams");
    }

    /** Learned from what is sung: art songs and chorales. */
    static NGramTable songs() {
        return Songs.TABLE;
    }

    /** Learned from what is danced: fiddle and fife tunes. */
    static NGramTable dances() {
        return Dances.TABLE;
    }

    private static NGramTable resource(String name) {
        try (InputStream in = NGramTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return read(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
    public static void write(List<Tune> tunes, List<String> header, int least, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(MAGIC).append('\n');
        header.forEach(line -> text.append(line).append('\n'));
        out.write(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        GZIPOutputStream packed = new GZIPOutputStream(out);
        DataOutputStream data = new DataOutputStream(packed);
        TreeMap<String, GrowingCounts> sorted = new TreeMap<>(count(tunes));
        data.writeInt(sorted.size());
        for (Map.Entry<String, GrowingCounts> entry : sorted.entrySet()) {
            data.writeUTF(entry.getKey());
            SortedMap<Long, SortedMap<Integer, Integer>> contexts =
                    entry.getValue().sorted();
            contexts.entrySet().removeIf(context -> rare(context, least));
            StoredCounts.write(data, contexts);
        }
        data.flush();
        packed.finish();
    }

    private static boolean rare(Map.Entry<Long, ? extends Map<Integer, Integer>> context, int least) {
        long order = context.getKey() >>> (Counts.BITS * (Counts.MOST_ORDER + 1));
        int total =
                context.getValue().values().stream().mapToInt(Integer::intValue).sum();
        return order >= 2 && total < least * (order - 1);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is something else
     */
    static NGramTable read(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        if (!MAGIC.equals(line(buffered))) {
            throw new IOException("no table of n-grams, or of another version");
        }
        int lines = 0;
        while (!line(buffered).isEmpty()) {
            if (++lines > MOST_HEADER) {
                throw new IOException("header without an end");
            }
        }
        DataInputStream data =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(buffered, 1 << 16), 1 << 16));
        Map<String, Counts> counts = new HashMap<>();
        int size = data.readInt();
        for (int i = 0; i < size; i++) {
            String id = data.readUTF();
            counts.put(id, StoredCounts.read(data));
        }
        return new NGramTable(counts);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0 || text.length() > MOST_HEADER) {
                throw new IOException("header without an end");
            }
            text.append((char) read);
        }
        return text.toString();
    }
}
