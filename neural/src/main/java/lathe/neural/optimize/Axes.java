package lathe.neural.optimize;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Settings of operations along one axis, as they are when an axis of size 1 is put before the last. */
final class Axes {

    private Axes() {}

    /** Sizes {@code [a, b, c]} become {@code [a, b, 1, c]}; shorter ones get ones in front first, as broadcasting does. */
    static long[] lifted(long... dims) {
        long[] three = {1, 1, 1};
        System.arraycopy(dims, 0, three, 3 - dims.length, dims.length);
        return new long[] {three[0], three[1], 1, three[2]};
    }

    /** Amounts at the begin and the end of every axis, such as {@code [b0, c0, t0, b1, c1, t1]}, with an axis more. */
    static long[] liftedPads(long... pads) {
        return new long[] {pads[0], pads[1], 0, pads[2], pads[3], pads[4], 0, pads[5]};
    }

    /** Number of an axis after the lift; negative ones count from the end. */
    static long liftedAxis(long axis) {
        return switch ((int) axis) {
            case 2, -1 -> 3;
            case -2 -> 1;
            case -3 -> 0;
            default -> axis;
        };
    }

    /** The one value of a setting of an operation along one axis. */
    static long only(long @Nullable [] values, long absent) {
        return values == null || values.length == 0 ? absent : values[0];
    }

    static boolean isOneElement(long... dims) {
        return dims.length <= 3 && Arrays.stream(dims).allMatch(dim -> dim == 1);
    }
}
