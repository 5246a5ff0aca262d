package lathe.vocoder.musicgen;

import static lathe.vocoder.musicgen.Expected.MONO;
import static lathe.vocoder.musicgen.Expected.STEREO;
import static lathe.vocoder.musicgen.Expected.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lathe.core.tensor.Tensor;
import lathe.neural.session.InferenceException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.codec.TokenGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected tokens and sound come from an independent implementation in NumPy; see {@link Expected}. */
class MusicGenTest {

    @ParameterizedTest
    @CsvSource({
        MONO + ", false, false, greedy",
        MONO + ", false, true, greedy-guided",
        MONO + ", true, false, seeded",
        MONO + ", true, true, seeded-guided",
        STEREO + ", false, false, greedy",
        STEREO + ", false, true, greedy-guided",
        STEREO + ", true, false, seeded",
        STEREO + ", true, true, seeded-guided"
    })
    void theTokensAreThoseOfTheIndependentImplementation(String model, boolean seeded, boolean guided, String expected)
            throws Exception {
        Expected reference = Expected.of(model);
        Sampling sampling = seeded ? reference.seeded(guided) : reference.greedy(guided);
        try (MusicGen musicGen = MusicGen.open(reference.folder())) {
            TokenGrid tokens = musicGen.generate(
                    new MusicGenRequest(reference.prompt(), reference.number("frames"), sampling),
                    GenerationListener.NONE);
            assertThat(rows(tokens)).isEqualTo(rows(reference.tokens(expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MONO, STEREO})
    void thePairOfDecodersGivesTheTokensOfTheMergedOne(String model, @TempDir Path folder) throws Exception {
        Expected reference = Expected.of(model);
        Path pair = Expected.copy(model, folder);
        Files.deleteIfExists(pair.resolve("onnx/decoder_model_merged.onnx"));
        Files.deleteIfExists(pair.resolve("onnx/decoder_model_merged_fp16.onnx"));
        try (MusicGen musicGen = MusicGen.open(pair)) {
            for (boolean guided : new boolean[] {false, true}) {
                for (boolean seeded : new boolean[] {false, true}) {
                    Sampling sampling = seeded ? reference.seeded(guided) : reference.greedy(guided);
                    TokenGrid tokens = musicGen.generate(
                            new MusicGenRequest(reference.prompt(), reference.number("frames"), sampling),
                            GenerationListener.NONE);
                    String expected = (seeded ? "seeded" : "greedy") + (guided ? "-guided" : "");
                    assertThat(rows(tokens)).as(expected).isEqualTo(rows(reference.tokens(expected)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MONO, STEREO})
    void tokensThatAreThereAreContinued(String model) throws Exception {
        Expected reference = Expected.of(model);
        TokenGrid expected = reference.tokens("continued");
        TokenGrid begun = expected.slice(0, reference.number("continued_from"));
        try (MusicGen musicGen = MusicGen.open(reference.folder())) {
            TokenGrid tokens = musicGen.generate(
                    new MusicGenRequest(reference.prompt(), expected.frames(), reference.seeded(true), begun),
                    GenerationListener.NONE);
            assertThat(rows(tokens)).isEqualTo(rows(expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MONO, STEREO})
    void musicLongerThanAWindowIsMadeInOverlappingWindows(String model) throws Exception {
        Expected reference = Expected.of(model);
        TokenGrid longer = reference.tokens("long");
        TokenGrid extended = reference.tokens("extended");
        TokenGrid begun = extended.slice(0, reference.number("extended_from"));
        try (MusicGen musicGen = reference.open()) {
            MusicGenRequest fromNothing =
                    new MusicGenRequest(reference.prompt(), longer.frames(), reference.seeded(true));
            assertThat(rows(musicGen.generate(fromNothing, GenerationListener.NONE)))
                    .isEqualTo(rows(longer));
            MusicGenRequest fromMoreThanAWindow =
                    new MusicGenRequest(reference.prompt(), extended.frames(), reference.seeded(true), begun);
            assertThat(rows(musicGen.generate(fromMoreThanAWindow, GenerationListener.NONE)))
                    .isEqualTo(rows(extended));
        }
    }

    @Test
    void windowsAreThirtySecondsEveryEighteen() throws Exception {
        try (MusicGen musicGen = MusicGen.open(Expected.of(MONO).folder())) {
            assertThat(musicGen.frameRateHz()).isEqualTo(50);
            assertThat(musicGen.windows()).isEqualTo(new Windows(1500, 900));
            assertThat(musicGen.suggested(5)).isEqualTo(new Sampling(5, 3, 250, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {MONO, STEREO})
    void theTokensSoundAsInDoublePrecision(String model) throws Exception {
        Expected reference = Expected.of(model);
        TokenGrid tokens = reference.tokens("seeded-guided");
        Tensor expected = reference.array("audio");
        try (MusicGen musicGen = reference.open()) {
            int channels = musicGen.decoder().channels();
            float[][] audio = new float[channels][tokens.frames() * 640];
            musicGen.decoder().decode(tokens, audio);
            assertThat(expected.shape()).containsExactly(channels, tokens.frames() * 640L);
            for (int c = 0; c < channels; c++) {
                float[] wanted =
                        java.util.Arrays.copyOfRange(expected.floats(), c * audio[c].length, (c + 1) * audio[c].length);
                assertThat(audio[c]).containsExactly(wanted, within(1e-5f));
            }
        }
    }

    @Test
    void theHalfPrecisionFilesAreFoundAndNearTheOthers() throws Exception {
        Expected reference = Expected.of(MONO);
        TokenGrid tokens = reference.tokens("seeded-guided");
        float[][] audio = new float[1][tokens.frames() * 640];
        try (MusicGen musicGen = MusicGen.open(reference.folder(), "fp16", SessionSettings.offline(1), null)) {
            musicGen.decoder().decode(tokens, audio);
            assertThat(audio[0]).containsExactly(reference.array("audio").floats(), within(5e-3f));
            MusicGenRequest request = new MusicGenRequest(reference.prompt(), 24, reference.greedy(true));
            assertThat(rows(musicGen.generate(request, GenerationListener.NONE)))
                    .isEqualTo(rows(reference.tokens("greedy-guided")));
            assertThat(musicGen.record(request).models())
                    .extracting(GenerationRecord.ModelFile::name)
                    .containsExactly(
                            "tokenizer.json",
                            "text_encoder_fp16.onnx",
                            "decoder_model_merged_fp16.onnx",
                            "encodec_decode_fp16.onnx");
        }
    }

    @Test
    void progressGoesUpToTheWhole() throws Exception {
        Expected reference = Expected.of(MONO);
        List<Long> heard = new ArrayList<>();
        try (MusicGen musicGen = reference.open()) {
            musicGen.generate(new MusicGenRequest("techno", 50, reference.greedy(false)), (phase, done, total) -> {
                assertThat(phase).isEqualTo("generating");
                assertThat(total).isEqualTo(50);
                heard.add(done);
            });
        }
        assertThat(heard).isSorted().last().isEqualTo(50L);
        assertThat(heard).hasSizeGreaterThan(50);
    }

    @Test
    void cancellingEndsAGenerationAndNotTheNextOne() throws Exception {
        Expected reference = Expected.of(MONO);
        try (MusicGen musicGen = MusicGen.open(reference.folder());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            CountDownLatch begun = new CountDownLatch(3);
            Future<TokenGrid> endless = other.submit(() -> musicGen.generate(
                    new MusicGenRequest("techno", Integer.MAX_VALUE / 4, reference.greedy(false)),
                    (phase, done, total) -> begun.countDown()));
            begun.await();
            musicGen.cancel();
            assertThatThrownBy(endless::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            InferenceException.class,
                            e -> assertThat(e.isCancelled()).isTrue());
            MusicGenRequest next = new MusicGenRequest(reference.prompt(), 24, reference.greedy(false));
            assertThat(rows(musicGen.generate(next, GenerationListener.NONE)))
                    .isEqualTo(rows(reference.tokens("greedy")));
        }
    }

    @Test
    void closingUnderAGenerationEndsIt() throws Exception {
        Expected reference = Expected.of(MONO);
        MusicGen musicGen = reference.open();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            CountDownLatch begun = new CountDownLatch(3);
            Future<TokenGrid> endless = other.submit(() -> musicGen.generate(
                    new MusicGenRequest("techno", Integer.MAX_VALUE / 4, reference.greedy(true)),
                    (phase, done, total) -> begun.countDown()));
            begun.await();
            musicGen.close();
            assertThatThrownBy(endless::get).cause().isInstanceOf(InferenceException.class);
        }
    }

    @Test
    void tokensOfAnotherModelAreNotContinued() throws Exception {
        TokenGrid stereo = Expected.of(STEREO).tokens("seeded").slice(0, 5);
        TokenGrid special = TokenGrid.of(new int[][] {{1}, {2}, {64}, {3}});
        try (MusicGen musicGen = Expected.of(MONO).open()) {
            assertThatThrownBy(() -> musicGen.generate(
                            new MusicGenRequest("", 9, Sampling.PUBLISHED, stereo), GenerationListener.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("have 8 rows, the model 4");
            assertThatThrownBy(() -> musicGen.generate(
                            new MusicGenRequest("", 9, Sampling.PUBLISHED, special), GenerationListener.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("64");
        }
    }

    @Test
    void theRecordNamesWhatDeterminedTheMusic() throws Exception {
        Expected reference = Expected.of(STEREO);
        try (MusicGen musicGen = MusicGen.open(reference.folder())) {
            var json = musicGen.record(new MusicGenRequest("calm", 100, Sampling.PUBLISHED.withSeed(9)))
                    .json();
            assertThat(json)
                    .containsEntry("prompt", "calm")
                    .containsEntry("seed", 9L)
                    .containsEntry("guidance", 3.0)
                    .containsEntry("top_k", 250)
                    .containsEntry("frames", 100)
                    .containsEntry("codebooks", 8)
                    .containsEntry("channels", 2)
                    .containsEntry("sample_rate_hz", 32_000);
            assertThat(String.valueOf(json.get("models")))
                    .contains(sha256("musicgen-tiny-stereo/onnx/decoder_model_merged.onnx"));
            assertThat(json.get("runtime")).asString().startsWith("ONNX Runtime 1.");
        }
    }

    /** The fixture's own package says it, written by Python. */
    private static String sha256(String file) throws IOException {
        String model = file.substring(0, file.indexOf('/'));
        String text = Files.readString(Expected.of(model).folder().resolve("model.json"));
        int at = text.indexOf("\"sha256\": \"", text.indexOf(file.substring(model.length() + 1))) + 11;
        return text.substring(at, at + 64);
    }
}
