package lathe.vocoder.codec;

import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.tensor.Tensor;

/** Finds out which axis of a tensor of codes is which, and says so where it cannot be told. */
final class GridShape {

    private final Path file;
    private final CodecFormat format;
    private final GridOptions options;

    GridShape(Path file, CodecFormat format, GridOptions options) {
        this.file = file;
        this.format = format;
        this.options = options;
    }

    /** {@code [codebooks][codes]}. */
    int[][] rows(Tensor tensor) throws TokenFileException {
        long[] shape = Arrays.stream(tensor.shape()).filter(axis -> axis != 1).toArray();
        return switch (shape.length) {
            case 0, 1 -> single(tensor);
            case 2 -> matrix(tensor, (int) shape[0], (int) shape[1]);
            case 3 -> chunks(tensor, shape);
            default -> throw batches(tensor);
        };
    }

    /** One row of many frames, or many rows of one frame. */
    private int[][] single(Tensor tensor) throws TokenFileException {
        int count = tensor.count();
        boolean oneFrame = tensor.rank() >= 2 && tensor.dim(-1) == 1 && options.rows() != GridOptions.Rows.FRAMES;
        if (oneFrame && count <= format.codebooks()) {
            return transposed(tensor.integers(), 1, count);
        }
        if (count > 1 && tensor.rank() < 2 && format.codebooks() > 1) {
            throw new TokenFileException(
                    file,
                    "holds one list of " + count + " numbers, " + format.name() + " has " + format.codebooks()
                            + " codebooks",
                    "save them as [codebooks, frames], or unpack the model's token ids first");
        }
        return new int[][] {row(tensor.integers(), 0, count)};
    }

    private int[][] matrix(Tensor tensor, int rows, int columns) throws TokenFileException {
        GridOptions.Rows kind = options.rows();
        if (kind == null) {
            DelayPattern delays = options.delays();
            int most = delays == null ? format.codebooks() : delays.codebooks();
            boolean rowsFit = rows <= most;
            boolean columnsFit = columns <= most;
            if (rowsFit == columnsFit && rowsFit) {
                boolean rowsExact = rows == most;
                boolean columnsExact = columns == most;
                if (rowsExact == columnsExact) {
                    throw new TokenFileException(
                            file,
                            "is " + tensor + ": rows could be codebooks or frames",
                            "say which lie where: frames-last or frames-first");
                }
                rowsFit = rowsExact;
            } else if (!rowsFit && !columnsFit) {
                throw new TokenFileException(
                        file,
                        "is " + tensor + ", " + format.name() + " has " + most + " codebooks",
                        "give codes of " + format.name() + ", or name the codec that they are of");
            }
            kind = rowsFit ? GridOptions.Rows.CODEBOOKS : GridOptions.Rows.FRAMES;
        }
        if (kind == GridOptions.Rows.FRAMES) {
            return transposed(tensor.integers(), rows, columns);
        }
        int[][] codes = new int[rows][];
        for (int k = 0; k < rows; k++) {
            codes[k] = row(tensor.integers(), k * columns, columns);
        }
        return codes;
    }

    /** {@code [chunks, codebooks, codes]} of a codec that decodes chunks: put one after the other. */
    private int[][] chunks(Tensor tensor, long[] shape) throws TokenFileException {
        ChunkRule rule = format.chunks();
        if (rule == null || shape[1] > format.codebooks() || shape[2] != rule.codes()) {
            throw batches(tensor);
        }
        int count = (int) shape[0];
        int[][] codes = new int[(int) shape[1]][count * rule.codes()];
        for (int k = 0; k < codes.length; k++) {
            for (int chunk = 0; chunk < count; chunk++) {
                int[] part = row(tensor.integers(), (chunk * codes.length + k) * rule.codes(), rule.codes());
                System.arraycopy(part, 0, codes[k], chunk * rule.codes(), part.length);
            }
        }
        return codes;
    }

    private TokenFileException batches(Tensor tensor) {
        return new TokenFileException(file, "is " + tensor + ", several pieces in one", "save one piece a file");
    }

    private static int[][] transposed(long[] numbers, int rows, int columns) {
        int[][] codes = new int[columns][rows];
        for (int i = 0; i < numbers.length; i++) {
            codes[i % columns][i / columns] = code(numbers[i]);
        }
        return codes;
    }

    static int[] row(long[] numbers, int from, int count) {
        int[] row = new int[count];
        for (int i = 0; i < count; i++) {
            row[i] = code(numbers[from + i]);
        }
        return row;
    }

    private static int code(long number) {
        if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("holds " + number + ", far from any code");
        }
        return (int) number;
    }
}
