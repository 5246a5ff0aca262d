package lathe.core.tensor;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Named arrays as Hugging Face keeps weights: the size of a JSON header, the header, the elements. Source:
 * <a href="https://github.com/huggingface/safetensors#format">the format's description</a>; as there, arrays may neither
 * overlap nor leave holes.
 */
final class SafetensorsFormat {

    private static final int ALIGNMENT = 8;
    private static final int MOST_HEADER_BYTES = 16 << 20;
    private static final String METADATA = "__metadata__";

    private SafetensorsFormat() {}

    static SequencedMap<String, Tensor> readFile(Path file) throws IOException {
        long size = Files.size(file);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] lengthField = in.readNBytes(Long.BYTES);
            long length = lengthField.length < Long.BYTES
                    ? -1
                    : ByteBuffer.wrap(lengthField)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong();
            if (length < 2 || length > MOST_HEADER_BYTES || length > size - Long.BYTES) {
                throw damaged(file, "claims a header of " + Long.toUnsignedString(length) + " bytes");
            }
            String header = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
            List<SafetensorsEntry> entries = SafetensorsEntry.parseHeader(file, header);
            requireSeamless(file, entries, size - Long.BYTES - length);
            return read(in, file, entries);
        }
    }

    /** Entries are sorted by where they begin. */
    private static void requireSeamless(Path file, List<SafetensorsEntry> entries, long dataBytes)
            throws TensorFileException {
        long at = 0;
        for (SafetensorsEntry entry : entries) {
            if (entry.begin() != at) {
                throw damaged(
                        file,
                        "\"" + entry.name() + "\" begins at byte " + entry.begin() + " of the data, where byte " + at
                                + " comes next");
            }
            at = entry.end();
            if (at > dataBytes) {
                throw damaged(
                        file, "\"" + entry.name() + "\" ends at byte " + at + " of the data, which has " + dataBytes);
            }
        }
        if (at != dataBytes) {
            throw damaged(file, "its data has " + dataBytes + " bytes, and its arrays " + at);
        }
    }

    private static SequencedMap<String, Tensor> read(InputStream in, Path file, List<SafetensorsEntry> entries)
            throws IOException {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        for (SafetensorsEntry entry : entries) {
            Tensor tensor = new ElementReader(file, entry.name())
                    .read(in, entry.type(), ByteOrder.LITTLE_ENDIAN, entry.axes(), entry.end() - entry.begin());
            arrays.put(entry.name(), tensor);
        }
        return arrays;
    }

    static TensorFileException damaged(Path file, String finding) {
        return new TensorFileException(file, finding, "save it again or load it anew");
    }

    static void write(OutputStream out, SequencedMap<String, Tensor> arrays) throws IOException {
        Map<String, Object> header = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, Tensor> array : arrays.sequencedEntrySet()) {
            Tensor tensor = array.getValue();
            long end = at + (long) tensor.count() * ElementWriter.type(tensor).bytes();
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", tensor.isFloat() ? "F32" : "I64");
            entry.put("shape", Arrays.stream(tensor.shape()).boxed().toList());
            entry.put("data_offsets", List.of(at, end));
            header.put(array.getKey().isEmpty() ? "tensor" : array.getKey(), entry);
            at = end;
        }
        if (header.containsKey(METADATA)) {
            throw new IllegalArgumentException("an array may not be named " + METADATA);
        }
        byte[] text = JSON.std.asString(header).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded.length)
                .array());
        out.write(padded);
        for (Tensor tensor : arrays.sequencedValues()) {
            ElementWriter.write(out, tensor);
        }
    }
}
