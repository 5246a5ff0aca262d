package lathe.engine.compose.solver;

import java.util.Collection;
import java.util.function.IntPredicate;

/**
 * A set of values from 0 to {@value #MOST}.
 *
 * @param low bits of values 0 to 63
 * @param high bits of values 64 to 127
 */
public record Domain(long low, long high) {

    /** Largest value. */
    public static final int MOST = 127;

    private static final Domain NONE = new Domain(0, 0);

    /** The values from one to another, both included. */
    public static Domain range(int from, int to) {
        Domain all = NONE;
        for (int value = from; value <= to; value++) {
            all = all.with(value);
        }
        return all;
    }

    /** The values given. */
    public static Domain of(Collection<Integer> values) {
        Domain all = NONE;
        for (int value : values) {
            all = all.with(value);
        }
        return all;
    }

    /** The set with a value. */
    public Domain with(int value) {
        if (value < 0 || value > MOST) {
            throw new IllegalArgumentException("value=" + value);
        }
        return value < Long.SIZE ? new Domain(low | (1L << value), high) : new Domain(low, high | (1L << value));
    }

    /** The set of one value. */
    public static Domain only(int value) {
        return NONE.with(value);
    }

    /** What both sets have. */
    public Domain and(Domain other) {
        return new Domain(low & other.low, high & other.high);
    }

    /** The values that fulfil a condition. */
    public Domain where(IntPredicate condition) {
        Domain kept = NONE;
        for (int value = first(); value >= 0; value = after(value)) {
            if (condition.test(value)) {
                kept = kept.with(value);
            }
        }
        return kept;
    }

    /** True if it has no value. */
    public boolean isEmpty() {
        return (low | high) == 0;
    }

    /** Number of values. */
    public int size() {
        return Long.bitCount(low) + Long.bitCount(high);
    }

    /** True if the value is in it. */
    public boolean contains(int value) {
        return ((value < Long.SIZE ? low : high) & (1L << value)) != 0;
    }

    /** Least value, -1 if there is none. */
    public int first() {
        return after(-1);
    }

    /** Least value above another, -1 if there is none. */
    public int after(int value) {
        int from = value + 1;
        if (from < Long.SIZE) {
            long rest = low & (-1L << from);
            if (rest != 0) {
                return Long.numberOfTrailingZeros(rest);
            }
            from = Long.SIZE;
        }
        long rest = from > MOST ? 0 : high & (-1L << from);
        return rest == 0 ? -1 : Long.SIZE + Long.numberOfTrailingZeros(rest);
    }
}
