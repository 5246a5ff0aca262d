package lathe.vocoder.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * How SongGen writes two tracks into one matrix of tokens, each track with the delays of {@link DelayPattern#songgen}.
 * Source: Z. Liu et al., "SongGen: A Single Stage Auto-regressive Transformer for Text-to-Song Generation", ICML 2025,
 * section 3.3.
 */
public enum TrackLayout {
    /** 16 rows: the accompaniment's codebooks, then the vocal's, in the same columns. */
    PARALLEL,
    /** 16 rows: the vocal's codebooks one column behind the accompaniment's. */
    PARALLEL_A_V,
    /** 16 rows: the accompaniment's codebooks one column behind the vocal's. */
    PARALLEL_V_A,
    /** 8 rows: columns of the accompaniment and of the vocal in turn. */
    INTERLEAVING_A_V,
    /** 8 rows: columns of the vocal and of the accompaniment in turn. */
    INTERLEAVING_V_A;

    private static final DelayPattern ONE = DelayPattern.songgen();
    private static final int CODEBOOK_SIZE = 1024;

    /** Rows of the matrix. */
    public int rows() {
        return isInterleaved() ? ONE.codebooks() : 2 * ONE.codebooks();
    }

    private boolean isInterleaved() {
        return this == INTERLEAVING_A_V || this == INTERLEAVING_V_A;
    }

    /**
     * Writes two tracks as the model would have made them.
     *
     * @throws IllegalArgumentException if the tracks differ in length or are not of 8 codebooks
     */
    public int[][] join(Stems stems) {
        if (stems.vocal().frames() != stems.accompaniment().frames()) {
            throw new IllegalArgumentException(
                    "vocal of " + stems.vocal() + ", accompaniment of " + stems.accompaniment());
        }
        if (!isInterleaved()) {
            return delays().apply(stacked(stems));
        }
        int[][] vocal = ONE.apply(stems.vocal());
        int[][] accompaniment = ONE.apply(stems.accompaniment());
        boolean vocalFirst = this == INTERLEAVING_V_A;
        int[][] first = vocalFirst ? vocal : accompaniment;
        int[][] second = vocalFirst ? accompaniment : vocal;
        int lead = ONE.leadColumns();
        int columns = first[0].length - lead;
        int[][] matrix = new int[rows()][lead + 2 * columns];
        for (int k = 0; k < matrix.length; k++) {
            System.arraycopy(first[k], 0, matrix[k], 0, lead);
            for (int t = 0; t < columns; t++) {
                matrix[k][lead + 2 * t] = first[k][lead + t];
                matrix[k][lead + 2 * t + 1] = second[k][lead + t];
            }
        }
        return matrix;
    }

    /**
     * The tracks of a matrix. Both end where the first of them does.
     *
     * @param matrix {@code [rows()][columns]}, the column of start tokens included
     * @throws IllegalArgumentException if the matrix has other rows
     */
    public Stems split(int[][] matrix) {
        if (matrix.length != rows()) {
            throw new IllegalArgumentException(this + ": rows=" + matrix.length + " must be " + rows());
        }
        if (!isInterleaved()) {
            TokenGrid both = delays().undo(matrix, CODEBOOK_SIZE);
            int books = ONE.codebooks();
            return new Stems(both.codebooks(books, 1, books), both.codebooks(0, 1, books));
        }
        TokenGrid even = ONE.undo(everySecond(matrix, 0), CODEBOOK_SIZE);
        TokenGrid odd = ONE.undo(everySecond(matrix, 1), CODEBOOK_SIZE);
        int frames = Math.min(even.frames(), odd.frames());
        TokenGrid first = even.slice(0, frames);
        TokenGrid second = odd.slice(0, frames);
        return this == INTERLEAVING_V_A ? new Stems(first, second) : new Stems(second, first);
    }

    private static int[][] everySecond(int[][] matrix, int offset) {
        int lead = ONE.leadColumns();
        int[][] track = new int[matrix.length][];
        for (int k = 0; k < matrix.length; k++) {
            int columns = Math.max(0, (matrix[k].length - lead) / 2);
            track[k] = new int[lead + columns];
            System.arraycopy(matrix[k], 0, track[k], 0, Math.min(lead, matrix[k].length));
            for (int t = 0; t < columns; t++) {
                track[k][lead + t] = matrix[k][lead + 2 * t + offset];
            }
        }
        return track;
    }

    private DelayPattern delays() {
        List<Integer> delays = new ArrayList<>();
        ONE.delays().forEach(delay -> delays.add(delay + (this == PARALLEL_V_A ? 1 : 0)));
        ONE.delays().forEach(delay -> delays.add(delay + (this == PARALLEL_A_V ? 1 : 0)));
        return new DelayPattern(delays, ONE.leadColumns(), ONE.beginId(), ONE.padId());
    }

    private static TokenGrid stacked(Stems stems) {
        int books = stems.accompaniment().codebooks();
        int[][] rows = new int[books + stems.vocal().codebooks()][];
        for (int k = 0; k < rows.length; k++) {
            rows[k] = k < books ? stems.accompaniment().row(k) : stems.vocal().row(k - books);
        }
        return TokenGrid.of(rows);
    }
}
