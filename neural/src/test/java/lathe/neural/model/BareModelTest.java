package lathe.neural.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ONNX files without model.json, as icefall, piper, DiffSinger, larynx, optimum and others publish them. */
class BareModelTest {

    private static final List<String> MEL_IN = List.of("mel f32 N 80 L");
    private static final List<String> AUDIO_OUT = List.of("audio f32 N S");

    @TempDir
    Path temp;

    private static ModelPort port(ModelPackage read, String role) {
        return read.port(role).orElseThrow(() -> new AssertionError("no " + role + " in " + read.ports()));
    }

    @Test
    void aSherpaVocoderTellsItselfByItsMetadata() throws Exception {
        Path file = Graphs.write(
                temp.resolve("hifigan_v2.onnx"), MEL_IN, AUDIO_OUT, "model_type", "hifigan", "sample_rate", "22050");
        ModelPackage read = ModelPackage.read(file);
        assertThat(read.id()).isEqualTo("hifigan_v2");
        assertThat(read.kind()).isEqualTo(ModelKind.MEL_VOCODER);
        assertThat(read.family()).isEqualTo("hifigan");
        assertThat(read.audio()).isEqualTo(new AudioShape(22_050, 1, 256));
        assertThat(port(read, "mel").layout()).containsExactly("batch", "mels", "frames");
        assertThat(port(read, "audio").layout()).containsExactly("batch", "samples");
        assertThat(read.melFrontEnd()).contains("hifigan-22k");
        assertThat(read.verified("decoder")).hasSameBinaryContentAs(file);
    }

    @Test
    void threeUnnamedSpectraAreMagnitudeAndPhaseInOrder() throws Exception {
        Path file = Graphs.write(
                temp.resolve("vocos-22khz-univ.onnx"),
                List.of("mels f32 1 80 T"),
                List.of("mag f32 1 513 T", "x f32 1 513 T", "y f32 1 513 T"),
                "model_type",
                "vocos",
                "sample_rate",
                "22050",
                "n_fft",
                "1024",
                "hop_length",
                "256");
        ModelPackage read = ModelPackage.read(file);
        assertThat(read.family()).isEqualTo("vocos");
        assertThat(port(read, "magnitude").name()).isEqualTo("mag");
        assertThat(port(read, "phase_cos").name()).isEqualTo("x");
        assertThat(port(read, "phase_sin").name()).isEqualTo("y");
        JsonSection stft = read.section("stft");
        assertThat(stft.integer("n_fft", 1, 9999)).hasValue(1024);
        assertThat(stft.integer("win_length", 1, 9999)).hasValue(1024);
        assertThat(stft.text("window")).contains("hann");
        assertThat(stft.flag("center")).contains(true);
    }

    @Test
    void aMissingSampleRateIsAnErrorThatSaysWhereToPutIt() throws IOException {
        Path file = Graphs.write(temp.resolve("vocoder.onnx"), MEL_IN, AUDIO_OUT);
        assertThat(Refusal.of(() -> ModelPackage.read(file)))
                .endsWith(
                        "vocoder.onnx: has no sample_rate; write a model.json beside it, or name its format where you decode it");
    }

    @Test
    void metadataThatAreNoNumbersAreTold() throws IOException {
        Path file = Graphs.write(temp.resolve("v.onnx"), MEL_IN, AUDIO_OUT, "sample_rate", "22.05 kHz");
        assertThat(Refusal.of(() -> ModelPackage.read(file))).contains("sample_rate=\"22.05 kHz\"");
    }

    @Test
    void diffSingersVocoderIsDescribedByItsYaml() throws Exception {
        Path file = Graphs.write(
                temp.resolve("nsf_hifigan.onnx"),
                List.of("mel f32 1 n_frames 128", "f0 f32 1 n_frames"),
                List.of("waveform f32 1 n_samples"));
        Files.writeString(temp.resolve("vocoder.yaml"), """
                # of the community
                name: "nsf_hifigan"
                model: nsf_hifigan.onnx
                sample_rate: 44100
                hop_size: 512   # samples
                win_size: 2048
                fft_size: 2048
                num_mel_bins: 128
                mel_fmin: 40
                mel_fmax: 16000
                mel_base: 'e'
                mel_scale: slaney
                nested:
                  sample_rate: 1
                """);
        ModelPackage read = ModelPackage.read(file);
        assertThat(read.kind()).isEqualTo(ModelKind.MEL_VOCODER);
        assertThat(read.audio()).isEqualTo(new AudioShape(44_100, 1, 512));
        assertThat(port(read, "mel").layout()).containsExactly("batch", "frames", "mels");
        assertThat(port(read, "f0").layout()).containsExactly("batch", "frames");
        assertThat(port(read, "audio").name()).isEqualTo("waveform");
        assertThat(read.melFrontEnd()).contains("nsf-hifigan-44k");
    }

