package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.dsp.RealFft;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakMeterTest {

    private static final int RATE_HZ = 48_000;

    /** Between two samples of +1 in a pattern that turns over there: 4 / pi times the sum of 1 / (2k + 1). */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16, 32, 64})
    void findsThePeakOfAnAlternatingPatternThatTurnsOver(int half) {
        float[] pattern = new float[20_000];
        double peak = 0;
        for (int k = 0; k < half; k++) {
            float sign = k % 2 == 0 ? 1 : -1;
            pattern[10_000 + k] = sign;
            pattern[9_999 - k] = sign;
            peak += 4 / Math.PI / (2 * k + 1);
        }
        assertThat(meterAfter(pattern).fineTruePeakDbtp()).isCloseTo(20 * Math.log10(peak), within(0.02));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.2, 0.25, 1 / 3.0, 0.4, 0.45, 0.48, 0.49, 0.495})
    void readsTheAmplitudeOfASineWithinTwoHundredthsOfADecibel(double cyclesPerSample) {
        for (int phase = 0; phase < 8; phase++) {
            float[] sine = new float[40_000];
            for (int i = 0; i < sine.length; i++) {
                double fade = Math.sin(Math.PI * i / sine.length);
                sine[i] = (float) (0.5 * fade * fade * Math.sin(2 * Math.PI * cyclesPerSample * i + phase * 0.3));
            }
            assertThat(meterAfter(sine).fineTruePeakDbtp()).isCloseTo(-6.0206, within(0.02));
        }
    }

    /** A transform of the whole sound, zero-padded to sixteen times the rate, interpolates exactly at that grid. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void agreesWithATransformOfWholeWhiteNoise(long seed) {
        float[] noise = Signals.noise(30_000, 1, 0.7, RATE_HZ, seed).channel(0);
        assertThat(meterAfter(noise).fineTruePeakDbtp())
                .as("seed %d", seed)
                .isCloseTo(transformedPeakDbtp(noise), within(0.06));
    }

    private static double transformedPeakDbtp(float[] sound) {
        int size = 1 << 16;
        RealFft small = RealFft.of(size);
        RealFft large = RealFft.of(16 * size);
        float[] re = new float[large.bins()];
        float[] im = new float[large.bins()];
        small.forward(Arrays.copyOf(sound, size), re, im);
        float[] fine = new float[16 * size];
        large.inverse(re, im, fine);
        return Measures.peakDbfs(fine) + 20 * Math.log10(16);
    }

    /** The gain at 0 Hz of the table's inner phases is 0.97302, of the outer ones 1.00159. */
    @Test
    void readsASteadyLevelAsTheTableOfTheStandardMakesIt() {
        float[] slow = new float[RATE_HZ];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = (float) (0.5 * Math.pow(Math.sin(Math.PI * i / slow.length), 2));
        }
        assertThat(meterAfter(slow).truePeakDbtp()).isCloseTo(20 * Math.log10(0.5 * 1.0015869), within(1e-4));
        assertThat(meterAfter(slow).fineTruePeakDbtp()).isCloseTo(20 * Math.log10(0.5), within(1e-3));
    }

    @Test
    void isNeverBelowTheSamplePeak() {
        float[] click = new float[9_000];
        click[4_321] = -0.9f;
        assertThat(meterAfter(click).truePeakDbtp()).isCloseTo(20 * Math.log10(0.9), within(1e-6));
        assertThat(meterAfter(click).fineTruePeakDbtp()).isCloseTo(20 * Math.log10(0.9), within(1e-6));
    }

    /** Passing over what is too quiet must not change the result: each window alone, from peak 0, passes over nothing. */
    @Test
    void passesOverOnlyWhatCannotMatter() {
        long seed = 23;
        Random random = new Random(seed);
        StandardPeak standard = new StandardPeak();
        FinePeak fine = new FinePeak();
        for (int trial = 0; trial < 20; trial++) {
            AudioBuffer noise = Signals.noise(3_000, 1, 1, RATE_HZ, random.nextLong());
            float[] x = noise.channel(0);
            for (int i = 0; i < x.length; i++) {
                x[i] *= (float) Math.pow(Math.sin((trial + 1) * i * 0.001), 4);
            }
            float everyStandard = 0;
            float everyFine = 0;
            for (int i = 0; i + StandardPeak.TAPS <= x.length; i++) {
                everyStandard = Math.max(everyStandard, standard.raise(0, x, i, i + 1));
                everyFine = Math.max(everyFine, fine.raise(0, x, i, i + 1));
            }
            int windows = x.length - StandardPeak.TAPS + 1;
            assertThat(standard.raise(0, x, 0, windows)).as("seed %d", seed).isEqualTo(everyStandard);
            assertThat(fine.raise(0, x, 0, windows)).as("seed %d", seed).isEqualTo(everyFine);
        }
    }

    /** The place of a peak against the meter's inner blocks, of 6144 frames, must not matter, nor how near the end is. */
    @ParameterizedTest
    @CsvSource({"0", "1", "5", "1023", "1024", "4096", "5119", "5120", "6143", "6144", "7000", "12287"})
    void findsAPeakWhereverItLies(int silence) {
        float[] peak = EbuSignals.interSamplePeak(RATE_HZ, 2);
        float[] sound = new float[silence + peak.length];
        System.arraycopy(peak, 0, sound, silence, peak.length);
        assertThat(meterAfter(sound).truePeakDbtp()).isEqualTo(meterAfter(peak).truePeakDbtp());
        assertThat(meterAfter(sound).fineTruePeakDbtp()).isCloseTo(-0.079, within(0.01));
    }

    @Test
    void givesTheSameBitsHoweverTheSoundIsCut() {
        AudioBuffer sound = Signals.bursts(50_000, 2, RATE_HZ, 31);
        TruePeakMeter whole = new TruePeakMeter(2);
        whole.add(sound.channelArrays(), 0, sound.frames());
        for (int block : new int[] {1, 64, 441, 4096, 6144, 7001}) {
            TruePeakMeter cut = new TruePeakMeter(2);
            for (int from = 0; from < sound.frames(); from += block) {
                cut.add(sound.channelArrays(), from, Math.min(sound.frames(), from + block));
                if (from % 9_000 == 0) {
                    assertThat(cut.heldFineTruePeakDbtp()).isLessThanOrEqualTo(cut.fineTruePeakDbtp());
                }
            }
            assertThat(cut.truePeakDbtp()).as("blocks of %d", block).isEqualTo(whole.truePeakDbtp());
            assertThat(cut.fineTruePeakDbtp()).as("blocks of %d", block).isEqualTo(whole.fineTruePeakDbtp());
        }
    }

    @Test
    void takesWhatIsNotANumberForSilence() {
        AudioBuffer sound = Signals.bursts(20_000, 1, RATE_HZ, 6);
        AudioBuffer broken = sound.copy();
        float[] values = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE};
        for (int i = 0; i < values.length; i++) {
            sound.channel(0)[3_000 * i + 100] = 0;
            broken.channel(0)[3_000 * i + 100] = values[i];
        }
        assertThat(meterAfter(broken.channel(0)).fineTruePeakDbtp())
                .isEqualTo(meterAfter(sound.channel(0)).fineTruePeakDbtp());
        assertThat(meterAfter(broken.channel(0)).truePeakDbtp())
                .isEqualTo(meterAfter(sound.channel(0)).truePeakDbtp());
    }

    /** Or a file of them would take fifty times as long. */
    @Test
    void takesDenormalNumbersForSilence() {
        float[] denormal = new float[7_000];
        Arrays.fill(denormal, 1e-40f);
        assertThat(meterAfter(denormal).truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meterAfter(denormal).fineTruePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void forgetsEverythingOnReset() {
        TruePeakMeter meter = meterAfter(Signals.noise(10_000, 1, 1, RATE_HZ, 1).channel(0));
        meter.reset();
        assertThat(meter.truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(meter.fineTruePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    private static TruePeakMeter meterAfter(float[] sound) {
        TruePeakMeter meter = new TruePeakMeter(1);
        meter.add(new float[][] {sound}, 0, sound.length);
        return meter;
    }
}
