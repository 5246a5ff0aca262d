package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and sound expected come from NumPy and PyTorch in double precision: tools/fixtures/musicgen.py. */
class GenerateTest {

    private static final String PROMPT = "80s pop track with bassy drums and synth";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"musicgen-tiny", "musicgen-tiny-stereo"})
    void wordsBecomeTokensSoundAndARecord(String name) throws Exception {
        Path model = Fixtures.path(name);
        Path sound = folder.resolve("song.wav");
        Path tokens = folder.resolve("song.npy");
        Run run = Run.lathe(
                "generate",
                "--model",
                model,
                PROMPT,
                "--seconds",
                0.48,
                "--seed",
                20261121,
                "--top-k",
                20,
                "-o",
                sound,
                "--tokens",
                tokens,
                "--bits",
                "32f",
                "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();

        Tensor expected = TensorFiles.readOne(model.resolve("test/seeded-guided.npy"));
        assertThat(TensorFiles.readOne(tokens).shape()).isEqualTo(expected.shape());
        assertThat(TensorFiles.readOne(tokens).integers()).isEqualTo(expected.integers());

        float[] audio = TensorFiles.readOne(model.resolve("test/audio.npy")).floats();
        AudioBuffer heard = read(sound);
        assertThat(heard.sampleRateHz()).isEqualTo(32_000);
        assertThat(heard.frames() * heard.channels()).isEqualTo(audio.length);
        for (int c = 0; c < heard.channels(); c++) {
            float[] wanted = Arrays.copyOfRange(audio, c * heard.frames(), (c + 1) * heard.frames());
            assertThat(heard.channel(c)).usingComparatorWithPrecision(1e-5f).containsExactly(wanted);
        }

        Map<String, Object> record = JSON.std.mapFrom(Files.readString(folder.resolve("song.wav.json")));
        assertThat(record).isEqualTo(JSON.std.mapFrom(run.out()));
        assertThat(record)
                .containsEntry("prompt", PROMPT)
                .containsEntry("seed", 20261121)
                .containsEntry("guidance", 3.0)
                .containsEntry("top_k", 20);
        assertThat(record.get("models"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(4);
    }

    @Test
    void whatWasMadeIsContinued() throws Exception {
        Path model = Fixtures.path("musicgen-tiny");
        Path expected = model.resolve("test/continued.npy");
        Tensor whole = TensorFiles.readOne(expected);
        Path begun = folder.resolve("begun.npy");
        int rows = (int) whole.dim(0);
        int frames = (int) whole.dim(1);
        long[] first = new long[rows * 7];
        for (int i = 0; i < first.length; i++) {
            first[i] = whole.integers()[i / 7 * frames + i % 7];
        }
        TensorFiles.write(begun, Tensor.ofIntegers(first, 1, rows, 7));
        Path tokens = folder.resolve("longer.npy");
        Run run = Run.lathe(
                "generate",
                "--model",
                model,
                PROMPT,
                "--seconds",
                0.48,
                "--seed",
                20261121,
                "--top-k",
                20,
                "--continue",
                begun,
                "-o",
                folder.resolve("longer.flac"),
                "--tokens",
                tokens);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("longer.flac: 0.480 s, mono, 32000 Hz; seed 20261121;");
        assertThat(TensorFiles.readOne(tokens).integers()).isEqualTo(whole.integers());
    }

    @Test
    void withoutASeedThereIsANewOneAndItIsKept() throws Exception {
        Path model = Fixtures.path("musicgen-tiny");
        String[] seeds = new String[2];
        for (int i = 0; i < 2; i++) {
            Path sound = folder.resolve(i + ".wav");
            assertThat(Run.lathe("generate", "--model", model, "techno", "--seconds", 0.1, "-o", sound)
                            .code())
                    .isZero();
            seeds[i] = String.valueOf(JSON.std
                    .mapFrom(Files.readString(folder.resolve(i + ".wav.json")))
                    .get("seed"));
        }
        assertThat(seeds[0]).isNotEqualTo(seeds[1]);
        Path again = folder.resolve("again.wav");
        Run.lathe("generate", "--model", model, "techno", "--seconds", 0.1, "--seed", seeds[1], "-o", again);
        assertThat(again).hasSameBinaryContentAs(folder.resolve("1.wav"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds 0       | --seconds 0.0 is outside",
                "--seconds NaN     | --seconds NaN is outside",
                "--guidance 0.2    | guidance=0.2 is outside 1 to 100",
                "--top-k -4        | topK=-4",
                "--temperature -1  | temperature=-1.0",
                "--variant int8    | has no decoder of the variant int8",
                "--tokens song.wav | the ending says no kind of tensor file",
                "--continue none.npy | none.npy",
                "--model nowhere   | nowhere: is no folder"
            })
    void aWrongCallIsToldAndLeavesNothing(String words, String finding) throws Exception {
        Stream<Object> call = words.startsWith("--model")
                ? Stream.of("generate", "techno", "-o", folder.resolve("song.wav"))
                : Stream.of(
                        "generate",
                        "--model",
                        Fixtures.path("musicgen-tiny"),
                        "techno",
                        "-o",
                        folder.resolve("song.wav"));
        Run run = Run.lathe(Stream.concat(call, Arrays.stream(words.split(" "))).toArray());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(finding);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(folder).isEmptyDirectory();
    }

    private static AudioBuffer read(Path file) throws Exception {
        try (AudioReader reader = AudioFiles.open(file)) {
            float[][] samples =
                    new float[reader.info().channels()][(int) reader.info().frames()];
            assertThat(reader.read(samples, 0, samples[0].length)).isEqualTo(samples[0].length);
            return AudioBuffer.of(reader.info().sampleRateHz(), samples);
        }
    }
}
