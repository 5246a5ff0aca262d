package lathe.vocoder.mel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cosine has a closed form under a Hann window: N/4, and minus half of that in the bins beside it. */
class IstftHeadTest {

    private static final int SIZE = 64;
    private static final int HOP = 16;
    private static final int BIN = 5;
    private static final int FRAMES = 12;
    private static final double LEVEL = 0.7;

    @ParameterizedTest
    @EnumSource(IstftRule.Framing.class)
    void aCosineComesBackWhereItWas(IstftRule.Framing framing) {
        IstftRule rule = new IstftRule(SIZE, HOP, framing);
        float[] audio = new float[(int) rule.samples(FRAMES)];
        Spectra spectra = cosine(rule);
        new IstftHead(rule).fromCosineAndSine(spectra.magnitude, spectra.cosine(), spectra.sine(), FRAMES, audio, 0);
        assertIsCosine(audio);
    }

    @Test
    void phasesAndTheirCosinesAndSinesSoundTheSame() {
        IstftRule rule = new IstftRule(SIZE, HOP, IstftRule.Framing.CENTRE);
        float[] audio = new float[(int) rule.samples(FRAMES)];
        Spectra spectra = cosine(rule);
        new IstftHead(rule).fromPhase(spectra.magnitude, spectra.phase, FRAMES, audio, 0);
        assertIsCosine(audio);
    }

    @Test
    void normalizedSpectraAreScaledUp() {
        IstftRule rule = new IstftRule(SIZE, HOP, SIZE, IstftRule.Framing.CENTRE, true);
        float[] audio = new float[(int) rule.samples(FRAMES)];
        Spectra spectra = cosine(rule);
        for (int i = 0; i < spectra.magnitude.length; i++) {
            spectra.magnitude[i] /= 8; // the square root of 64
        }
        new IstftHead(rule).fromPhase(spectra.magnitude, spectra.phase, FRAMES, audio, 0);
        assertIsCosine(audio);
    }

    @Test
    void lengthsAreThoseOfTheConventions() {
        assertThat(new IstftRule(16, 4, IstftRule.Framing.CENTRE).samples(64 * 100 + 1))
                .isEqualTo(25_600);
        assertThat(new IstftRule(1280, 320, IstftRule.Framing.SAME).samples(75)).isEqualTo(24_000);
        assertThat(new IstftRule(1280, 320, IstftRule.Framing.CENTRE).samples(0))
                .isZero();
    }

    @Test
    void spectraOfAnotherSizeAreRefused() {
        IstftHead head = new IstftHead(new IstftRule(SIZE, HOP, IstftRule.Framing.SAME));
        float[] wrong = new float[32 * 3];
        assertThatThrownBy(() -> head.fromPhase(wrong, wrong, 3, new float[48], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33 bins of 3 frames");
        assertThatThrownBy(() -> new IstftRule(64, 65, IstftRule.Framing.SAME)).hasMessageContaining("hopSamples=65");
    }

    private static final class Spectra {

        private final float[] magnitude;
        private final float[] phase;

        Spectra(float[] magnitude, float[] phase) {
            this.magnitude = magnitude;
            this.phase = phase;
        }

        float[] cosine() {
            return mapped(true);
        }

        float[] sine() {
            return mapped(false);
        }

        private float[] mapped(boolean cosine) {
            float[] values = new float[phase.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (cosine ? Math.cos(phase[i]) : Math.sin(phase[i]));
            }
            return values;
        }
    }

    private static Spectra cosine(IstftRule rule) {
        float[] magnitude = new float[rule.bins() * FRAMES];
        float[] phase = new float[rule.bins() * FRAMES];
        for (int t = 0; t < FRAMES; t++) {
            int start = t * HOP - rule.padding();
            double angle = 2 * Math.PI * BIN * start / SIZE;
            for (int beside = -1; beside <= 1; beside++) {
                int at = (BIN + beside) * FRAMES + t;
                magnitude[at] = (float) (LEVEL * SIZE / (beside == 0 ? 4 : 8));
                phase[at] = (float) (beside == 0 ? angle : angle + Math.PI);
            }
        }
        return new Spectra(magnitude, phase);
    }

    private static void assertIsCosine(float[] audio) {
        for (int i = 0; i < audio.length; i++) {
            double expected = LEVEL * Math.cos(2 * Math.PI * BIN * i / SIZE);
            assertThat((double) audio[i]).as("sample %d", i).isCloseTo(expected, within(2e-6));
        }
    }
}