    @Test
    void diffSingersOldOrOtherSettingsAreNotTakenForThePublishedOnes() throws Exception {
        Path file = Graphs.write(
                temp.resolve("nsf_hifigan.onnx"),
                List.of("mel f32 1 n_frames 128", "f0 f32 1 n_frames"),
                List.of("waveform f32 1 n_samples"));
        String yaml = "sample_rate: 44100\nhop_size: 512\nwin_size: 2048\nfft_size: 2048\nnum_mel_bins: 128\n";
        Files.writeString(temp.resolve("vocoder.yaml"), yaml);
        assertThat(ModelPackage.read(file).melFrontEnd()).contains("nsf-hifigan-44k-log10");
        Files.writeString(temp.resolve("vocoder.yaml"), yaml + "mel_base: e\nmel_fmin: 60\n");
        ModelPackage other = ModelPackage.read(file);
        assertThat(other.melFrontEnd()).isEmpty();
        assertThat(other.section("mel").number("fmin")).hasValue(60);
        assertThat(other.section("mel").text("log")).contains("ln");
        Files.writeString(temp.resolve("vocoder.yaml"), yaml + "mel_fmax: 99000\n");
        assertThat(Refusal.of(() -> ModelPackage.read(file))).contains("vocoder.yaml", "fmax");
    }

    @Test
    void aPiperVoiceIsSpeechNotAVocoder() throws Exception {
        Path file = Graphs.write(
                temp.resolve("en_US-voice-low.onnx"),
                List.of("input i64 B L", "input_lengths i64 B", "scales f32 3"),
                List.of("output f32 B 1 T"));
        Files.writeString(temp.resolve("en_US-voice-low.onnx.json"), "{\"audio\":{\"sample_rate\":16000}}");
        ModelPackage read = ModelPackage.read(file);
        assertThat(read.kind()).isEqualTo(ModelKind.SPEECH);
        assertThat(read.audio().sampleRateHz()).isEqualTo(16_000);
        assertThat(port(read, "audio").layout()).containsExactly("batch", "channels", "samples");
        assertThat(Refusal.of(() -> read.require(ModelKind.MEL_VOCODER)))
                .contains("speech (text in, audio out)", "mel-vocoder");
    }

    @Test
    void aLarynxFolderIsFoundByItsGeneratorAndConfig() throws Exception {
        Path folder = temp.resolve("universal_large");
        Graphs.write(folder.resolve("generator.onnx"), MEL_IN, List.of("output f32 1 1 S"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"audio\":{\"sampling_rate\":22050,\"hop_length\":256,\"mel_channels\":80}}");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.id()).isEqualTo("universal_large");
        assertThat(read.audio()).isEqualTo(new AudioShape(22_050, 1, 256));
        assertThat(port(read, "audio").layout()).containsExactly("batch", "channels", "samples");
    }

    @Test
    void optimumsCodecIsFoundUnderOnnxWithItsConfigAbove() throws Exception {
        Path folder = temp.resolve("dac_44khz-ONNX");
        Graphs.write(
                folder.resolve("onnx/encoder_model.onnx"),
                List.of("input_values f32 B 1 N"),
                List.of("audio_codes i64 B K T"));
        Graphs.write(
                folder.resolve("onnx/decoder_model.onnx"),
                List.of("audio_codes i64 B K T"),
                List.of("audio_values f32 B 1 N"));
        Graphs.write(
                folder.resolve("onnx/decoder_model_fp16.onnx"),
                List.of("audio_codes i64 B K T"),
                List.of("audio_values f16 B N"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\":\"dac\",\"sampling_rate\":44100,\"hop_length\":512,\"n_codebooks\":9}");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.id()).isEqualTo("dac_44khz-ONNX");
        assertThat(read.kind()).isEqualTo(ModelKind.CODEC_DECODER);
        assertThat(read.audio()).isEqualTo(new AudioShape(44_100, 1, 512));
        assertThat(read.section("codec").text("format")).contains("dac-44k");
        assertThat(read.files()).hasSize(1);
        assertThat(read.file("decoder").orElseThrow().path()).isEqualTo("onnx/decoder_model.onnx");
        assertThat(port(read, "codes").layout()).containsExactly("batch", "codebooks", "frames");

        ModelPackage half = ModelPackage.read(folder.resolve("onnx/decoder_model_fp16.onnx"));
        assertThat(half.file("decoder").orElseThrow().precision()).isEqualTo("f16");
        assertThat(port(half, "audio").dtype()).isEqualTo("f16");
        assertThat(port(half, "audio").layout()).containsExactly("batch", "samples");

        ModelPackage encoder = ModelPackage.read(folder.resolve("onnx/encoder_model.onnx"));
        assertThat(encoder.kind()).isNotEqualTo(ModelKind.CODEC_DECODER);
    }

