package lathe.vocoder.musicgen;

import lathe.vocoder.codec.DelayPattern;
import lathe.vocoder.codec.TokenGrid;

/**
 * Tokens as the decoder sees them while they come into being, each row late by its delay: a matrix whose columns are read
 * by one step and written by the next.
 */
final class DelayedTokens {

    private final DelayPattern pattern;
    private final int vocabulary;
    private final int frames;
    private final int given;
    private final int[][] matrix;
    private int known;

    /**
     * @param frames tokens per row when all is done
     * @param prompt what the rows begin with, shorter than the whole; may have no frames
     */
    DelayedTokens(DelayPattern pattern, int vocabulary, int frames, TokenGrid prompt) {
        this.pattern = pattern;
        this.vocabulary = vocabulary;
        this.frames = frames;
        this.given = prompt.frames();
        int[][] rows = new int[pattern.codebooks()][frames];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(prompt.row(row), 0, rows[row], 0, given);
        }
        matrix = pattern.apply(TokenGrid.of(rows)); // what is yet to be chosen is overwritten before it is read
        known = pattern.leadColumns() + given;
    }

    /** True when every column is known. */
    boolean isComplete() {
        return known == matrix[0].length;
    }

    /** Columns that can be read; the next one is to be written. */
    int known() {
        return known;
    }

    /** Writes a row of the next column if the model is to choose it; what the prompt or the delay gives stays. */
    void put(int row, int token) {
        int frame = known - pattern.leadColumns() - pattern.delays().get(row);
        if (frame >= given && frame < frames) {
            matrix[row][known] = token;
        }
    }

    /** The next column is written. */
    void advance() {
        known++;
    }

    /** Columns from one (inclusive) to what is known, as a decoder takes them: {@code [copies * rows][columns]}, flat. */
    long[] ids(int from, int copies) {
        int rows = matrix.length;
        int width = known - from;
        long[] ids = new long[copies * rows * width];
        for (int i = 0; i < copies * rows; i++) {
            for (int column = 0; column < width; column++) {
                ids[i * width + column] = matrix[i % rows][from + column];
            }
        }
        return ids;
    }

    /** All of them without the delays. */
    TokenGrid undelayed() {
        return pattern.undo(matrix, vocabulary);
    }
}
