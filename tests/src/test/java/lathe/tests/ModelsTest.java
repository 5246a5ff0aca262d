package lathe.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lathe models} as a user runs it, on packages that are good and on such that were made to harm. */
class ModelsTest {

    @TempDir
    Path home;

    private Command models(String... arguments) {
        String[] line = new String[arguments.length + 1];
        line[0] = "models";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return Command.lathe(List.of("-Duser.home=" + home, "--enable-native-access=ALL-UNNAMED"), line);
    }

    private static Path fixture(String name) {
        return Fixtures.path(name + "/model.json").resolveSibling("");
    }

    private List<String> library() throws IOException {
        Path models = home.resolve(".local/share/lathe/models");
        if (!Files.exists(models)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aModelIsAddedListedShownAndChecked() throws IOException {
        assertThat(models("list").err()).contains("no models in", "lathe models add");
        Command added = models("add", fixture("hifigan-v2").toString());
        assertThat(added.err()).contains("copied to");
        assertThat(added.code()).isZero();
        String id = added.out().strip();
        assertThat(library()).containsExactly(id);
        assertThat(models("list").out()).contains(id, "mel-vocoder", "22050");
        assertThat(models("show", id).out())
                .contains("hifigan-22k", "256 samples a frame", "13 frames before, 13 after, exact, declared");
        Command checked = models("check", id);
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("passed", "13 frames before, 13 after, exact, measured here", "Live");
        assertThat(models("show", id).out()).contains("measured here");
        assertThat(models("check", "--json", id).out())
                .contains("\"context_left_frames\" : 13", "\"passed\" : true", "\"real_time_factor\"");
    }

    @Test
    void whatACheckCannotJudgeItSaysInsteadOfNo() throws IOException {
        Command checked = models("check", fixture("audioldm2").toString());
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out())
                .contains("Test vector  not run", "Live         not judged: vocoder.onnx makes the sound after")
                .contains("Graph alone");
    }

    private void assertRefused(Path place, String... parts) throws IOException {
        Command result = models("add", place.toString());
        assertThat(result.err()).contains(parts).doesNotContain("Exception", "\tat ");
        assertThat(result.err().strip().lines()).as(result.err()).hasSize(1);
        assertThat(result.code()).isEqualTo(2);
        assertThat(library()).isEmpty();
    }

    @Test
    void packagesThatWouldHarmAreRefusedInOneLineAndLeaveNothing() throws IOException {
        Path good = fixture("hifigan-v2");
        Path zip = home.resolve("slip.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("model.json", "model.onnx")) {
                out.putNextEntry(new ZipEntry(name));
                Files.copy(good.resolve(name), out);
            }
            out.putNextEntry(new ZipEntry("../../evil.sh"));
            out.write("echo".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused(zip, "slip.zip", "../../evil.sh", "may lead out of the package");

        Path folder = Files.createDirectory(home.resolve("changed"));
        byte[] graph = Files.readAllBytes(good.resolve("model.onnx"));
        graph[graph.length / 2] ^= 1;
        Files.write(folder.resolve("model.onnx"), graph);
        String json = Files.readString(good.resolve("model.json"));
        Files.writeString(folder.resolve("model.json"), json);
        assertRefused(folder, "model.onnx", "another sha256");

        Files.writeString(folder.resolve("model.json"), json.replaceAll("\"bytes\": \\d+", "\"bytes\": 50000000000"));
        assertRefused(folder, "model.onnx", "50000000000");

        Path noise = Files.write(home.resolve("noise.onnx"), new byte[1000]);
        assertRefused(noise, "noise.onnx");
        assertRefused(home.resolve("missing.onnx"), "missing.onnx: does not exist");
    }

    @Test
    void namesAreAnsweredWithTheNearestOne() {
        models("add", fixture("hifigan-v2").toString());
        Command misspelt = models("show", "hifigan-v2-tinny");
        assertThat(misspelt.err()).contains("did you mean hifigan-v2-tiny?");
        assertThat(misspelt.code()).isEqualTo(2);
        assertThat(models("shaw").err()).contains("did you mean show?");
    }
}