    @Test
    void snacHasATensorALevelAndAHopOfItsCoarsestCode() throws Exception {
        Path folder = temp.resolve("snac_24khz-ONNX");
        Graphs.write(
                folder.resolve("onnx/decoder_model.onnx"),
                List.of("audio_codes.0 i64 B n", "audio_codes.1 i64 B n2", "audio_codes.2 i64 B n4"),
                List.of("audio_values f32 B 1 N"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"sampling_rate\":24000,\"encoder_rates\":[2,4,8,8],\"vq_strides\":[4,2,1],\"codebook_size\":4096}");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.section("codec").text("format")).contains("snac-24k");
        assertThat(read.audio().hopSamples()).isEqualTo(2048);
        assertThat(port(read, "codes.0").name()).isEqualTo("audio_codes.0");
        assertThat(port(read, "codes.2").layout()).containsExactly("batch", "frames");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[8,0,4,4]", "[-8,5,4,4]", "[65536,65536]"})
    void stridesThatNoDecoderHasAreRefused(String strides) throws Exception {
        Path folder = temp.resolve("encodec_32khz");
        Graphs.write(
                folder.resolve("onnx/encodec_decode.onnx"),
                List.of("audio_codes i64 1 B 4 T"),
                List.of("audio_values f32 B 1 N"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\":\"encodec\",\"sampling_rate\":32000,\"upsampling_ratios\":" + strides + "}");
        assertThat(Refusal.of(() -> ModelPackage.read(folder)))
                .contains("config.json: upsampling_ratios is " + strides.replace(",", ", "))
                .contains("give the decoder's strides");
    }

    @Test
    void aCodecThatDecodesChunksSaysHowLongTheyAre() throws Exception {
        Path folder = temp.resolve("encodec_48khz");
        Graphs.write(
                folder.resolve("onnx/encodec_decode.onnx"),
                List.of("audio_codes i64 1 B 4 T"),
                List.of("audio_values f32 B 2 N"));
        Files.writeString(folder.resolve("config.json"), """
                {"model_type":"encodec","sampling_rate":48000,"audio_channels":2,"upsampling_ratios":[8,5,4,2],
                 "chunk_length_s":1.0,"overlap":0.01,"normalize":true}""");
        assertThat(ModelPackage.read(folder).section("codec").integer("chunk_frames", 1, 1000))
                .hasValue(150);
    }

    @Test
    void mimisFramesAreEightyMilliseconds() throws Exception {
        Path folder = temp.resolve("kyutai-mimi-ONNX");
        Graphs.write(
                folder.resolve("onnx/decoder_model.onnx"),
                List.of("audio_codes i64 B K T"),
                List.of("audio_values f32 B 1 N"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\":\"mimi\",\"sampling_rate\":24000,\"frame_rate\":12.5,\"upsampling_ratios\":[8,6,5,4]}");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.audio()).isEqualTo(new AudioShape(24_000, 1, 1920));
        assertThat(read.section("codec").text("format")).contains("mimi");
    }

    @Test
    void aMusicGenExportIsATokenGeneratorWithAllItsGraphs() throws Exception {
        Path folder = temp.resolve("musicgen-small");
        List<String> ids = List.of("input_ids i64 B S", "attention_mask i64 B S");
        Graphs.write(folder.resolve("onnx/text_encoder.onnx"), ids, List.of("last_hidden_state f32 B S 768"));
        Graphs.write(folder.resolve("onnx/decoder_model_merged.onnx"), ids, List.of("logits f32 B S 2048"));
        Graphs.write(
                folder.resolve("onnx/encodec_decode.onnx"),
                List.of("audio_codes i64 1 B 4 T"),
                List.of("audio_values f32 B 1 N"));
        Files.writeString(folder.resolve("config.json"), """
                {"model_type":"musicgen","decoder":{"audio_channels":1},
                 "audio_encoder":{"model_type":"encodec","sampling_rate":32000,"upsampling_ratios":[8,5,4,4]}}""");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.kind()).isEqualTo(ModelKind.TOKEN_GENERATOR);
        assertThat(read.audio()).isEqualTo(new AudioShape(32_000, 1, 640));
        assertThat(read.section("codec").text("format")).contains("encodec-32k");
        assertThat(read.files().stream().map(ModelFile::role))
                .containsExactlyInAnyOrder("decoder", "text-encoder", "token-decoder");
        assertThat(port(read, "codes").layout()).containsExactly("chunks", "batch", "codebooks", "frames");
    }

    @Test
    void anOobleckDecoderOfDiffusersIsALatentDecoder() throws Exception {
        Path folder = temp.resolve("vae");
        Graphs.write(
                folder.resolve("vae_decoder.onnx"), List.of("latent_sample f32 B 64 T"), List.of("sample f32 B 2 N"));
        Files.writeString(folder.resolve("config.json"), """
                {"_class_name":"AutoencoderOobleck","sampling_rate":44100,"audio_channels":2,
                 "decoder_input_channels":64,"downsampling_ratios":[2,4,4,8,8]}""");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.kind()).isEqualTo(ModelKind.LATENT_DECODER);
        assertThat(read.audio()).isEqualTo(new AudioShape(44_100, 2, 2048));
        assertThat(read.section("latent").text("format")).contains("stable-audio-open");
        assertThat(port(read, "latent").layout()).containsExactly("batch", "latent", "frames");
    }

