package lathe.neural.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Weights in a file of their own beside the model, as models of more than 2 GB must have them. Such a file is named by the
 * model, so the name is not trusted: it must lie within the model's folder and hold what is claimed.
 */
public final class ExternalData {

    private ExternalData() {}

    /**
     * What is wrong with where a tensor's values are said to be.
     *
     * @param folder the model's folder; null if the model came from memory, and nothing lies beside it
     * @return without a full stop; null if nothing is wrong or the values are in the model
     */
    static @Nullable String fault(StoredTensor tensor, @Nullable Path folder) {
        if (!tensor.isExternal()) {
            return null;
        }
        String location = tensor.external().getOrDefault("location", "");
        if (folder == null) {
            return "has its values in " + location + ", and a model in memory has no files beside it";
        }
        Path file = resolve(location, folder);
        if (file == null) {
            return "has its values in \"" + location + "\", outside the model's folder";
        }
        if (!Files.isRegularFile(file)) {
            return "has its values in " + location + ", which is not there";
        }
        try {
            return range(tensor, Files.size(file)) == null
                    ? "has its values in " + location + ", which is shorter than the model says"
                    : null;
        } catch (IOException unreadable) {
            return "has its values in " + location + ", which cannot be read";
        }
    }

    /** The file that a model's word means; null if it would leave the folder. */
    private static @Nullable Path resolve(String location, Path folder) {
        try {
            Path named = Path.of(location);
            Path inside = folder.resolve(named).normalize();
            boolean stays = !named.isAbsolute() && inside.startsWith(folder.normalize()) && !location.isBlank();
            return stays && !inside.equals(folder.normalize()) ? inside : null;
        } catch (InvalidPathException noName) {
            return null;
        }
    }

    /** Offset and length of the values; null if they do not fit the file or the sizes. */
    private static @Nullable Range range(StoredTensor tensor, long fileBytes) {
        TensorType type = tensor.type();
        if (type == null || tensor.elements() < 0) {
            return null;
        }
        long needed = type.bytes(tensor.elements());
        try {
            SequencedMap<String, String> entries = tensor.external();
            long offset = Long.parseLong(entries.getOrDefault("offset", "0"));
            long length = Long.parseLong(entries.getOrDefault("length", Long.toString(needed)));
            boolean fits = offset >= 0 && length == needed && length <= fileBytes - offset;
            return fits ? new Range(offset, length) : null;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private record Range(long offset, long length) {}

    /**
     * Brings all weights of the main graph into the model, so that it is whole by itself.
     *
     * @param folder the model's folder
     * @throws OnnxFileException if a file is missing, lies elsewhere, is too short, or all would be more than 2 GB
     */
    public static void embed(OnnxFile model, Path folder) throws IOException {
        List<StoredTensor> outside = model.graph().initialisers().values().stream()
                .filter(StoredTensor::isExternal)
                .toList();
        long total = 0;
        for (StoredTensor tensor : outside) {
            String fault = fault(tensor, folder);
            if (fault != null) {
                throw new OnnxFileException(
                        model.where(), "weight " + tensor.name() + " " + fault, "put all files of the model together");
            }
            TensorType type = tensor.type();
            total += type == null ? 0 : type.bytes(tensor.elements());
            if (total > Integer.MAX_VALUE - 16) {
                throw new OnnxFileException(model.where(), "has more than 2 GB of weights", "use the model as it is");
            }
        }
        for (StoredTensor tensor : outside) {
            model.graph().put(tensor.embedded(load(tensor, folder)));
        }
    }

    private static ByteSlice load(StoredTensor tensor, Path folder) throws IOException {
        Path file = resolve(tensor.external().getOrDefault("location", ""), folder);
        Range range = file == null ? null : range(tensor, Files.size(file));
        if (file == null || range == null) {
            throw new IOException(tensor.name() + ": its file changed while it was read");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) range.length());
        try (FileChannel channel = FileChannel.open(file)) {
            long at = range.offset();
            while (bytes.hasRemaining()) {
                int count = channel.read(bytes, at);
                if (count < 0) {
                    throw new IOException(file + ": became shorter while it was read");
                }
                at += count;
            }
        }
        return ByteSlice.of(bytes.array());
    }
}
