package lathe.vocoder.codec;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lathe.core.tensor.Tensor;

/** Nested lists of whole numbers in JSON, alone or as the values of an object, as tensors. */
final class TokenJson {

    private static final int DEEPEST = 5;

    private TokenJson() {}

    static SequencedMap<String, Tensor> read(Path file) throws IOException {
        Object root;
        try (InputStream in = Files.newInputStream(file)) {
            root = JSON.std.anyFrom(in);
        } catch (com.fasterxml.jackson.core.JacksonException | IllegalStateException e) {
            throw new TokenFileException(file, "is no JSON", "save the codes as nested lists of whole numbers", e);
        }
        SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
        if (root instanceof Map<?, ?> object) {
            for (Map.Entry<?, ?> entry : object.entrySet()) {
                if (entry.getValue() instanceof List<?> list && isWhole(list, 0)) {
                    add(file, tensors, String.valueOf(entry.getKey()), list);
                }
            }
        } else if (root instanceof List<?> list) {
            add(file, tensors, "", list);
        }
        if (tensors.isEmpty()) {
            throw new TokenFileException(
                    file, "holds no list of whole numbers", "save the codes as nested lists of whole numbers");
        }
        return tensors;
    }

    /** Rows of different lengths are levels: a tensor each. */
    private static void add(Path file, SequencedMap<String, Tensor> tensors, String name, List<?> list)
            throws TokenFileException {
        boolean ragged = list.stream().allMatch(row -> row instanceof List<?> inner && isFlat(inner))
                && list.stream().map(row -> ((List<?>) row).size()).distinct().count() > 1;
        if (ragged) {
            int k = 0;
            for (Object row : list) {
                tensors.put((name.isEmpty() ? "" : name + ".") + k++, tensor(file, (List<?>) row));
            }
        } else {
            tensors.put(name, tensor(file, list));
        }
    }

    private static boolean isFlat(List<?> list) {
        return list.stream().allMatch(item -> item instanceof Number);
    }

    private static boolean isWhole(List<?> list, int depth) {
        return depth < DEEPEST
                && list.stream()
                        .allMatch(item -> item instanceof Integer
                                || item instanceof Long
                                || (item instanceof List<?> inner && isWhole(inner, depth + 1)));
    }

    private static Tensor tensor(Path file, List<?> list) throws TokenFileException {
        List<Long> shape = new ArrayList<>();
        Object level = list;
        while (level instanceof List<?> inner && shape.size() <= DEEPEST) {
            shape.add((long) inner.size());
            level = inner.isEmpty() ? "" : inner.getFirst();
        }
        List<Long> numbers = new ArrayList<>();
        collect(file, list, shape, 0, numbers);
        return Tensor.ofIntegers(
                numbers.stream().mapToLong(Long::longValue).toArray(),
                shape.stream().mapToLong(Long::longValue).toArray());
    }

    private static void collect(Path file, List<?> list, List<Long> shape, int depth, List<Long> numbers)
            throws TokenFileException {
        if (depth >= shape.size() || depth >= DEEPEST || list.size() != shape.get(depth)) {
            throw new TokenFileException(file, "has lists of different lengths", "save all rows with one length");
        }
        for (Object item : list) {
            if (item instanceof List<?> inner && depth + 1 < shape.size()) {
                collect(file, inner, shape, depth + 1, numbers);
            } else if ((item instanceof Integer || item instanceof Long) && depth + 1 == shape.size()) {
                numbers.add(((Number) item).longValue());
            } else {
                throw new TokenFileException(
                        file, "has something else than whole numbers in its lists", "save codes and nothing else");
            }
        }
    }
}
