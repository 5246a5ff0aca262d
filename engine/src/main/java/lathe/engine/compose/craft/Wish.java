package lathe.engine.compose.craft;

/** One side of good melody writing. */
@FunctionalInterface
public interface Wish {

    /**
     * What speaks for a pitch, in natural logarithms: 0 is indifferent, -1 makes it 2.7 times less likely.
     *
     * @param line the tune so far; pitches before {@code at} are known
     */
    double weigh(MelodyLine line, int at, int pitch);
}
