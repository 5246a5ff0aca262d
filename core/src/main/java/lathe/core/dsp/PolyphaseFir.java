package lathe.core.dsp;

import java.util.Arrays;

/**
 * Change of rate by {@code up / down} with a FIR filter, one filter for each of the {@code up} phases.
 *
 * <p>{@code y[up * g + p] = sum over k of filters[p][k] * x[down * g + p * down / up + k]} for groups {@code g} of {@code up}
 * outputs from {@code down} inputs; the offset is an integer division. Every output is summed in the same order, so results
 * do not depend on how the signal is cut into calls.
 *
 * <p>An instance has working memory of its own: one per thread. It allocates nothing after construction.
 */
public final class PolyphaseFir {

    /*
     * Outputs of one phase lie down inputs apart. So the inputs are dealt out to rows, as to the columns of a table that is
     * down inputs wide; then a tap of a phase meets a whole row at once, and plain Java loops over arrays with one index
     * are what HotSpot vectorises. Rows are taken by fours, each four serving all phases that reach it; a phase that
     * starts within four rows begins with taps of zero.
     */
    private static final int ROWS_AT_ONCE = 4;

    /** Longer float sums are made of sums of this many taps, or rounding would be heard at -110 dB for 30 000 taps. */
    private static final int TAPS_IN_A_SUM = 256;

    private final int up;
    private final int down;
    private final int maxGroups;
    private final int span;
    private final float[][] taps;
    private final int[] firstRow;
    private final float[][] columns;
    private final float[][] sums;
    private final float[][] carried;
    private final float[] row0;
    private final float[] row1;
    private final float[] row2;
    private final float[] row3;

    /**
     * Copies the filters.
     *
     * @param filters {@code [phase][tap]}: the number of phases is {@code up}; all of one length
     * @param maxGroups most groups in a call; long calls are fast
     */
    public PolyphaseFir(float[][] filters, int down, int maxGroups) {
        if (filters.length == 0 || filters[0].length == 0 || down < 1 || maxGroups < 1) {
            throw new IllegalArgumentException(
                    "filters=" + filters.length + ", down=" + down + ", maxGroups=" + maxGroups + ": all are needed");
        }
        up = filters.length;
        this.down = down;
        this.maxGroups = maxGroups;
        span = offset(up - 1) + filters[0].length;
        taps = new float[up][];
        firstRow = new int[up];
        for (int p = 0; p < up; p++) {
            int lead = offset(p) % ROWS_AT_ONCE;
            firstRow[p] = offset(p) - lead;
            int length = roundUp(lead + filters[p].length);
            taps[p] = new float[length];
            System.arraycopy(filters[p], 0, taps[p], lead, filters[p].length);
        }
        columns = new float[down][maxGroups + roundUp(span) / down + 1];
        sums = new float[up][maxGroups];
        carried = filters[0].length > TAPS_IN_A_SUM - ROWS_AT_ONCE ? new float[up][maxGroups] : new float[0][0];
        row0 = new float[maxGroups];
        row1 = new float[maxGroups];
        row2 = new float[maxGroups];
        row3 = new float[maxGroups];
    }

    private int offset(int phase) {
        return (int) ((long) phase * down / up);
    }

    private static int roundUp(int rows) {
        return (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE * ROWS_AT_ONCE;
    }

    /** Outputs of a group, the number of phases. */
    public int up() {
        return up;
    }

    /** Inputs from group to group. */
    public int down() {
        return down;
    }

    /** Most groups in a call. */
    public int maxGroups() {
        return maxGroups;
    }

    /** Inputs that a call of {@code groups} groups reads: {@code (groups - 1) * down} and the span of one group. */
    public int inputs(int groups) {
        return (groups - 1) * down + span;
    }

    /**
     * Computes {@code groups * up} outputs.
     *
     * @param x read from {@code xFrom} on, {@link #inputs inputs(groups)} of them
     * @param y written from {@code yFrom} on; not {@code x}
     * @param groups 1 to {@code maxGroups}
     */
    public void process(float[] x, int xFrom, float[] y, int yFrom, int groups) {
        dealOut(x, xFrom, inputs(groups));
        clear(sums, groups);
        clear(carried, groups);
        int begun = 0;
        int ended = 0;
        for (int row = 0; row < span; row += ROWS_AT_ONCE) {
            loadRow(row, row0, groups);
            loadRow(row + 1, row1, groups);
            loadRow(row + 2, row2, groups);
            loadRow(row + 3, row3, groups);
            while (begun < up && firstRow[begun] <= row) {
                begun++;
            }
            while (ended < begun && firstRow[ended] + taps[ended].length <= row) {
                ended++;
            }
            for (int p = ended; p < begun; p++) {
                int tap = row - firstRow[p];
                if (tap > 0 && tap % TAPS_IN_A_SUM == 0) {
                    carry(sums[p], carried[p], groups);
                }
                FirBank.addFourTaps(sums[p], taps[p], tap, row0, row1, row2, row3, groups);
            }
        }
        for (int p = 0; p < carried.length; p++) {
            carry(carried[p], sums[p], groups);
        }
        for (int g = 0, at = yFrom; g < groups; g++) {
            for (int p = 0; p < up; p++) {
                y[at++] = sums[p][g];
            }
        }
    }

    private static void clear(float[][] rows, int groups) {
        for (float[] row : rows) {
            Arrays.fill(row, 0, groups, 0f);
        }
    }

    /** Moves one row of sums into another. */
    private static void carry(float[] from, float[] to, int groups) {
        for (int g = 0; g < groups; g++) {
            to[g] += from[g];
        }
        Arrays.fill(from, 0, groups, 0f);
    }

    private void dealOut(float[] x, int xFrom, int count) {
        int whole = count / down;
        for (int r = 0; r < down; r++) {
            float[] column = columns[r];
            int filled = r < count - whole * down ? whole + 1 : whole;
            for (int i = 0, at = xFrom + r; i < filled; i++, at += down) {
                column[i] = x[at];
            }
            // What a call left beyond must not be read by the next, shorter one: zero taps times infinity is no zero.
            Arrays.fill(column, filled, Math.min(column.length, filled + ROWS_AT_ONCE), 0f);
        }
    }

    private void loadRow(int row, float[] target, int groups) {
        System.arraycopy(columns[row % down], row / down, target, 0, groups);
    }
}
