package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lathe.neural.session.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {

    private static final byte[] SOME_BYTES = {8, 7, 58, 0};

    @TempDir
    Path temp;

    private PackageOnDisk vocoder() throws IOException {
        return PackageOnDisk.vocoder(temp.resolve("tiny"), SOME_BYTES);
    }

    private void assertRefused(PackageOnDisk made, String... parts) throws IOException {
        made.write();
        assertThatThrownBy(() -> ModelPackage.read(made.folder))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void everyFieldOfTheDescriptionIsRead() throws Exception {
        PackageOnDisk made = vocoder();
        ModelPackage read = ModelPackage.read(made.folder);
        assertThat(read.id()).isEqualTo("tiny");
        assertThat(read.name()).isEqualTo("Tiny vocoder");
        assertThat(read.version()).isEqualTo("1.2.3");
        assertThat(read.kind()).isEqualTo(ModelKind.MEL_VOCODER);
        assertThat(read.family()).isEqualTo("hifigan");
        assertThat(read.licence()).isEqualTo(new Licence("MIT", "CC0-1.0", "none"));
        assertThat(read.audio()).isEqualTo(new AudioShape(22_050, 1, 256));
        assertThat(read.melFrontEnd()).contains("hifigan-22k");
        assertThat(read.timing()).contains(new Timing(13, 12, true, Double.NEGATIVE_INFINITY, 0, false));
        assertThat(read.port("mel").orElseThrow())
                .isEqualTo(new ModelPort("model.onnx", "mel", "mel", "f32", List.of("batch", "mels", "frames")));
        assertThat(read.file("decoder").orElseThrow().bytes()).isEqualTo(SOME_BYTES.length);
        assertThat(ModelPackage.read(made.folder.resolve("model.json")).id()).isEqualTo("tiny");
    }

    @Test
    void unknownFieldsAreKept() throws Exception {
        PackageOnDisk made = vocoder().with("tuning", Map.of("reference_hz", 442, "words", List.of("a", "b")));
        JsonSection tuning = ModelPackage.read(made.folder).section("tuning");
        assertThat(tuning.integer("reference_hz", 0, 1000)).hasValue(442);
        assertThat(tuning.texts("words")).containsExactly("a", "b");
    }

    @Test
    void anUnknownMajorSchemaIsRefusedAndAMinorOneIsNot() throws Exception {
        assertRefused(vocoder().with("schema", 2), "model.json", "schema is 2", "newer");
        assertRefused(vocoder().with("schema", "one"), "schema");
        assertThat(ModelPackage.read(vocoder().with("schema", "1.7").folder).id())
                .isEqualTo("tiny");
    }

    @Test
    void aMissingSampleRateIsAnErrorNotAGuess() throws IOException {
        PackageOnDisk made = vocoder();
        made.section("audio").remove("sample_rate_hz");
        assertRefused(made, "has no audio.sample_rate_hz", "add it");
    }

    @Test
    void aDecoderWithoutHopIsRefused() throws IOException {
        PackageOnDisk made = vocoder();
        made.section("audio").remove("hop_length");
        assertRefused(made, "has no audio.hop_length");
    }

    @Test
    void delaysAreWholeNumbers() throws Exception {
        PackageOnDisk made = vocoder();
        made.section("timing").put("context_left_frames", 12.5);
        assertRefused(made, "timing.context_left_frames is 12.5", "whole number");
        made.section("timing").put("context_left_frames", -1);
        assertRefused(made, "timing.context_left_frames is -1");
        made.section("timing").put("context_left_frames", 13.0);
        assertThat(ModelPackage.read(made.write().folder).timing())
                .contains(new Timing(13, 12, true, Double.NEGATIVE_INFINITY, 0, false));
    }

    @Test
    void valuesOfTheWrongKindAreToldByTheirPlace() throws IOException {
        assertRefused(vocoder().with("id", "../evil"), "id is \"../evil\"");
        assertRefused(vocoder().with("kind", "toaster"), "kind is \"toaster\"", "mel-vocoder");
        assertRefused(vocoder().with("files", "all"), "files is \"all\"", "list");
        assertRefused(vocoder().with("files", List.of(3)), "files[0] is 3", "object");
        assertRefused(vocoder().with("audio", 44_100), "audio is 44100", "object");
        assertRefused(vocoder().with("files", List.of()), "lists no .onnx file");
    }

    @Test
    void namesThatLeadOutOfThePackageAreRefused() throws IOException {
        for (String name : List.of(
                "../model.onnx",
                "/etc/passwd",
                "a/../../b.onnx",
                "C:\\model.onnx",
                "a\\b.onnx",
                "c:model.onnx",
                "./model.onnx",
                "a//b.onnx",
                "nul.onnx",
                "a/CON/b.onnx",
                "model.onnx\u0000",
                "dots./model.onnx",
                "")) {
            PackageOnDisk made = vocoder();
            made.files().getFirst().put("path", name);
            assertRefused(made, "model.json", "names a file");
        }
    }

    @Test
    void aTestTensorElsewhereIsRefused() throws IOException {
        PackageOnDisk made = vocoder();
        made.json.put("test", Map.of("inputs", Map.of("mel", "../../mel.npy"), "outputs", Map.of("audio", "a.npy")));
        assertRefused(made, "../../mel.npy", "lead out of the package");
    }

    @Test
    void filesThatDifferOnlyInCapitalsAreRefused() throws IOException {
        PackageOnDisk made = vocoder();
        made.addFile("Model.ONNX", "data", SOME_BYTES);
        assertRefused(made, "files[1].path", "capitals");
    }

    @Test
    void aFileIsHandedOutOnlyWithTheSizeAndDigestToldOfIt() throws Exception {
        PackageOnDisk made = vocoder();
        made.files().getFirst().put("sha256", "0".repeat(64));
        ModelPackage wrongHash = ModelPackage.read(made.write().folder);
        assertThatThrownBy(() -> wrongHash.verified("decoder"))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("model.onnx", "another sha256");
        made.files().getFirst().put("bytes", 50_000_000_000L);
        ModelPackage huge = ModelPackage.read(made.write().folder);
        assertThatThrownBy(() -> huge.verified("decoder")).hasMessageContainingAll("4 bytes", "50000000000");
        Files.delete(made.folder.resolve("model.onnx"));
        assertThatThrownBy(() -> huge.verified("decoder")).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> huge.verified("encoder")).hasMessageContaining("no file of role encoder");
    }

    @Test
    void anotherKindOfModelIsRefusedByWhatItDoes() throws Exception {
        ModelPackage read = ModelPackage.read(vocoder().with("kind", "encoder").folder);
        assertThatThrownBy(() -> read.require(ModelKind.MEL_VOCODER))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll("encoder (audio in, frames out)", "mel-vocoder (spectrogram in, audio out)");
    }

    @Test
    void textThatIsNoJsonObjectIsRefusedInOneLine() throws IOException {
        Path folder = vocoder().folder;
        for (byte[] bytes : List.of(
                new byte[0],
                "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "{\"schema\":".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "[".repeat(200_000).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})) {
            Files.write(folder.resolve("model.json"), bytes);
            assertThat(Refusal.of(() -> ModelPackage.read(folder))).contains("model.json");
        }
    }
}
