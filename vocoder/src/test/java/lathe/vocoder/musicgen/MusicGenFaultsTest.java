package lathe.vocoder.musicgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;
import lathe.core.testing.Fixtures;
import lathe.neural.session.ModelException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are no MusicGen, or a mixture of two. */
class MusicGenFaultsTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatIsNotThereIsTold() {
        assertThatThrownBy(() -> MusicGen.open(folder.resolve("nowhere")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("nowhere: is no folder; give the folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "tokenizer.json", "onnx/text_encoder.onnx", "onnx/encodec_decode.onnx"})
    void aMissingFileIsNamed(String file) throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Files.delete(model.resolve(file));
        assertFault(model).hasMessageContaining(file.substring(file.indexOf('/') + 1));
    }

    @Test
    void withoutAMergedDecoderBothOfThePairAreNeeded() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Files.delete(model.resolve("onnx/decoder_model_merged.onnx"));
        Files.delete(model.resolve("onnx/decoder_with_past_model.onnx"));
        assertFault(model).hasMessageContaining("has no decoder_with_past_model.onnx, neither here nor in onnx/");
    }

    @Test
    void theFilesMayLieInTheFolderItselfAndSuggestNothing() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        for (String name : List.of("text_encoder", "decoder_model_merged", "encodec_decode")) {
            Files.move(model.resolve("onnx/" + name + ".onnx"), model.resolve(name + "_quantized.onnx"));
        }
        Files.delete(model.resolve("generation_config.json"));
        Files.delete(model.resolve("onnx/decoder_model.onnx"));
        try (MusicGen musicGen = MusicGen.open(model)) {
            assertThat(musicGen.codebooks()).isEqualTo(8);
            assertThat(musicGen.suggested(0)).isEqualTo(Sampling.PUBLISHED);
        }
    }

    @Test
    void weightsThatLieBesideAModelAreOnTheRecord() throws Exception {
        Path model = Expected.copy(Expected.MONO, folder);
        Files.write(model.resolve("onnx/decoder_model_merged.onnx_data"), new byte[] {1, 2, 3});
        assertThat(MusicGenFiles.find(model, "").all())
                .extracting(file -> String.valueOf(file.getFileName()))
                .containsExactly(
                        "tokenizer.json",
                        "text_encoder.onnx",
                        "decoder_model_merged.onnx",
                        "decoder_model_merged.onnx_data",
                        "encodec_decode.onnx");
    }

