package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family's fixture through the command: the reference input of its package gives the reference sound. */
class FamiliesTest {

    @TempDir
    private Path folder;

    /** A package with what its test vector says. */
    private record Family(Path home, String kind, Map<?, ?> inputs, Path sound, double error) {

        static Family of(Path folder) throws IOException {
            Map<String, Object> json = JSON.std.mapFrom(Files.readString(folder.resolve("model.json")));
            Map<?, ?> test = (Map<?, ?>) Objects.requireNonNull(json.get("test"));
            Map<?, ?> outputs = (Map<?, ?>) Objects.requireNonNull(test.get("outputs"));
            Object sound = outputs.values().iterator().next();
            return new Family(
                    folder,
                    String.valueOf(json.get("kind")),
                    (Map<?, ?>) Objects.requireNonNull(test.get("inputs")),
                    folder.resolve(String.valueOf(sound)),
                    ((Number) Objects.requireNonNull(test.get("max_abs_error"))).doubleValue());
        }

        Path input(String name) {
            return home.resolve(String.valueOf(inputs.get(name)));
        }
    }

    private static boolean isDecoder(Path folder) {
        try {
            Path manifest = folder.resolve("model.json");
            if (!Files.exists(manifest)) {
                return false;
            }
            Map<String, Object> json = JSON.std.mapFrom(Files.readString(manifest));
            return json.get("test") != null && !"token-generator".equals(json.get("kind"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    static List<String> families() throws IOException {
        Path all = Fixtures.path("README.md").toAbsolutePath().getParent();
        try (Stream<Path> folders = Files.list(Objects.requireNonNull(all))) {
            return folders.filter(FamiliesTest::isDecoder)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreFamiliesOfAllThreeKinds() throws IOException {
        assertThat(families()).contains("hifigan-v1", "encodec-32k", "ace-step-1", "nsf-hifigan", "snac-24k");
    }

    @ParameterizedTest
    @MethodSource("families")
    void theReferenceInputGivesTheReferenceSound(String name) throws IOException {
        Family family = Family.of(Fixtures.path(name));
        Path out = folder.resolve("out.wav");
        Run run = Run.lathe(call(family, out).toArray());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        float[] expected = TensorFiles.readOne(family.sound()).floats();
        AudioBuffer sound;
        try (AudioReader reader = AudioFiles.open(out)) {
            sound = reader.readAll();
        }
        // Latents of AudioLDM 2: its vocoder gives a few samples more than the frames are worth, which are cut.
        int each = expected.length / sound.channels();
        assertThat(sound.frames()).isBetween(each - 32, each);
        for (int c = 0; c < sound.channels(); c++) {
            for (int i = 0; i < sound.frames(); i++) {
                float wanted = expected[c * each + i];
                if (!(Math.abs(sound.channel(c)[i] - wanted) <= family.error())) {
                    assertThat(sound.channel(c)[i])
                            .as("channel %d, sample %d", c, i)
                            .isEqualTo(wanted);
                }
            }
        }
    }

    private List<Object> call(Family family, Path out) throws IOException {
        boolean mel = family.kind().equals("mel-vocoder");
        List<Object> call = new ArrayList<>();
        call.add(mel ? "vocode" : "decode");
        call.add(input(family));
        call.addAll(List.of("--model", family.home(), "-o", out, "--bits", "32f", "--quiet"));
        if (String.valueOf(family.home().getFileName()).startsWith("mimi")) {
            call.addAll(List.of("--layout", "frames-last")); // eight codebooks of ten frames could be ten of eight
        }
        if (family.inputs().containsKey("f0")) {
            call.addAll(List.of("--f0", family.input("f0")));
        }
        return call;
    }

    /** The one input, or the levels of a codec in one file. */
    private Path input(Family family) throws IOException {
        List<String> names = family.inputs().keySet().stream()
                .map(String::valueOf)
                .filter(name -> !name.equals("f0") && !name.equals("bandwidth_id"))
                .toList();
        if (names.size() == 1) {
            return family.input(names.getFirst());
        }
        SequencedMap<String, Tensor> levels = new LinkedHashMap<>();
        for (String name : names) {
            levels.put(name, TensorFiles.readOne(family.input(name)));
        }
        Path file = folder.resolve("levels.npz");
        TensorFiles.write(file, levels);
        return file;
    }
}
