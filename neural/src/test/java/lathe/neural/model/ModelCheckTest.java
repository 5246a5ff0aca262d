package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCheckTest {

    @TempDir
    Path temp;

    private static Path fixture(String name) {
        return Fixtures.path(name + "/model.json").resolveSibling("");
    }

    /** Contexts follow from kernels and dilations: +-12.67, +-12.5 and +-10.1 frames. */
    @ParameterizedTest
    @CsvSource({"hifigan-v1, 13", "hifigan-v2, 13", "hifigan-v3, 11"})
    void hifiGanNeedsTheContextThatItsKernelsReach(String name, int frames) throws Exception {
        CheckResult result = ModelCheck.run(ModelPackage.read(fixture(name)));
        assertThat(result.test().orElseThrow().maxAbsError()).isLessThanOrEqualTo(1e-5);
        Timing timing = result.timing().orElseThrow();
        assertThat(timing.contextLeftFrames()).isEqualTo(frames);
        assertThat(timing.contextRightFrames()).isEqualTo(frames);
        assertThat(timing.exact()).isTrue();
        assertThat(timing.measured()).isTrue();
        assertThat(result.economyFrames()).isBetween(6, frames);
        assertThat(result.speeds()).hasSize(3).allMatch(speed -> speed.realTimeFactor() > 0);
        assertThat(result.passed()).isTrue();
    }

    /** Eight ConvNeXt blocks and the embedding reach 3 frames each; the inverse STFT after the graph half a window of 4 hops. */
    @Test
    void spectraNeedHalfAWindowMore() throws Exception {
        Timing timing =
                ModelCheck.run(ModelPackage.read(fixture("vocos-22k"))).timing().orElseThrow();
        assertThat(timing.contextLeftFrames()).isEqualTo(9 * 3 + 2);
        assertThat(timing.contextRightFrames()).isEqualTo(9 * 3 + 2);
        assertThat(timing.exact()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "ace-step-1, vocoder.onnx makes the sound after vae_decoder.onnx",
        "audioldm2, vocoder.onnx makes the sound after vae_decoder.onnx",
        "mimi-streaming, carries a state from call to call",
        "nsf-hifigan, its harmonics go on from chunk to chunk",
        "encodec-48k, joins the sound of chunks of 150 frames outside the graph",
        "musicgen-tiny, a model of kind token-generator"
    })
    void whatOneGraphDoesNotDecideIsNotJudgedAndToldSo(String name, String why) throws Exception {
        CheckResult result = ModelCheck.run(ModelPackage.read(fixture(name)));
        assertThat(result.notJudged().orElseThrow()).contains(why);
        assertThat(result.timing()).isEmpty();
        assertThat(result.reasons()).noneMatch(reason -> reason.contains("remembers") || reason.contains("lag"));
        assertThat(result.json())
                .containsEntry("suits_live", null)
                .containsKey("not_judged")
                .doesNotContainKey("timing");
    }

    @Test
    void spectraWithoutADescriptionOfWhatFollowsAreNotJudged() throws Exception {
        Path folder = copy("vocos-encodec-24k");
        CheckResult described = ModelCheck.run(ModelPackage.read(folder));
        assertThat(described.notJudged()).isEmpty();
        assertThat(described.timing().orElseThrow().exact()).isTrue();
        Path json = folder.resolve("model.json");
        Files.writeString(json, Files.readString(json).replace("\"stft\"", "\"other\""));
        CheckResult result = ModelCheck.run(ModelPackage.read(folder));
        assertThat(result.notJudged().orElseThrow()).contains("decoder_model.onnx gives spectra", "under stft");
        assertThat(result.timing()).isEmpty();
    }

    @Test
    void aDecoderThatAddsNoiseIsNotExactAndToldWhy() throws Exception {
        CheckResult result = ModelCheck.run(ModelPackage.read(fixture("snac-44k")));
        assertThat(result.test().orElseThrow().passed()).isTrue();
        assertThat(result.timing().orElseThrow().exact()).isFalse();
        assertThat(result.suitsLive()).isFalse();
        assertThat(result.reasons()).anyMatch(reason -> reason.contains("adds noise, another at each run"));
    }

    @Test
    void chunksOfADecoderWithWindowsBeginWhereItsWindowsDo() throws Exception {
        CheckResult result = ModelCheck.run(ModelPackage.read(fixture("snac-32k")));
        Timing timing = result.timing().orElseThrow();
        assertThat(timing.exact()).isTrue();
        assertThat(timing.contextLeftFrames() % 4).isZero();
    }

    @Test
    void severalSpectraAFrameAreCountedAsOne() throws Exception {
        Timing timing =
                ModelCheck.run(ModelPackage.read(fixture("istftnet"))).timing().orElseThrow();
        assertThat(timing.exact()).isTrue();
        assertThat(timing.contextLeftFrames()).isBetween(13, 14);
    }

    @Test
    void aCausalDecoderNeedsNothingAfterAChunk() throws Exception {
        Timing timing = ModelCheck.run(ModelPackage.read(fixture("soundstream-24k")))
                .timing()
                .orElseThrow();
        assertThat(timing.contextRightFrames()).isZero();
        assertThat(timing.contextLeftFrames()).isPositive();
        assertThat(timing.exact()).isTrue();
    }

    @Test
    void aDecoderThatRemembersIsNotExact() throws Exception {
        CheckResult result = ModelCheck.run(ModelPackage.read(fixture("encodec-32k")));
        assertThat(result.test().orElseThrow().passed()).isTrue();
        Timing timing = result.timing().orElseThrow();
        assertThat(timing.exact()).isFalse();
        assertThat(timing.seamErrorDb()).isNegative();
        assertThat(result.reasons()).anyMatch(reason -> reason.contains("remembers or attends"));
    }

    @Test
    void levelsOfDifferentRatesAreCutTogether() throws Exception {
        CheckResult result = ModelCheck.run(ModelPackage.read(fixture("snac-24k")));
        assertThat(result.test().orElseThrow().passed()).isTrue();
        assertThat(result.timing()).isPresent();
    }

    @Test
    void anOutputThatIsOffIsToldAndSpoilsTheVerdict() throws Exception {
        Path folder = copy("hifigan-v2");
        Path audio = folder.resolve("test/audio.npy");
        Tensor wanted = TensorFiles.readOne(audio);
        float[] values = wanted.floats().clone();
        values[100] += 0.25f;
        TensorFiles.write(audio, Tensor.ofFloats(values, wanted.shape()));
        CheckResult result = ModelCheck.run(ModelPackage.read(folder));
        assertThat(result.passed()).isFalse();
        assertThat(result.test().orElseThrow().maxAbsError()).isBetween(0.249, 0.251);
        assertThat(result.suitsLive()).isFalse();
        assertThat(result.reasons()).anyMatch(reason -> reason.contains("off by 0.25"));
    }

    @Test
    void aTestVectorOfNoNumbersIsRefused() throws Exception {
        Path folder = copy("hifigan-v2");
        Path audio = folder.resolve("test/audio.npy");
        Tensor wanted = TensorFiles.readOne(audio);
        float[] values = wanted.floats().clone();
        Arrays.fill(values, Float.NaN);
        TensorFiles.write(audio, Tensor.ofFloats(values, wanted.shape()));
        ModelPackage model = ModelPackage.read(folder);
        assertThat(Refusal.of(() -> ModelCheck.run(model))).contains("audio.npy", "not finite");
        Files.delete(audio);
        assertThat(Refusal.of(() -> ModelCheck.run(model))).contains("audio.npy");
    }

    @Test
    void whatWasMeasuredHereIsToldInsteadOfWhatIsDeclared() throws Exception {
        ModelPlaces places = new ModelPlaces(temp.resolve("models"), temp.resolve("cache"));
        ModelLibrary library = new ModelLibrary(places, ClassLoader.getPlatformClassLoader());
        String place = fixture("hifigan-v3").toString();
        assertThat(library.open(place).timing().orElseThrow().measured()).isFalse();
        CheckResult result = library.check(library.open(place));
        assertThat(library.open(place).timing()).isEqualTo(result.timing());
        assertThat(library.open(place).timing().orElseThrow().measured()).isTrue();
        // Other weights have no result, though they lie in the same place.
        Files.writeString(new CheckStore(places.cache()).place(library.open(place)), "damaged");
        assertThat(library.open(place).timing().orElseThrow().measured()).isFalse();
    }

    private Path copy(String name) throws Exception {
        Path folder = fixture(name);
        Path copy = temp.resolve(name);
        try (var files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }
}
