package lathe.core.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import lathe.core.audio.AtomicFile;
import lathe.core.audio.AudioFileException;
import org.jspecify.annotations.Nullable;

/**
 * Reads any file of tensors by what is in it, and writes one by its name.
 *
 * <table>
 * <caption>Kinds of files</caption>
 * <tr><th>ending</th><th>holds</th><th>read</th><th>written</th></tr>
 * <tr><td>{@code .npy}</td><td>one array, numpy</td><td>versions 1 to 3, both orders, both ends first</td><td>version 1</td></tr>
 * <tr><td>{@code .npz}</td><td>named arrays, numpy</td><td>stored and deflated</td><td>deflated</td></tr>
 * <tr><td>{@code .safetensors}</td><td>named arrays, Hugging Face</td><td>all whole and floating types but 8-bit floats</td>
 *     <td>same</td></tr>
 * <tr><td>{@code .f32}</td><td>bare floats</td><td>{@link #readRaw} with a shape</td><td>little end first</td></tr>
 * </table>
 *
 * <p>Files are written with floats as 32-bit floats and whole numbers as 64-bit integers, and appear whole or not at all.
 * Reading takes memory for what is there, never for what a header claims.
 */
public final class TensorFiles {

    private static final int MAGIC_BYTES = 9;

    private TensorFiles() {}

    /**
     * All arrays of a file by name, in the file's order; the one of an {@code .npy} file is named {@code ""}.
     *
     * @throws TensorFileException if the file is missing, of another kind, damaged, or holds what is no number
     */
    public static SequencedMap<String, Tensor> read(Path file) throws IOException {
        requireReadable(file);
        try {
            return switch (kind(file)) {
                case NPY -> NpyFormat.readFile(file);
                case NPZ -> NpzFormat.readFile(file);
                case SAFETENSORS -> SafetensorsFormat.readFile(file);
                case RAW ->
                    throw new TensorFileException(
                            file, "is a file of bare floats, which do not say their shape", "say the shape");
                case UNKNOWN ->
                    throw new TensorFileException(
                            file, "is no .npy, .npz or .safetensors file", "save the numbers as one of these");
            };
        } catch (AccessDeniedException denied) {
            throw mayNotBeRead(file, denied);
        }
    }

    /**
     * The only array of a file.
     *
     * @throws TensorFileException also if there are several
     */
    public static Tensor readOne(Path file) throws IOException {
        SequencedMap<String, Tensor> all = read(file);
        if (all.size() != 1) {
            throw new TensorFileException(
                    file,
                    all.isEmpty() ? "holds no array" : "holds " + all.size() + " arrays: " + someNames(all),
                    "save the one that is meant alone");
        }
        return all.firstEntry().getValue();
    }

    private static String someNames(SequencedMap<String, Tensor> all) {
        int most = 8;
        String names =
                String.join(", ", all.sequencedKeySet().stream().limit(most).toList());
        return all.size() > most ? names + ", ..." : names;
    }

    /**
     * Bare 32-bit floats, little end first.
     *
     * @param shape the size of each axis; one may be -1, which means as many as there are
     * @throws TensorFileException if the file does not hold exactly that many
     */
    public static Tensor readRaw(Path file, long... shape) throws IOException {
        requireReadable(file);
        try (FileChannel channel = FileChannel.open(file);
                InputStream in = Files.newInputStream(file)) {
            long bytes = channel.size();
            if (bytes % Float.BYTES != 0) {
                throw new TensorFileException(
                        file, "has " + bytes + " bytes, no multiple of 4", "give a file of 32-bit floats");
            }
            long[] whole = RawShape.fill(file, shape, bytes / Float.BYTES);
            return new ElementReader(file, "").read(in, ElementType.FLOAT32, ByteOrder.LITTLE_ENDIAN, whole, bytes);
        } catch (AccessDeniedException denied) {
            throw mayNotBeRead(file, denied);
        }
    }

