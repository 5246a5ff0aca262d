package lathe.vocoder.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import org.jspecify.annotations.Nullable;

/**
 * Reads grids of tokens from files of tensors ({@code .npy}, {@code .npz}, {@code .safetensors}) and from lists in JSON.
 *
 * <p>The codes are the tensor called {@code audio_codes}, {@code codes} or {@code tokens}, or the only one of whole numbers;
 * levels of different rates are tensors {@code audio_codes.0} and on, or rows of different lengths. Axes of size 1 count
 * for nothing. Whether rows are codebooks or frames follows from their number, and where it does not, the file is refused
 * rather than guessed at. What codecs' own programs write is read by {@link EcdcFile} and {@link DacFile}.
 */
public final class TokenFiles {

    private static final List<String> NAMES = List.of("audio_codes", "codes", "tokens", "indices", "audio_tokens");
    private static final Set<String> SCALES = Set.of("audio_scales", "scales", "scale");

    private TokenFiles() {}

    /**
     * Reads a grid for a codec.
     *
     * @throws TokenFileException if no tensor, several, or another kind of tensor could be meant, or a number is no code
     * @throws IOException if the file cannot be read, or is damaged
     */
    public static TokenGrid read(Path file, CodecFormat format, GridOptions options) throws IOException {
        SequencedMap<String, Tensor> tensors = tensors(file);
        try {
            List<Tensor> levels = format.order() == CodeOrder.TENSOR_PER_CODEBOOK ? levels(tensors, format) : List.of();
            if (!levels.isEmpty()) {
                int[][] rows = new int[levels.size()][];
                for (int k = 0; k < rows.length; k++) {
                    rows[k] = whole(file, levels.get(k), k);
                }
                return format.grid(rows);
            }
            int[][] rows = new GridShape(file, format, options).rows(codes(file, tensors, options.tensor()));
            return scaled(file, grid(format, options, rows), tensors);
        } catch (IllegalArgumentException e) {
            throw new TokenFileException(
                    file, String.valueOf(e.getMessage()), "give codes of " + format.name() + " and nothing else", e);
        }
    }

    /**
     * A list of token ids, as a language model writes them.
     *
     * @throws TokenFileException if there is no tensor of whole numbers, several, or one of several rows
     */
    public static int[] readList(Path file, GridOptions options) throws IOException {
        Tensor tensor = codes(file, tensors(file), options.tensor());
        if (Arrays.stream(tensor.shape()).filter(axis -> axis != 1).count() > 1) {
            throw new TokenFileException(file, "is " + tensor + ", no list", "save one piece a file, as one list");
        }
        return GridShape.row(tensor.integers(), 0, tensor.count());
    }

    /**
     * A matrix of tokens as it is: delays and special tokens included.
     *
     * @return {@code [rows][columns]}
     * @throws TokenFileException if there is no tensor of whole numbers, several, or one of other axes
     */
    public static int[][] readMatrix(Path file, GridOptions options) throws IOException {
        Tensor tensor = codes(file, tensors(file), options.tensor());
        if (tensor.rank() < 2 || tensor.dim(-1) * tensor.dim(-2) != tensor.count()) {
            throw new TokenFileException(
                    file, "is " + tensor + ", no matrix", "save one piece a file, [rows, columns]");
        }
        int[][] rows = new int[(int) tensor.dim(-2)][];
        int columns = (int) tensor.dim(-1);
        for (int k = 0; k < rows.length; k++) {
            rows[k] = GridShape.row(tensor.integers(), k * columns, columns);
        }
        return rows;
    }

    private static SequencedMap<String, Tensor> tensors(Path file) throws IOException {
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        return json ? TokenJson.read(file) : TensorFiles.read(file);
    }

    private static TokenGrid grid(CodecFormat format, GridOptions options, int[][] rows) {
        DelayPattern delays = options.delays();
        if (delays == null) {
            return format.grid(rows);
        }
        TokenGrid undone = delays.undo(rows, format.codebookSize());
        undone.requireCodes(format.codebookSize());
        return undone;
    }

    /** Tensors named for levels, all of them or none. */
    private static List<Tensor> levels(SequencedMap<String, Tensor> tensors, CodecFormat format) {
        for (String prefix : List.of("audio_codes.", "codes.", "audio_codes_", "codes_", "level_", "")) {
            List<Tensor> levels = new ArrayList<>();
            for (int k = 0; k < format.codebooks(); k++) {
                Tensor level = tensors.get(prefix + k);
                if (level != null && !level.isFloat()) {
                    levels.add(level);
                }
            }
            if (levels.size() == format.codebooks()) {
                return levels;
            }
        }
        return List.of();
    }

    private static int[] whole(Path file, Tensor level, int k) throws TokenFileException {
        if (level.count() != level.dim(-1)) {
            throw new TokenFileException(
                    file, "level " + k + " is " + level + ", more than one row", "save one piece a file");
        }
        return GridShape.row(level.integers(), 0, level.count());
    }

    private static Tensor codes(Path file, SequencedMap<String, Tensor> tensors, @Nullable String name)
            throws TokenFileException {
        if (name != null) {
            Tensor named = tensors.get(name);
            if (named == null) {
                throw new TokenFileException(
                        file, "has no tensor '" + name + "'", "it has " + tensors.sequencedKeySet());
            }
            return requireWhole(file, named);
        }
        for (String known : NAMES) {
            Tensor named = tensors.get(known);
            if (named != null) {
                return requireWhole(file, named);
            }
        }
        SequencedMap<String, Tensor> whole = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (!entry.getValue().isFloat() && entry.getValue().count() > 0) {
                whole.put(entry.getKey(), entry.getValue());
            }
        }
        if (whole.size() == 1) {
            return whole.firstEntry().getValue();
        }
        if (whole.isEmpty() && tensors.size() == 1) {
            return requireWhole(file, tensors.firstEntry().getValue());
        }
        throw new TokenFileException(
                file,
                whole.isEmpty()
                        ? "holds no whole numbers"
                        : "holds " + whole.size() + " tensors that could be codes: " + whole.sequencedKeySet(),
                whole.isEmpty() ? "save codes as integers" : "say which is meant by its name (tensor)");
    }

    private static Tensor requireWhole(Path file, Tensor tensor) throws TokenFileException {
        if (tensor.isFloat()) {
            throw new TokenFileException(
                    file, "holds floats, " + tensor + "; codes are whole numbers", "save them as integers");
        }
        if (tensor.count() == 0) {
            throw new TokenFileException(file, "holds no codes, " + tensor, "save at least one frame");
        }
        return tensor;
    }

    /** Factors for chunks that lie beside the codes. */
    private static TokenGrid scaled(Path file, TokenGrid grid, SequencedMap<String, Tensor> tensors)
            throws TokenFileException {
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            if (SCALES.contains(entry.getKey())
                    && entry.getValue().isFloat()
                    && entry.getValue().count() > 0) {
                if (entry.getValue().count() != grid.frames()) {
                    throw new TokenFileException(
                            file,
                            "has " + entry.getValue().count() + " scales for " + grid.frames() + " chunks",
                            "save one for each");
                }
                return grid.withScales(entry.getValue().floats());
            }
        }
        return grid;
    }
}
