package lathe.vocoder.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import lathe.core.tensor.Tensor;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Decoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CodecPackageTest {

    @TempDir
    Path folder;

    private static Decoder open(Path place) throws ModelException {
        return CodecDecoder.open(ModelPackage.read(place), SessionSettings.offline(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encodec-16k",
                "encodec-24k",
                "encodec-32k",
                "encodec-48k",
                "dac-16k",
                "dac-24k",
                "dac-44k",
                "snac-24k",
                "snac-32k",
                "snac-44k",
                "mimi",
                "mimi-streaming",
                "xcodec",
                "soundstream-24k",
                "soundstream-musiclm",
                "jukebox-0",
                "jukebox-1",
                "jukebox-2",
                "vocos-encodec-24k",
                "wavtokenizer-40",
                "wavtokenizer-75"
            })
    void everyFamilyOpensFromItsPackage(String family) throws Exception {
        try (Decoder decoder = open(CodecFixtures.path(family))) {
            CodecFormat format = CodecFixtures.format(family.equals("mimi-streaming") ? "mimi" : family);
            assertThat(decoder.sampleRateHz()).isEqualTo(format.sampleRateHz());
            assertThat(decoder.hopSamples()).isEqualTo(format.hopSamples());
            assertThat(decoder)
                    .isInstanceOf(family.equals("mimi-streaming") ? StatefulCodecDecoder.class : CodecDecoder.class);
        }
    }

    /** Contexts of the fixtures were found in PyTorch by changing one frame; the table's follow from kernels and strides. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dac-16k",
                "dac-24k",
                "dac-44k",
                "snac-24k",
                "snac-32k",
                "xcodec",
                "soundstream-24k",
                "soundstream-musiclm",
                "jukebox-0",
                "jukebox-1",
                "jukebox-2"
            })
    void theTablesContextCoversTheMeasuredOne(String family) throws Exception {
        try (Decoder decoder = open(CodecFixtures.path(family))) {
            CodecFormat table = CodecFixtures.format(family);
            assertThat(decoder.context().exact()).isTrue();
            assertThat(decoder.context().left())
                    .isLessThanOrEqualTo(table.context().left());
            assertThat(decoder.context().right())
                    .isLessThanOrEqualTo(table.context().right());
            assertThat(table.context().left() - decoder.context().left()).isLessThan(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"vocos-encodec-24k, 320", "wavtokenizer-75, 320", "wavtokenizer-40, 600"})
    void spectraBecomeSoundOutsideTheGraph(String family, int hop) throws Exception {
        Tensor expected = CodecFixtures.tensor(family + "/test/audio.npy");
        TokenGrid grid = TokenGrid.of(CodecFixtures.matrix(CodecFixtures.tensor(family + "/test/codes.npy")));
        try (Decoder decoder = open(CodecFixtures.path(family))) {
            float[][] sound = new float[1][grid.frames() * hop];
            decoder.decode(grid, sound);
            assertThat(expected.count()).isEqualTo(sound[0].length);
            double difference = CodecFixtures.difference(sound[0], expected.floats());
            System.out.printf("%s %.2e%n", family, difference);
            assertThat(difference).isLessThan(1e-5);
        }
    }

    @Test
    void aPackageThatContradictsItsFormatIsRefused() throws Exception {
        Path other = copy("dac-44k", "\"sample_rate_hz\": 44100", "\"sample_rate_hz\": 22050");
        assertThatThrownBy(() -> open(other))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("codec.format")
                .hasMessageContaining("44100 Hz");
        Path hop = copy("dac-44k", "\"hop_length\": 512", "\"hop_length\": 320");
        assertThatThrownBy(() -> open(hop))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("codec.format is \"dac-44k\"")
                .hasMessageContaining("a frame of it is 512 samples, the package tells a hop of 320")
                .hasMessageContaining("correct hop_length, or the strides in config.json");
        Path unknown = copy("dac-44k", "\"format\": \"dac-44k\"", "\"format\": \"dac-43k\"");
        assertThatThrownBy(() -> open(unknown))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("dac-43k")
                .hasMessageContaining("name one of encodec-24k");
    }

    @Test
    void numbersAloneDescribeACodec() throws Exception {
        Path bare = copy("dac-24k", "\"format\": \"dac-24k\"", "\"codebook_size\": 1024, \"missing_samples\": 8");
        TokenGrid grid = TokenGrid.of(CodecFixtures.matrix(CodecFixtures.tensor("dac-24k/test/audio_codes.npy")));
        Tensor expected = CodecFixtures.tensor("dac-24k/test/audio_values.npy");
        try (Decoder decoder = open(bare)) {
            float[][] sound = new float[1][Math.toIntExact(decoder.samples(grid.frames()))];
            decoder.decode(grid, sound);
            assertThat(sound[0].length).isEqualTo(expected.count());
            assertThat(CodecFixtures.difference(sound[0], expected.floats())).isLessThan(1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "encodec-24k, encodec_decode.onnx",
        "encodec-48k, encodec_decode.onnx",
        "dac-16k, decoder_model.onnx",
        "soundstream-24k, soundstream.onnx"
    })
    void aBareModelOpensByItsMetadata(String family, String file) throws Exception {
        Path bare = folder.resolve(file);
        Files.copy(CodecFixtures.path(family + "/" + file), bare);
        try (Decoder decoder = open(bare)) {
            CodecFormat format = CodecFixtures.format(family);
            assertThat(decoder.sampleRateHz()).isEqualTo(format.sampleRateHz());
            assertThat(decoder.channels()).isEqualTo(format.channels());
            assertThat(decoder.hopSamples()).isEqualTo(format.hopSamples());
            assertThat(decoder.context()).isEqualTo(format.context());
        }
    }

    @Test
    void aBareModelThatTellsNothingNeedsTheNameOfItsFormat() throws Exception {
        Path bare = folder.resolve("decoder_model.onnx");
        Files.copy(CodecFixtures.path("xcodec/decoder_model.onnx"), bare);
        assertThatThrownBy(() -> open(bare)).isInstanceOf(ModelException.class).hasMessageContaining("no sample_rate");
        try (CodecDecoder decoder =
                CodecDecoder.open(bare, CodecFixtures.format("xcodec"), SessionSettings.offline(1))) {
            assertThat(decoder.decode(TokenGrid.of(new int[8][20]))[0].length).isEqualTo(20 * 320);
        }
    }

    private Path copy(String family, String what, String with) throws Exception {
        Path source = CodecFixtures.path(family);
        Path target = Files.createDirectory(folder.resolve(with.replaceAll("[^a-z0-9]", "")));
        Files.copy(source.resolve("decoder_model.onnx"), target.resolve("decoder_model.onnx"));
        String json = Files.readString(source.resolve("model.json"));
        assertThat(json).contains(what);
        Files.writeString(target.resolve("model.json"), json.replace(what, with));
        return target;
    }
}
