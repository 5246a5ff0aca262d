package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import lathe.core.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelInversionTest {

    /** Spectra found for numpy's spectrograms must give them back; the noise, tones and clicks of the fixture are all there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "hifigan-22k",
                "bigvgan-44k-512x",
                "audioldm-16k",
                "speecht5-16k",
                "riffusion-44k",
                "spectrogram-diffusion-16k-net"
            })
    void aSpectrumThatIsFoundGivesTheFrameBack(String name) throws IOException {
        MelFrontEnd end = MelFrontEnd.named(name);
        Tensor mel = TensorFiles.readOne(Fixtures.path("mel/" + name + ".npy"));
        int frames = (int) mel.dim(1);
        MelInversion inversion = new MelInversion(end);
        MelFilterBank bank = MelFilterBank.of(end);
        float[] frame = new float[end.mels()];
        float[] magnitudes = new float[end.bins()];
        double[] spectrum = new double[end.bins()];
        double[] sums = new double[end.mels()];
        double error = 0;
        double all = 0;
        for (int t = 0; t < frames; t++) {
            for (int m = 0; m < frame.length; m++) {
                frame[m] = mel.floats()[m * frames + t];
            }
            inversion.magnitudes(frame, magnitudes);
            for (int k = 0; k < spectrum.length; k++) {
                assertThat(magnitudes[k]).isGreaterThanOrEqualTo(0).isFinite();
                spectrum[k] = magnitudes[k] * end.level().inputGain();
            }
            bank.apply(spectrum, sums);
            for (int m = 0; m < frame.length; m++) {
                double wanted = end.level().sumOf(frame[m]);
                error += (sums[m] - wanted) * (sums[m] - wanted);
                all += wanted * wanted;
            }
        }
        assertThat(10 * Math.log10(error / all)).as("error in dB of the whole").isLessThan(-60);
    }

    /** A plain spread, without the iterations, is far from it: they are what finds the spectrum. */
    @Test
    void theIterationsMakeTheDifference() {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        float[] mel = new float[end.mels()];
        Arrays.fill(mel, -8);
        mel[40] = 1;
        double spread = errorAt40(end, mel, 0);
        assertThat(spread).isGreaterThan(0.5);
        assertThat(errorAt40(end, mel, 200)).isLessThan(spread / 5);
    }

    private static double errorAt40(MelFrontEnd end, float[] mel, int iterations) {
        float[] magnitudes = new float[end.bins()];
        new MelInversion(end, iterations).magnitudes(mel, magnitudes);
        double sum = 0;
        for (int k = 0; k < magnitudes.length; k++) {
            sum += MelFilterBank.of(end).weight(40, k) * magnitudes[k];
        }
        return Math.abs(Math.exp(mel[40]) - sum);
    }

    @Test
    void theFloorAndBrokenValuesAreSilence() {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        float[] mel = new float[end.mels()];
        Arrays.fill(mel, (float) Math.log(1e-5));
        mel[3] = Float.NaN;
        float[] magnitudes = new float[end.bins()];
        Arrays.fill(magnitudes, 7);
        new MelInversion(end).magnitudes(mel, magnitudes);
        assertThat(magnitudes).containsOnly(0);
    }

    @Test
    void iterationsBelowZeroAreRefused() {
        MelFrontEnd end = MelFrontEnd.named("hifigan-22k");
        assertThatThrownBy(() -> new MelInversion(end, -1)).hasMessageContaining("iterations=-1");
    }
}