    @Test
    void aVariantThatIsNotThereIsTold() throws Exception {
        assertThatThrownBy(() -> MusicGenFiles.find(Fixtures.path(Expected.STEREO), "fp16"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("has no decoder of the variant fp16; leave the variant out");
        assertThatThrownBy(() -> MusicGenFiles.find(Fixtures.path(Expected.STEREO), "../secret"))
                .isInstanceOf(ModelException.class);
    }

    /** Either way round: more rows than the graph has codebooks, and fewer. */
    @ParameterizedTest
    @CsvSource({"musicgen-tiny, musicgen-tiny-stereo", "musicgen-tiny-stereo, musicgen-tiny"})
    void aDecoderForOtherCodebooksIsTold(String model, String other) throws Exception {
        Path mixed = Expected.copy(model, folder);
        for (String name : List.of("decoder_model_merged", "decoder_model", "decoder_with_past_model")) {
            String file = "onnx/" + name + ".onnx";
            Files.copy(Fixtures.path(other + "/" + file), mixed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertFault(mixed).hasMessageContaining("decoder_model_merged.onnx: does not take");
        Files.delete(mixed.resolve("onnx/decoder_model_merged.onnx"));
        Files.deleteIfExists(mixed.resolve("onnx/decoder_model_merged_fp16.onnx"));
        assertFault(mixed).hasMessageContaining("decoder_model.onnx: does not take");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"vocab_size\": 64', '\"vocab_size\": 65', codebook_size is 64",
        "'\"num_codebooks\": 8', '\"num_codebooks\": 7', num_codebooks is 7",
        "'\"num_codebooks\": 8', '\"num_codebooks\": 6', does not take 6 codebooks",
        "'\"num_codebooks\": 8', '\"num_codebooks\": \"many\"', num_codebooks is",
        "'\"num_attention_heads\": 4', '\"num_attention_heads\": 5', hidden_size is 32",
        "'\"hidden_size\": 32', '\"hidden_size\": 0', hidden_size is 0",
        "'\"sampling_rate\": 32000', '\"sampling_rate\": -1', sampling_rate is -1",
        "'\"chunk_length_s\": null', '\"chunk_length_s\": 1.0', chunk_length_s is 1.0",
        "'\"model_type\": \"encodec\"', '\"model_type\": \"encodec\", \"upsampling_ratios\": []', upsampling_ratios"
    })
    void aConfigurationOfAnotherModelIsTold(String from, String to, String finding) throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Path config = model.resolve("config.json");
        String text = Files.readString(config);
        assertThat(text).contains(from);
        Files.writeString(
                config,
                text.replace(from, to)
                        .replaceFirst(
                                "\"upsampling_ratios\": \\[\\s*8[^]]*],",
                                finding.equals("upsampling_ratios") ? "" : "$0"));
        assertFault(model).hasMessageContaining(finding);
    }

    @Test
    void stridesOfAnotherCodecAreTold() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Path config = model.resolve("config.json");
        String text = Files.readString(config);
        String wrong = text.replaceFirst("(\"upsampling_ratios\": \\[\\s*8,\\s*5,\\s*4,\\s*)4", "$12");
        assertThat(wrong).isNotEqualTo(text);
        Files.writeString(config, wrong);
        assertFault(model).hasMessageContaining("gives 640 samples a frame").hasMessageContaining("strides");
    }

    @Test
    void aVocabularyThatTheGraphDoesNotHaveIsTold() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Path config = model.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("\"vocab_size\": 64", "\"vocab_size\": 60")
                        .replace("\"codebook_size\": 64", "\"codebook_size\": 60")
                        .replace("\"pad_token_id\": 64", "\"pad_token_id\": 60"));
        assertFault(model).hasMessageContaining("decoder_model_merged.onnx: does not take");
    }

    @Test
    void aTokenizerOfAnotherTextEncoderIsTold() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Path tokenizer = model.resolve("tokenizer.json");
        String text = Files.readString(tokenizer);
        Path config = model.resolve("config.json");
        String configuration = Files.readString(config);
        int at = configuration.indexOf("\"text_encoder\"");
        Files.writeString(
                config,
                configuration.substring(0, at)
                        + configuration.substring(at).replaceFirst("\"vocab_size\": \\d+", "\"vocab_size\": 3"));
        assertThat(text).contains("Unigram");
        assertFault(model).hasMessageContaining("knows a piece");
    }

    @Test
    void filesInTheWrongPlaceAreTold() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        Path onnx = model.resolve("onnx");
        Files.copy(
                onnx.resolve("encodec_decode.onnx"),
                onnx.resolve("decoder_model_merged.onnx"),
                StandardCopyOption.REPLACE_EXISTING);
        assertFault(model).hasMessageContaining("decoder_model_merged.onnx: has no port");
        Files.copy(
                onnx.resolve("decoder_model.onnx"),
                onnx.resolve("text_encoder.onnx"),
                StandardCopyOption.REPLACE_EXISTING);
        assertFault(model).hasMessageContaining("text_encoder.onnx");
    }

    @Test
    void damagedTextFilesAreToldAndNothingElseHappens() throws Exception {
        Path model = Expected.copy(Expected.STEREO, folder);
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : List.of("config.json", "tokenizer.json")) {
            byte[] whole = Files.readAllBytes(model.resolve(name));
            for (int i = 0; i < 40; i++) {
                byte[] damaged = damaged(whole, random);
                Files.write(model.resolve(name), damaged);
                try (MusicGen opened = MusicGen.open(model)) {
                    assertThat(opened.codebooks()).as("seed %d", seed).isPositive();
                } catch (ModelException told) {
                    assertThat(told).as("seed %d", seed).hasMessageContaining("; ");
                }
            }
            Files.write(model.resolve(name), whole);
        }
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes =
                random.nextInt(3) == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertFault(Path model) throws IOException {
        return assertThatThrownBy(() -> MusicGen.open(model)).isInstanceOf(ModelException.class);
    }
}
