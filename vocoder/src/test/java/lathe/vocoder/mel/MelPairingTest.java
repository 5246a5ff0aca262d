package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.dsp.MelLevel;
import lathe.neural.session.ModelException;
import org.junit.jupiter.api.Test;

class MelPairingTest {

    @Test
    void decimalLogarithmsAreMultipliedByTheLogarithmOfTen() throws Exception {
        List<String> warnings = new ArrayList<>();
        try (MelVocoder vocoder = Vocoding.open("nsf-hifigan")) {
            MelFrames natural = Vocoding.input("nsf-hifigan");
            MelFrames decimal =
                    natural.mapped(x -> (float) (x / Math.log(10)), MelFrontEnd.named("nsf-hifigan-44k-log10"));
            assertThatThrownBy(() -> Vocoding.decode(vocoder, decimal))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("nsf-hifigan-44k")
                    .hasMessageContaining("adapt");
            MelFrames adapted = vocoder.adapt(decimal, warnings::add);
            double error = Vocoding.distance(Vocoding.decode(vocoder, adapted), Vocoding.expected("nsf-hifigan"));
            assertThat(error).isLessThan(1e-4);
        }
        assertThat(warnings).singleElement().asString().contains("multiplied by 2.302585");
    }

    @Test
    void aMappedRangeIsMappedBack() throws Exception {
        MelFrontEnd wanted = MelFrontEnd.named("spectrogram-diffusion-16k");
        MelPairing pairing = MelPairing.of("v.onnx", MelFrontEnd.named("spectrogram-diffusion-16k-net"), wanted);
        // The network's -1 and 1 stand for ln 1e-5 and 4.
        assertThat((double) pairing.of(-1)).isCloseTo(Math.log(1e-5), within(1e-5));
        assertThat((double) pairing.of(1)).isCloseTo(4, within(1e-5));
        assertThat(pairing.warnings()).hasSize(1);
    }

    @Test
    void aLowerFloorIsRaised() throws Exception {
        MelFrontEnd wanted = MelFrontEnd.named("hifigan-22k");
        MelFrontEnd deeper = wanted.withLevel(MelLevel.log(MelLevel.Curve.LN, 1e-9, 1e-7));
        MelPairing pairing = MelPairing.of("v.onnx", deeper, wanted);
        assertThat((double) pairing.of((float) Math.log(1e-7))).isCloseTo(Math.log(1e-5), within(1e-5));
        assertThat(pairing.of(-3)).isEqualTo(-3);
        assertThat(pairing.warnings()).singleElement().asString().contains("floor");
    }

    @Test
    void otherFiltersAreRefusedWithTheDifference() throws Exception {
        try (MelVocoder vocoder = Vocoding.open("hifigan-v3")) {
            MelFrontEnd other = MelFrontEnd.named("bigvgan-22k");
            MelFrames frames = Vocoding.random(vocoder, 20, 1).madeBy(other);
            assertThatThrownBy(() -> vocoder.adapt(frames, warning -> {}))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("was trained on mels of hifigan-22k, these are of bigvgan-22k")
                    .hasMessageContaining("fmax 8000")
                    .hasMessageContaining("--frontend hifigan-22k");
            assertThatThrownBy(() -> Vocoding.decode(vocoder, frames)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theSameSettingsUnderAnotherNamePassSilently() throws Exception {
        List<String> warnings = new ArrayList<>();
        try (MelVocoder vocoder = Vocoding.open("hifigan-v3")) {
            MelFrames frames = Vocoding.random(vocoder, 20, 1).madeBy(MelFrontEnd.named("vocos-22k"));
            assertThat(vocoder.adapt(frames, warnings::add)).isSameAs(frames);
            assertThat(Vocoding.decode(vocoder, frames)).hasSize(20 * 256);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void decimalLogarithmsOfUnknownOriginAreSuspected() throws Exception {
        List<String> warnings = new ArrayList<>();
        try (MelVocoder vocoder = Vocoding.open("hifigan-v3")) {
            float[][] mel = new float[80][20];
            mel[3][4] = -5;
            mel[3][5] = -5;
            mel[7][7] = -4.2f;
            vocoder.adapt(MelFrames.of(mel), warnings::add);
            mel[3][4] = -11.4f;
            vocoder.adapt(MelFrames.of(mel), warnings::add); // as natural logarithms go
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("natural logarithms")
                .contains("2.302585");
    }

    @Test
    void naturalLogarithmsOfUnknownOriginAreSuspectedWhereDecimalOnesAreTaken() throws Exception {
        List<String> warnings = new ArrayList<>();
        try (MelVocoder vocoder = Vocoding.open("speecht5-hifigan")) {
            float[][] mel = new float[80][20];
            mel[3][4] = (float) Math.log(1e-10);
            vocoder.adapt(MelFrames.of(mel), warnings::add);
        }
        assertThat(warnings).singleElement().asString().contains("below the floor of -10.00 of speecht5-16k");
    }

    @Test
    void aVocoderThatDoesNotTellItsFrontEndSaysSo() throws Exception {
        List<String> warnings = new ArrayList<>();
        try (MelVocoder vocoder = Vocoding.open("vocos-bare")) {
            MelFrames frames = Vocoding.random(vocoder, 20, 1).madeBy(MelFrontEnd.named("hifigan-22k"));
            assertThat(vocoder.adapt(frames, warnings::add)).isSameAs(frames);
        }
        assertThat(warnings).singleElement().asString().contains("does not tell");
    }
}
