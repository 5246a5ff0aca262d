package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lathe.core.testing.Fixtures;
import lathe.neural.graph.GraphFacts;
import lathe.neural.graph.OnnxFile;
import lathe.neural.graph.OnnxValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every package of the checkout says the truth about its graphs, and the rules for bare files come to the same roles. */
class FixturePackagesTest {

    static List<String> packages() throws IOException {
        Path root = Fixtures.path("README.md").resolveSibling("");
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("model.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path folder(String name) {
        return Fixtures.path(name + "/model.json").resolveSibling("");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void filesHaveTheirDigestsAndPortsAreThoseOfTheGraphs(String name) throws Exception {
        ModelPackage read = ModelPackage.read(folder(name));
        for (ModelFile file : read.files()) {
            read.verified(file);
        }
        for (ModelPort port : read.ports()) {
            OnnxValue value = values(read, port.file()).get(port.name());
            assertThat(value).as(name + " " + port).isNotNull();
            if (value != null && value.axes() != null && !port.role().startsWith("state_")) {
                assertThat(PortRules.dtype(value)).as(name + " " + port).isEqualTo(port.dtype());
                assertThat(PortRules.dims(value)).as(name + " " + port).hasSameSizeAs(port.layout());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void portRulesComeToTheRolesThatThePackageTells(String name) throws Exception {
        ModelPackage read = ModelPackage.read(folder(name));
        Map<String, ModelPort> guessed = new HashMap<>();
        for (ModelFile file : read.files()) {
            if (file.isGraph()) {
                GraphFacts facts = facts(read, file.path());
                PortRules.ports(file.path(), facts.inputs(), facts.outputs())
                        .forEach(port -> guessed.put(port.file() + "#" + port.name(), port));
            }
        }
        List<String> wrong = new ArrayList<>();
        for (ModelPort port : read.ports()) {
            ModelPort guess = guessed.get(port.file() + "#" + port.name());
            if (guess == null || !guess.role().equals(port.role())) {
                wrong.add(port + " taken for " + guess);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static GraphFacts facts(ModelPackage read, String file) throws IOException {
        return GraphFacts.of(OnnxFile.read(read.folder().resolve(file)), read.folder());
    }

    private static Map<String, OnnxValue> values(ModelPackage read, String file) throws IOException {
        GraphFacts facts = facts(read, file);
        Map<String, OnnxValue> values = new HashMap<>();
        facts.inputs().forEach(value -> values.put(value.name(), value));
        facts.outputs().forEach(value -> values.put(value.name(), value));
        return values;
    }
}
