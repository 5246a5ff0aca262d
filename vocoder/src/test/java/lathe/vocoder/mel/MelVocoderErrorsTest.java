package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import lathe.core.testing.Fixtures;
import lathe.neural.session.ModelException;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Frames;
import org.junit.jupiter.api.Test;

class MelVocoderErrorsTest {

    private static final MelVocoderFormat FORMAT = MelVocoderFormat.of(22_050, Context.exact(13, 13));

    @Test
    void bareFilesOpenWithTheirRateOnly() throws Exception {
        try (MelVocoder vocoder = open("hifigan-v2/model.onnx", FORMAT)) {
            assertThat(vocoder.hopSamples()).isEqualTo(256);
            assertThat(vocoder.mels()).isEqualTo(80);
            assertThat(vocoder.samples(10)).isEqualTo(2560);
        }
        try (MelVocoder vocoder = open("nsf-hifigan/nsf_hifigan.onnx", FORMAT)) {
            assertThat(vocoder.wantsPitch()).isTrue();
            assertThat(vocoder.mels()).isEqualTo(128);
        }
        try (MelVocoder vocoder = open("audioldm-16k/model.onnx", FORMAT)) {
            assertThat(vocoder.samples(100)).isEqualTo(16_032); // 32 more than frames times hop
            assertThat(vocoder.samples(0)).isZero();
        }
    }

    @Test
    void whatIsNoVocoderIsRefused() {
        assertRefused("dac-16k/decoder_model.onnx", FORMAT, "is no mel vocoder", "audio_codes");
        assertRefused("hifigan-v1/model.json", FORMAT, "model.json");
        assertThatThrownBy(() -> MelVocoder.open(Path.of("nowhere.onnx"), FORMAT, SessionSettings.live()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Vocoding.open("dac-16k"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("codec-decoder");
    }

    @Test
    void aFormatThatContradictsTheGraphIsRefused() {
        assertRefused("hifigan-v2/model.onnx", FORMAT.withHop(300), "makes 256 samples of a frame, not 300");
        assertRefused("hifigan-v2/model.onnx", FORMAT.withMels(100), "said to take 100 mels");
        assertRefused("hifigan-v2/model.onnx", FORMAT.withPorts(Map.of("mel", "spectrum")), "'spectrum' to be its mel");
        assertRefused("vocos-22k/model.onnx", FORMAT, "ends with spectra", "n_fft");
        IstftRule other = new IstftRule(512, 128, IstftRule.Framing.CENTRE);
        assertRefused("vocos-22k/model.onnx", FORMAT.withIstft(other), "not 257 bins a frame");
        assertThatThrownBy(() -> MelVocoderFormat.of(0, Context.exact(1, 1))).hasMessageContaining("sampleRateHz=0");
    }

    @Test
    void framesOfAnotherKindAreRefused() throws Exception {
        try (MelVocoder vocoder = open("hifigan-v2/model.onnx", FORMAT);
                MelVocoder pitched = Vocoding.open("nsf-hifigan")) {
            assertThatThrownBy(() -> vocoder.decode(MelFrames.of(new float[64][10]), new float[1][9999]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("takes 80 mels, not 64");
            assertThatThrownBy(() -> pitched.decode(MelFrames.of(new float[128][10]), new float[1][9999]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("takes the pitch");
            Frames tokens = new Frames() {
                @Override
                public int frames() {
                    return 3;
                }

                @Override
                public Frames slice(int from, int to) {
                    return this;
                }
            };
            assertThatThrownBy(() -> vocoder.decode(tokens, new float[1][9999]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("takes a mel spectrogram");
        }
    }

    @Test
    void anEmptySpectrogramIsSilence() throws Exception {
        try (MelVocoder vocoder = open("hifigan-v2/model.onnx", FORMAT)) {
            float[][] audio = {{7}};
            vocoder.decode(MelFrames.of(new float[80][0]), audio);
            assertThat(audio[0]).containsExactly(7);
        }
    }

    @Test
    void unevenSpectrogramsAreRefused() {
        assertThatThrownBy(() -> MelFrames.of(new float[][] {{1, 2}, {1}})).hasMessageContaining("mel 1 has 1 frames");
        assertThatThrownBy(() -> MelFrames.of(new float[][] {{1, 2}}, new float[3]))
                .hasMessageContaining("f0Hz has 3 frames");
        assertThatThrownBy(() -> MelFrames.of(new float[0][])).hasMessageContaining("mels=0");
        assertThatThrownBy(() -> MelFrames.of(new float[1][4]).slice(2, 5))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static MelVocoder open(String file, MelVocoderFormat format) throws ModelException {
        return MelVocoder.open(Fixtures.path(file), format, SessionSettings.live());
    }

    private static void assertRefused(String file, MelVocoderFormat format, String... words) {
        assertThatThrownBy(() -> open(file, format))
                .isInstanceOf(ModelException.class)
                .hasMessageContainingAll(words);
    }
}
