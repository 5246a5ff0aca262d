package lathe.postfx.loudness;

import java.util.Arrays;

/**
 * Sum of the latest values, without ever subtracting: no rounding is left behind by loud values that have gone.
 *
 * <p>A turn of the ring keeps, in the cells not yet overwritten, the sums from there to the end of the turn before; the window
 * is that plus what this turn has brought.
 */
final class SlidingSum {

    private final double[] cells;
    private int next;
    private double thisTurn;

    /** A window of {@code length} values, zeros at first. */
    SlidingSum(int length) {
        cells = new double[length];
    }

    /** Adds a value, drops the oldest, and gives the sum of the window. */
    double push(double value) {
        double lastTurn = next + 1 < cells.length ? cells[next + 1] : 0;
        cells[next++] = value;
        thisTurn += value;
        double sum = lastTurn + thisTurn;
        if (next == cells.length) {
            turn();
        }
        return sum;
    }

    void clear() {
        Arrays.fill(cells, 0);
        next = 0;
        thisTurn = 0;
    }

    private void turn() {
        for (int i = cells.length - 2; i >= 0; i--) {
            cells[i] += cells[i + 1];
        }
        next = 0;
        thisTurn = 0;
    }
}
