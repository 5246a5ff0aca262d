package lathe.engine.compose.markov;

/** How often which symbol followed which context. */
interface Counts {

    /** Most symbols in a context. */
    int MOST_ORDER = 5;

    /** Bits of a symbol and of a frame. */
    int BITS = 10;

    /** Symbols and their counts in turns, empty if the context never came. */
    int[] after(long context);

    /** The number of the context that is made of the last {@code order} symbols; {@code recent} has the latest first. */
    static long context(int frame, int[] recent, int order) {
        long packed = order;
        packed = (packed << BITS) | frame;
        for (int i = 0; i < MOST_ORDER; i++) {
            packed = (packed << BITS) | (i < order ? recent[i] : 0);
        }
        return packed;
    }

    /** Fills {@code recent} with what the events before {@code at} show; returns how many could be told. */
    static <L> int recent(Viewpoint<L> viewpoint, L line, int at, int[] recent) {
        int known = 0;
        while (known < viewpoint.order() && known < at) {
            int symbol = viewpoint.symbol(line, at - 1 - known);
            if (symbol < 0) {
                break;
            }
            recent[known++] = symbol;
        }
        return known;
    }
}