    /** Writes one array; see {@link #write(Path, SequencedMap)}. */
    public static void write(Path file, Tensor tensor) throws IOException {
        SequencedMap<String, Tensor> one = new LinkedHashMap<>();
        one.put("", tensor);
        write(file, one);
    }

    /**
     * Writes arrays in the kind of file that the ending of the name asks for. One named {@code ""} is called
     * {@code arr_0} in {@code .npz}, as numpy does, and "tensor" in {@code .safetensors}.
     *
     * @throws TensorFileException if the ending is none of ours or the kind cannot hold the arrays
     * @throws AudioFileException if nothing can be written there
     */
    public static void write(Path file, SequencedMap<String, Tensor> tensors) throws IOException {
        Kind kind = kindByName(file);
        requireHeldBy(kind, file, tensors);
        try (AtomicFile target = AtomicFile.create(file)) {
            FileOutput out = new FileOutput(target);
            switch (kind) {
                case NPY -> NpyFormat.write(out, tensors.firstEntry().getValue());
                case NPZ -> NpzFormat.write(out, tensors);
                case SAFETENSORS -> SafetensorsFormat.write(out, tensors);
                default -> ElementWriter.write(out, tensors.firstEntry().getValue());
            }
            out.flush();
            target.commit();
        }
    }

    /** @throws TensorFileException if {@link #write(Path, Tensor)} would refuse the name */
    public static void requireWritableName(Path file) throws TensorFileException {
        requireHeldBy(kindByName(file), file, null);
    }

    private static void requireHeldBy(Kind kind, Path file, @Nullable SequencedMap<String, Tensor> tensors)
            throws TensorFileException {
        if (kind == Kind.UNKNOWN) {
            throw new TensorFileException(
                    file, "the ending says no kind of tensor file", "use one of .npy .npz .safetensors .f32");
        }
        if (tensors == null || kind == Kind.NPZ || kind == Kind.SAFETENSORS) {
            return;
        }
        if (tensors.size() != 1) {
            throw new TensorFileException(
                    file,
                    "this kind of file holds one array, and there are " + tensors.size(),
                    "use .npz or .safetensors");
        }
        if (kind == Kind.RAW && !tensors.firstEntry().getValue().isFloat()) {
            throw new TensorFileException(
                    file, "this kind of file holds floats, and these are whole numbers", "use .npy");
        }
    }

    private enum Kind {
        NPY,
        NPZ,
        SAFETENSORS,
        RAW,
        UNKNOWN
    }

    private static Kind kindByName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "npy" -> Kind.NPY;
            case "npz" -> Kind.NPZ;
            case "safetensors" -> Kind.SAFETENSORS;
            case "f32", "raw", "bin" -> Kind.RAW;
            default -> Kind.UNKNOWN;
        };
    }

    private static Kind kind(Path file) throws IOException {
        byte[] magic;
        try (InputStream in = Files.newInputStream(file)) {
            magic = in.readNBytes(MAGIC_BYTES);
        }
        if (NpyHeader.isMagic(magic)) {
            return Kind.NPY;
        }
        if (magic.length >= 4 && magic[0] == 'P' && magic[1] == 'K') {
            return Kind.NPZ;
        }
        if (magic.length == MAGIC_BYTES && magic[8] == '{') {
            return Kind.SAFETENSORS;
        }
        return kindByName(file) == Kind.RAW ? Kind.RAW : Kind.UNKNOWN;
    }

    private static void requireReadable(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new TensorFileException(file, "does not exist", "check the name and the folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new TensorFileException(
                    file, Files.isDirectory(file) ? "is a folder" : "is a device or a pipe", "name a file");
        }
        if (Files.size(file) == 0) {
            throw new TensorFileException(file, "is empty (0 bytes)", "save it again");
        }
    }

    private static TensorFileException mayNotBeRead(Path file, AccessDeniedException denied) {
        return new TensorFileException(file, "may not be read", "change its permissions", denied);
    }
}
