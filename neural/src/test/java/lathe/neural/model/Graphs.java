package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxGraph;
import lathe.neural.graph.OnnxNode;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.TensorType;

/** Graphs that have the ports of a published export and nothing behind them. */
final class Graphs {

    private Graphs() {}

    /** {@code "mel f32 N 80 L"}: a name, a type, the axes. */
    private static OnnxValue port(String written) {
        List<String> words = new ArrayList<>(List.of(written.split(" ")));
        TensorType type = switch (words.get(1)) {
            case "f32" -> TensorType.FLOAT;
            case "f16" -> TensorType.FLOAT16;
            case "i64" -> TensorType.INT64;
            case "text" -> TensorType.STRING;
            default -> throw new IllegalArgumentException(written);
        };
        return OnnxValue.of(words.get(0), type, words.subList(2, words.size()));
    }

    /** A model whose outputs are its first input under other names. */
    static OnnxFile model(List<String> inputs, List<String> outputs) {
        OnnxGraph graph = OnnxGraph.empty("ports");
        inputs.forEach(input -> graph.inputs().add(port(input)));
        for (String output : outputs) {
            OnnxValue value = port(output);
            graph.outputs().add(value);
            String source = graph.inputs().getFirst().name();
            graph.nodes().add(OnnxNode.of("Identity", List.of(source), List.of(value.name())));
        }
        return OnnxFile.of(graph, 14);
    }

    static Path write(Path file, List<String> inputs, List<String> outputs, String... metadata) throws IOException {
        OnnxFile model = model(inputs, outputs);
        for (int i = 0; i < metadata.length; i += 2) {
            model.metadata().put(metadata[i], metadata[i + 1]);
        }
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        model.write(file);
        return file;
    }
}
