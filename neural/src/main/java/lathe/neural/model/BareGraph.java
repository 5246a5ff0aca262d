package lathe.neural.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Stream;
import lathe.neural.graph.GraphFacts;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxFileException;
import lathe.neural.graph.OnnxValue;
import lathe.neural.graph.StoredTensor;
import lathe.neural.session.ModelException;

/** What an ONNX file says without being run. */
final class BareGraph {

    private final GraphFacts facts;
    private final SequencedSet<String> externalFiles;

    private BareGraph(GraphFacts facts, SequencedSet<String> externalFiles) {
        this.facts = facts;
        this.externalFiles = externalFiles;
    }

    /** @throws ModelException if it is no sound model: one that a runtime could be given */
    static BareGraph read(Path file) throws ModelException {
        try {
            OnnxFile onnx = OnnxFile.read(file);
            GraphFacts facts = GraphFacts.of(onnx, parent(file));
            facts.requireSound(file.toString());
            SequencedSet<String> external = new LinkedHashSet<>();
            for (StoredTensor weight : onnx.graph().initialisers().values()) {
                if (weight.isExternal()) {
                    external.add(weight.external().getOrDefault("location", ""));
                }
            }
            return new BareGraph(facts, external);
        } catch (OnnxFileException told) {
            throw new ModelException(file, told.finding(), told.remedy(), told);
        } catch (IOException unreadable) {
            throw new ModelException(file, "cannot be read (" + unreadable.getMessage() + ")", "check it", unreadable);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    Map<String, String> metadata() {
        return facts.metadata();
    }

    /** Files beside the graph that hold weights, by the names that it gives them. */
    SequencedSet<String> externalFiles() {
        return externalFiles;
    }

    List<String> portNames() {
        return Stream.concat(facts.inputs().stream(), facts.outputs().stream())
                .map(OnnxValue::name)
                .toList();
    }

    /** Whether a port is an input. */
    boolean takes(String port) {
        return facts.inputs().stream().anyMatch(input -> input.name().equals(port));
    }

    GraphFacts facts() {
        return facts;
    }

    /** @param file what the ports shall call it */
    List<ModelPort> ports(String file) {
        return PortRules.ports(file, facts.inputs(), facts.outputs());
    }
}
