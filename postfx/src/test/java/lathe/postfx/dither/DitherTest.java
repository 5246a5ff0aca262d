package lathe.postfx.dither;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.process.OfflineRender;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected levels are closed forms: with a step D, the error of rounding is D/sqrt(12) RMS and of TPDF dither D/2. */
class DitherTest {

    private static final int RATE_HZ = 48_000;
    private static final int MANY = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"none", "tpdf", "shaped"})
    void everyKindMeetsTheContract(String kind) {
        ProcessorContract.check(() -> dither(16, kind, 1));
    }

    @Test
    void blankingMeetsTheContractToo() {
        ProcessorContract.check(() -> blanking(dither(16, "shaped", 1)));
    }

    @ParameterizedTest
    @CsvSource({"16,none,-101.10", "16,tpdf,-96.33", "20,tpdf,-120.41", "24,tpdf,-144.49", "16,shaped,-84.14"})
    void theErrorHasThePowerOfItsKind(int bits, String kind, double expectedDb) {
        AudioBuffer sound = Signals.noise(MANY, 1, 0.5, 44_100, 3);
        // The shaped value is the closed form -96.33 plus the filter's noise power gain of 12.19 dB.
        assertThat(rmsDb(error(sound, dither(bits, kind, 2)))).isCloseTo(expectedDb, within(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.25, 0.37, 0.5})
    void meanAndVarianceOfTheErrorDoNotDependOnTheSound(double steps) {
        double step = Math.pow(2, -15);
        AudioBuffer level = constant((float) (steps * step), MANY);
        double[] error = error(level, dither(16, "tpdf", 5));
        double mean = Arrays.stream(error).average().orElseThrow() / step;
        double variance =
                Arrays.stream(error).map(e -> e * e / (step * step)).average().orElseThrow() - mean * mean;
        assertThat(mean).isCloseTo(0, within(0.002));
        assertThat(variance).isCloseTo(0.25, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"8,none", "16,tpdf", "17,shaped", "20,shaped", "24,tpdf", "24,shaped"})
    void everySampleIsAWholeNumberOfStepsWithinFullScale(int bits, String kind) {
        AudioBuffer sound = Signals.noise(50_000, 2, 1.5, RATE_HZ, 4);
        AudioBuffer out = OfflineRender.run(dither(bits, kind, 3), sound);
        double steps = Math.pow(2, bits - 1);
        float lowest = 0;
        float highest = 0;
        for (float sample : out.channel(0)) {
            assertThat(sample * steps).isEqualTo(Math.rint(sample * steps));
            lowest = Math.min(lowest, sample);
            highest = Math.max(highest, sample);
        }
        assertThat(lowest).isEqualTo(-1f);
        assertThat((double) highest).isEqualTo(1 - 1 / steps);
    }

    @Test
    void theSameSeedGivesTheSameBitsAndAnotherOnesOthers() {
        AudioBuffer sound = Signals.noise(10_000, 1, 0.5, RATE_HZ, 6);
        float[] once = OfflineRender.run(dither(16, "tpdf", 9), sound).channel(0);
        assertThat(OfflineRender.run(dither(16, "tpdf", 9), sound).channel(0)).isEqualTo(once);
        assertThat(OfflineRender.run(dither(16, "tpdf", 10), sound).channel(0)).isNotEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpdf", "shaped"})
    void errorsOfTwoChannelsAreUncorrelated(String kind) {
        AudioBuffer same = Signals.sine(997, -20, MANY / 4, 2, 44_100);
        AudioBuffer out = OfflineRender.run(dither(16, kind, 8), same);
        double[] left = difference(out.channel(0), same.channel(0));
        double[] right = difference(out.channel(1), same.channel(1));
        // Four standard deviations of the estimate for white errors; shaped ones have fewer degrees of freedom.
        double bound = 4 / Math.sqrt(left.length) * (kind.equals("shaped") ? 3 : 1);
        assertThat(correlation(left, right)).isCloseTo(0, within(bound));
    }

    @Test
    void successiveErrorsOfPlainDitherAreUncorrelated() {
        double[] error = error(constant(0.25f, MANY), dither(16, "tpdf", 12));
        double[] later = Arrays.copyOfRange(error, 1, error.length);
        assertThat(correlation(Arrays.copyOf(error, later.length), later)).isCloseTo(0, within(0.004));
    }

    @ParameterizedTest
    @CsvSource({"44100,3000,-17.9", "44100,20000,18.7", "96000,16000,0", "96000,2000,-35.31", "32000,3000,0"})
    void shapedNoiseFollowsItsFilter(int rateHz, double hz, double gainDb) {
        AudioBuffer sound = Signals.noise(MANY, 1, 0.5, rateHz, 13);
        double[] error = error(sound, dither(16, "shaped", 14));
        double white = Math.pow(2, -16) * Math.pow(2, -16);
        assertThat(10 * Math.log10(powerAt(error, hz / rateHz) / white)).isCloseTo(gainDb, within(0.35));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 48_000, 96_000, 384_000})
    void noShapeClaimsMoreThanGerzonAndCravenAllow(int rateHz) {
        double[] feedback = NoiseShape.feedback(rateHz);
        int points = 100_000;
        double mean = 0;
        for (int i = 0; i < points; i++) {
            double w = Math.PI * (i + 0.5) / points;
            double re = 1;
            double im = 0;
            for (int k = 0; k < feedback.length; k++) {
                re += feedback[k] * Math.cos((k + 1) * w);
                im -= feedback[k] * Math.sin((k + 1) * w);
            }
            mean += 20 * Math.log10(Math.hypot(re, im)) / points;
        }
        assertThat(mean).isCloseTo(0, within(0.002));
    }

    @Test
    void clippedSoundDoesNotWindUpTheNoiseShaper() {
        AudioBuffer sound = constant(1.5f, 20_000);
        Arrays.fill(sound.channel(0), 10_000, 20_000, 0.25f);
        AudioBuffer out = OfflineRender.run(dither(16, "shaped", 15), sound);
        double step = Math.pow(2, -15);
        for (int i = 10_000; i < 20_000; i++) {
            assertThat((double) out.channel(0)[i]).isCloseTo(0.25, within(20 * step));
        }
    }

    @Test
    void ditherOnSilenceIsHeardUnlessBlankingIsOn() {
        AudioBuffer silence = constant(0, 48_000);
        assertThat(rmsDb(difference(
                        OfflineRender.run(dither(16, "tpdf", 1), silence).channel(0), silence.channel(0))))
                .isCloseTo(-96.33, within(0.1));
        float[] blank =
                OfflineRender.run(blanking(dither(16, "tpdf", 1)), silence).channel(0);
        assertThat(rmsDb(difference(Arrays.copyOf(blank, 11_999), new float[11_999])))
                .isCloseTo(-96.33, within(0.2));
        assertThat(Arrays.copyOfRange(blank, 12_000, 48_000)).containsOnly(0f);
    }

    private static Dither dither(int bits, String kind, long seed) {
        Dither dither = new Dither(seed);
        dither.parameters().get("bits").set(bits);
        dither.parameters().get("kind").set(dither.parameters().get("kind").parse(kind));
        return dither;
    }

    private static Dither blanking(Dither dither) {
        dither.parameters().get("blanking").set(1);
        return dither;
    }

    private static AudioBuffer constant(float level, int frames) {
        float[] samples = new float[frames];
        Arrays.fill(samples, level);
        return AudioBuffer.of(RATE_HZ, samples);
    }

    private static double[] error(AudioBuffer sound, Dither dither) {
        return difference(OfflineRender.run(dither, sound).channel(0), sound.channel(0));
    }

    private static double[] difference(float[] a, float[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = (double) a[i] - b[i];
        }
        return difference;
    }

    private static double rmsDb(double[] x) {
        return 10 * Math.log10(Arrays.stream(x).map(v -> v * v).average().orElseThrow());
    }

    private static double correlation(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** Power spectrum at a frequency (cycles per frame), scaled so that white noise reads its variance: Hann periodograms. */
    private static double powerAt(double[] x, double frequency) {
        int length = 512;
        double sum = 0;
        int count = 0;
        for (int from = 0; from + length <= x.length; from += length / 2) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < length; i++) {
                double windowed = x[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / length));
                re += windowed * Math.cos(2 * Math.PI * frequency * i);
                im += windowed * Math.sin(2 * Math.PI * frequency * i);
            }
            sum += (re * re + im * im) / (0.375 * length);
            count++;
        }
        return sum / count;
    }
}
