package lathe.core.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import lathe.core.tensor.Tensor;
import lathe.core.tensor.TensorFiles;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MelFilterBankTest {

    private static final Path WHISPER = Path.of("../../shared/data/numeric/whisper_mel_filters.npz");

    /** Whisper ships librosa's own filters for 16 kHz and frames of 400. */
    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void slaneyFiltersAreLibrosas(int mels) throws IOException {
        Assumptions.assumeTrue(Files.exists(WHISPER), WHISPER + " is not there");
        Tensor librosa = Objects.requireNonNull(TensorFiles.read(WHISPER).get("mel_" + mels));
        MelFilterBank bank = new MelFilterBank(MelFilters.slaney(mels, 0, 8000), 16_000, 400);
        assertThat(librosa.shape()).containsExactly(bank.mels(), bank.bins());
        for (int m = 0; m < mels; m++) {
            for (int k = 0; k < bank.bins(); k++) {
                assertThat(bank.weight(m, k))
                        .as("filter %d, bin %d", m, k)
                        .isCloseTo(librosa.floats()[m * bank.bins() + k], within(1e-7));
            }
        }
    }

    /** O'Shaughnessy's formula puts 1000 mel at 1 kHz within a tenth of a thousandth; Slaney's puts 15 there by definition. */
    @Test
    void scalesMeetTheirFixedPoints() {
        assertThat(MelFilters.Scale.HTK.mel(1000)).isCloseTo(1000, within(0.02));
        assertThat(MelFilters.Scale.SLANEY.mel(1000)).isCloseTo(15, within(1e-12));
        assertThat(MelFilters.Scale.SLANEY.mel(6400)).isCloseTo(42, within(1e-12));
        for (MelFilters.Scale scale : MelFilters.Scale.values()) {
            for (double hz : new double[] {0, 40, 999.9, 1000, 1000.1, 16_000}) {
                assertThat(scale.hz(scale.mel(hz))).isCloseTo(hz, within(1e-8));
            }
        }
    }

    /** Triangles of area 1 in hertz, so their weights add up to 1 over the width of a bin where they are many bins wide. */
    @Test
    void areaNormedFiltersHaveAnAreaOfOne() {
        MelFilterBank bank = new MelFilterBank(MelFilters.slaney(20, 0, 8000), 16_000, 8192);
        for (int m = 0; m < bank.mels(); m++) {
            double area = 0;
            for (int k = 0; k < bank.bins(); k++) {
                area += bank.weight(m, k) * 16_000 / 8192;
            }
            assertThat(area).as("filter %d", m).isCloseTo(1, within(1e-3));
        }
    }

    /** Between the first and last peak, neighbours share each frequency out: flanks that cross add up to 1. */
    @Test
    void unnormedFiltersAddUpToOneOnEitherAxis() {
        for (MelFilters.Slopes slopes : MelFilters.Slopes.values()) {
            MelFilterBank bank = new MelFilterBank(
                    new MelFilters(40, 100, 7000, MelFilters.Scale.HTK, slopes, MelFilters.Norm.NONE), 16_000, 1024);
            for (int k = 20; k < 400; k++) {
                double sum = 0;
                for (int m = 0; m < bank.mels(); m++) {
                    sum += bank.weight(m, k);
                }
                assertThat(sum).as("%s, bin %d", slopes, k).isCloseTo(1, within(1e-9));
            }
        }
    }

    @Test
    void theTransposeIsTheTranspose() {
        MelFilterBank bank = MelFilterBank.of(MelFrontEnd.named("hifigan-22k"));
        double[] sums = new double[bank.mels()];
        sums[7] = 2;
        double[] spectrum = new double[bank.bins()];
        bank.applyTransposed(sums, spectrum);
        double[] back = new double[bank.mels()];
        for (int k = 0; k < bank.bins(); k++) {
            assertThat(spectrum[k]).isEqualTo(2 * bank.weight(7, k));
            double[] one = new double[bank.bins()];
            one[k] = 1;
            bank.apply(one, back);
            assertThat(back[7]).isEqualTo(bank.weight(7, k));
        }
    }
}
