package lathe.vocoder.codec;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a language model shifts the codebooks of a frame against each other, so that it need not guess them all at once:
 * codebook {@code k} of frame {@code t} stands in column {@code leadColumns + delays[k] + t}. Source: J. Copet et al.,
 * "Simple and Controllable Music Generation", NeurIPS 2023, section 2.2.
 *
 * @param delays columns by which each codebook comes late
 * @param leadColumns columns before the first code of an undelayed codebook: the start token
 * @param beginId what stands before a codebook's first code
 * @param padId what stands after a codebook's last code
 */
public record DelayPattern(List<Integer> delays, int leadColumns, int beginId, int padId) {

    private static final int MUSICGEN_SPECIAL = 2048;
    private static final int MOSHI_CODEBOOKS = 8;

    public DelayPattern {
        delays = List.copyOf(delays);
        if (delays.isEmpty() || Collections.min(delays) < 0 || leadColumns < 0) {
            throw new IllegalArgumentException("delays=" + delays + " leadColumns=" + leadColumns);
        }
    }

    /** The pattern of a published model: one of {@link #names}. */
    public static Optional<DelayPattern> named(String name) {
        return switch (name) {
            case "musicgen" -> Optional.of(musicgen());
            case "musicgen-stereo" -> Optional.of(musicgenStereo());
            case "songgen" -> Optional.of(songgen());
            case "parler" -> Optional.of(parler());
            case "dia" -> Optional.of(dia());
            case "moshi" -> Optional.of(moshi(MOSHI_CODEBOOKS));
            default -> Optional.empty();
        };
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return List.of("musicgen", "musicgen-stereo", "songgen", "parler", "dia", "moshi");
    }

    /** MusicGen and AudioGen: 0, 1, 2, 3, one column of start tokens. */
    public static DelayPattern musicgen() {
        return stairs(4, MUSICGEN_SPECIAL, MUSICGEN_SPECIAL);
    }

    /** Stereo MusicGen: rows L0, R0, L1, R1 and so on, both sides of a codebook with one delay. */
    public static DelayPattern musicgenStereo() {
        return new DelayPattern(List.of(0, 0, 1, 1, 2, 2, 3, 3), 1, MUSICGEN_SPECIAL, MUSICGEN_SPECIAL);
    }

    /** SongGen with one mixed track: X-Codec's 8 codebooks. Its two tracks are {@link TrackLayout}. */
    public static DelayPattern songgen() {
        return stairs(8, 1025, 1024);
    }

    /** Parler-TTS: the 9 codebooks of DAC at 44.1 kHz. */
    public static DelayPattern parler() {
        return stairs(9, 1025, 1024);
    }

    /** Dia: the 9 codebooks of DAC at 44.1 kHz, the first far ahead of the others. */
    public static DelayPattern dia() {
        return new DelayPattern(List.of(0, 8, 9, 10, 11, 12, 13, 14, 15), 1, 1026, 1025);
    }

    /** Moshi: Mimi's semantic codebook one column ahead of the acoustic ones. */
    public static DelayPattern moshi(int codebooks) {
        List<Integer> delays =
                IntStream.range(0, codebooks).map(k -> Math.min(k, 1)).boxed().toList();
        return new DelayPattern(delays, 0, MUSICGEN_SPECIAL, MUSICGEN_SPECIAL);
    }

    /** Each codebook one column later than the one before it, one column of start tokens. */
    public static DelayPattern stairs(int codebooks, int beginId, int padId) {
        return new DelayPattern(IntStream.range(0, codebooks).boxed().toList(), 1, beginId, padId);
    }

    /** The same for a matrix that was saved with another number of columns before the first code. */
    public DelayPattern withLeadColumns(int columns) {
        return new DelayPattern(delays, columns, beginId, padId);
    }

    public int codebooks() {
        return delays.size();
    }

    /** Columns that a number of frames takes. */
    public int columns(int frames) {
        return leadColumns + frames + Collections.max(delays);
    }

    /** Frames that are complete in a number of columns, 0 if there are too few for one. */
    public int frames(int columns) {
        return Math.max(0, columns - leadColumns - Collections.max(delays));
    }

    /**
     * Shifts the codebooks of a grid.
     *
     * @return {@code [codebooks][columns(frames)]}
     * @throws IllegalArgumentException if the grid has another number of codebooks
     */
    public int[][] apply(TokenGrid grid) {
        requireRows(grid.codebooks());
        int[][] matrix = new int[delays.size()][columns(grid.frames())];
        for (int k = 0; k < matrix.length; k++) {
            int start = leadColumns + delays.get(k);
            int[] row = grid.row(k);
            Arrays.fill(matrix[k], 0, start, beginId);
            System.arraycopy(row, 0, matrix[k], start, row.length);
            Arrays.fill(matrix[k], start + row.length, matrix[k].length, padId);
        }
        return matrix;
    }

    /**
     * Puts the codebooks of each frame side by side again. The grid ends before the first frame that is not all codes:
     * there the model ended the piece, or was stopped.
     *
     * @param matrix {@code [codebooks][columns]} as the model made it, start tokens included
     * @param codebookSize codes are 0 to this less 1, all else is special
     * @throws IllegalArgumentException if the matrix has other rows, or rows of different lengths
     */
    public TokenGrid undo(int[][] matrix, int codebookSize) {
        requireRows(matrix.length);
        int[][] codes = new int[matrix.length][];
        int frames = frames(matrix[0].length);
        for (int k = 0; k < matrix.length; k++) {
            if (matrix[k].length != matrix[0].length) {
                throw new IllegalArgumentException(
                        "row " + k + " has " + matrix[k].length + " columns, row 0 has " + matrix[0].length);
            }
            int start = leadColumns + delays.get(k);
            codes[k] = frames == 0 ? new int[0] : Arrays.copyOfRange(matrix[k], start, start + frames);
            for (int t = 0; t < codes[k].length; t++) {
                if (codes[k][t] < 0 || codes[k][t] >= codebookSize) {
                    frames = t;
                    break;
                }
            }
        }
        return TokenGrid.of(codes(codes, frames));
    }

    private static int[][] codes(int[][] rows, int frames) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, frames)).toArray(int[][]::new);
    }

    private void requireRows(int rows) {
        if (rows != delays.size()) {
            throw new IllegalArgumentException("rows=" + rows + " but the pattern has " + delays.size());
        }
    }
}