    @Test
    void speechT5sSpectrogramIsTimeMajorAndWithoutBatch() throws Exception {
        Path folder = temp.resolve("speecht5_hifigan");
        Graphs.write(folder.resolve("model.onnx"), List.of("spectrogram f32 T 80"), List.of("waveform f32 S"));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"model_type\":\"hifigan\",\"sampling_rate\":16000,\"upsample_rates\":[4,4,4,4]}");
        ModelPackage read = ModelPackage.read(folder);
        assertThat(read.audio()).isEqualTo(new AudioShape(16_000, 1, 256));
        assertThat(read.melFrontEnd()).contains("speecht5-16k");
        assertThat(port(read, "mel").layout()).containsExactly("frames", "mels");
        assertThat(port(read, "audio").layout()).containsExactly("samples");
    }

    @Test
    void namesThatNobodyKnowsAreReadByShape() throws Exception {
        Path file = Graphs.write(
                temp.resolve("anything.onnx"),
                List.of("input.1 f32 1 100 T"),
                List.of("245 f32 1 1 S"),
                "sample_rate",
                "24000");
        ModelPackage read = ModelPackage.read(file);
        assertThat(port(read, "mel").name()).isEqualTo("input.1");
        assertThat(port(read, "audio").name()).isEqualTo("245");
        assertThat(read.audio().hopSamples()).isEqualTo(256);
    }

    @Test
    void aMelFrontEndIsNotTakenForAVocoder() throws Exception {
        Path file = Graphs.write(
                temp.resolve("front_end.onnx"),
                List.of("waveform f32 1 N"),
                List.of("mel f32 1 80 T"),
                "sample_rate",
                "22050");
        ModelPackage read = ModelPackage.read(file);
        assertThat(Refusal.of(() -> read.require(ModelKind.MEL_VOCODER)))
                .contains("front_end.onnx", "encoder (audio in, frames out)");
    }

    @Test
    void whatCannotBeToldIsRefusedWithThePortsThatWereSeen() throws IOException {
        Path file = Graphs.write(
                temp.resolve("odd.onnx"),
                List.of("alpha f32 1 2 3 4", "beta f32 5"),
                List.of("gamma i64 7"),
                "sample_rate",
                "22050");
        assertThat(Refusal.of(() -> ModelPackage.read(file))).contains("alpha, beta, gamma", "model.json");
    }

    @Test
    void aFolderWithoutModelsOrWithTooManyIsToldSo() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThat(Refusal.of(() -> ModelPackage.read(empty))).contains("neither model.json nor an .onnx file");
        Path two = temp.resolve("two");
        Graphs.write(two.resolve("a.onnx"), MEL_IN, AUDIO_OUT);
        Graphs.write(two.resolve("b.onnx"), MEL_IN, AUDIO_OUT);
        assertThat(Refusal.of(() -> ModelPackage.read(two))).contains("holds 2 .onnx files");
        assertThat(Refusal.of(() -> ModelPackage.read(temp.resolve("gone.onnx"))))
                .contains("does not exist");
    }
}
