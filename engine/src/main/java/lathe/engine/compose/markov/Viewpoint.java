package lathe.engine.compose.markov;

/**
 * One way to look at the events of a line (Conklin and Witten 1995): each event shows as a symbol, and the symbols before it tell
 * something of the next.
 *
 * @param <L> the line
 */
interface Viewpoint<L> {

    /** Name in table files. */
    String id();

    /** Symbols are 0 to this, itself left out; at most 1024. */
    int alphabet();

    /** How many symbols back it looks at most; at most 5. */
    int order();

    /** What the event shows, -1 if nothing, as the first note shows no interval. */
    int symbol(L line, int event);

    /** What is known of the event beforehand, 0 to 1023. */
    int frame(L line, int event);
}
