package lathe.core.tensor;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One array of a safetensors header.
 *
 * @param name what it is called
 * @param type what an element is
 * @param shape the size of each axis
 * @param begin first byte in the data
 * @param end byte after the last
 */
record SafetensorsEntry(String name, ElementType type, List<Long> shape, long begin, long end) {

    private static final int MOST_AXES = 64;

    long[] axes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** The entries of a header, sorted by their place in the data. */
    static List<SafetensorsEntry> parseHeader(Path file, String header) throws TensorFileException {
        Map<String, Object> json;
        try {
            json = JSON.std.mapFrom(header);
        } catch (IOException notJson) {
            throw new TensorFileException(
                    file,
                    "its header is no JSON: " + firstLine(notJson),
                    "give a .npy, .npz or .safetensors file",
                    notJson);
        }
        List<SafetensorsEntry> entries = new ArrayList<>();
        for (Map.Entry<String, Object> entry : json.entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                entries.add(parse(file, entry.getKey(), entry.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
        return entries;
    }

    private static String firstLine(IOException notJson) {
        return String.valueOf(notJson.getMessage()).lines().findFirst().orElse("it cannot be read");
    }

    private static SafetensorsEntry parse(Path file, String name, Object value) throws TensorFileException {
        if (!(value instanceof Map<?, ?> map)) {
            throw SafetensorsFormat.damaged(file, "\"" + name + "\" has no description");
        }
        List<Long> shape = numbers(file, name, "shape", map.get("shape"));
        List<Long> offsets = numbers(file, name, "data_offsets", map.get("data_offsets"));
        if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
            throw SafetensorsFormat.damaged(file, "\"" + name + "\" has data_offsets " + offsets);
        }
        ElementType type = type(file, name, map.get("dtype"));
        SafetensorsEntry entry = new SafetensorsEntry(name, type, shape, offsets.get(0), offsets.get(1));
        entry.requireFullLength(file);
        return entry;
    }

    private void requireFullLength(Path file) throws TensorFileException {
        int count;
        try {
            count = Tensor.elements(axes());
        } catch (IllegalArgumentException tooLarge) {
            throw new TensorFileException(
                    file, "\"" + name + "\": " + tooLarge.getMessage(), "save a smaller part of it", tooLarge);
        }
        if ((long) count * type.bytes() != end - begin) {
            throw SafetensorsFormat.damaged(
                    file,
                    "\"" + name + "\" has " + count + " elements of " + type.bytes() + " bytes in " + (end - begin)
                            + " bytes");
        }
    }

    private static List<Long> numbers(Path file, String name, String key, @Nullable Object value)
            throws TensorFileException {
        List<Long> numbers = new ArrayList<>();
        if (value instanceof List<?> list && list.size() <= MOST_AXES) {
            for (Object element : list) {
                boolean whole = element instanceof Integer || element instanceof Long;
                numbers.add(whole ? ((Number) element).longValue() : -1L);
            }
        } else {
            numbers.add(-1L);
        }
        if (numbers.stream().anyMatch(number -> number < 0)) {
            throw SafetensorsFormat.damaged(file, "\"" + name + "\" has no usable " + key);
        }
        return numbers;
    }

    private static ElementType type(Path file, String name, @Nullable Object dtype) throws TensorFileException {
        return switch (dtype instanceof String text ? text : "") {
            case "F64" -> ElementType.FLOAT64;
            case "F32" -> ElementType.FLOAT32;
            case "F16" -> ElementType.FLOAT16;
            case "BF16" -> ElementType.BFLOAT16;
            case "I64" -> ElementType.INT64;
            case "U64" -> ElementType.UINT64;
            case "I32" -> ElementType.INT32;
            case "U32" -> ElementType.UINT32;
            case "I16" -> ElementType.INT16;
            case "U16" -> ElementType.UINT16;
            case "I8" -> ElementType.INT8;
            case "U8" -> ElementType.UINT8;
            case "BOOL" -> ElementType.BOOL;
            default ->
                throw new TensorFileException(
                        file,
                        "\"" + name + "\" has elements of type " + dtype,
                        "save it as F32 or a whole number type");
        };
    }
}
