package lathe.engine.compose.markov;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import lathe.engine.compose.corpus.TableFile;

/** Counts as read from a table: an open hash table that does not change. */
final class StoredCounts implements Counts {

    private static final int[] NONE = {};
    private static final int MOST_CONTEXTS = 1 << 22;
    private static final int MOST_SYMBOLS = 1 << BITS;

    private final long[] contexts;
    private final int[][] counts;
    private final int mask;

    private StoredCounts(int size) {
        int capacity = Integer.highestOneBit(Math.max(1, size)) * 4;
        contexts = new long[capacity];
        counts = new int[capacity][];
        mask = capacity - 1;
    }

    @Override
    public int[] after(long context) {
        int at = slot(context);
        return counts[at] == null ? NONE : counts[at];
    }

    @SuppressWarnings("ReferenceEquality") // an empty place holds no array
    private int slot(long context) {
        int at = (int) ((context * 0x9e3779b97f4a7c15L) >>> 33) & mask;
        while (counts[at] != null && contexts[at] != context) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Reads what {@link #write} wrote. */
    static StoredCounts read(DataInputStream in) throws IOException {
        int size = TableFile.readNumber(in, MOST_CONTEXTS);
        StoredCounts stored = new StoredCounts(size);
        long context = 0;
        for (int i = 0; i < size; i++) {
            context += TableFile.readNumber(in);
            int length = TableFile.readNumber(in, MOST_SYMBOLS);
            int[] own = new int[2 * length];
            for (int j = 0; j < own.length; j += 2) {
                own[j] = TableFile.readNumber(in, MOST_SYMBOLS);
                own[j + 1] = TableFile.readNumber(in, Integer.MAX_VALUE);
            }
            int at = stored.slot(context);
            stored.contexts[at] = context;
            stored.counts[at] = own;
        }
        return stored;
    }

    /** Writes contexts as differences, all numbers in groups of seven bits. */
    static void write(DataOutputStream out, SortedMap<Long, SortedMap<Integer, Integer>> sorted) throws IOException {
        TableFile.writeNumber(out, sorted.size());
        long before = 0;
        for (Map.Entry<Long, SortedMap<Integer, Integer>> entry : sorted.entrySet()) {
            TableFile.writeNumber(out, entry.getKey() - before);
            before = entry.getKey();
            TableFile.writeNumber(out, entry.getValue().size());
            for (Map.Entry<Integer, Integer> symbol : entry.getValue().entrySet()) {
                TableFile.writeNumber(out, symbol.getKey());
                TableFile.writeNumber(out, symbol.getValue());
            }
        }
    }
}
