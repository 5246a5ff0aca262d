package lathe.engine.compose.markov;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts that grow: the short-term memory of a tune in the making, and what a trainer gathers. */
final class GrowingCounts implements Counts {

    private static final int[] NONE = {};

    private final Map<Long, int[]> contexts = new HashMap<>();

    @Override
    public int[] after(long context) {
        return contexts.getOrDefault(context, NONE);
    }

    /** Counts an event in all its contexts, from none up to the viewpoint's order. */
    <L> void learn(Viewpoint<L> viewpoint, L line, int at) {
        int symbol = viewpoint.symbol(line, at);
        if (symbol < 0) {
            return;
        }
        int[] recent = new int[MOST_ORDER];
        int known = Counts.recent(viewpoint, line, at, recent);
        int frame = viewpoint.frame(line, at);
        for (int order = 0; order <= known; order++) {
            contexts.merge(Counts.context(frame, recent, order), new int[] {symbol, 1}, (all, one) -> add(all, symbol));
        }
    }

    private static int[] add(int[] all, int symbol) {
        for (int i = 0; i < all.length; i += 2) {
            if (all[i] == symbol) {
                all[i + 1]++;
                return all;
            }
        }
        int[] longer = Arrays.copyOf(all, all.length + 2);
        longer[all.length] = symbol;
        longer[all.length + 1] = 1;
        return longer;
    }

    /** All contexts by number, symbols in each by number. */
    SortedMap<Long, SortedMap<Integer, Integer>> sorted() {
        SortedMap<Long, SortedMap<Integer, Integer>> sorted = new TreeMap<>();
        contexts.forEach((context, counts) -> {
            SortedMap<Integer, Integer> symbols = new TreeMap<>();
            for (int i = 0; i < counts.length; i += 2) {
                symbols.put(counts[i], counts[i + 1]);
            }
            sorted.put(context, symbols);
        });
        return sorted;
    }
}
