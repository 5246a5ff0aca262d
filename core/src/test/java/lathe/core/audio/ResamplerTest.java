package lathe.core.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import lathe.core.audio.Resampler.Quality;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tones in, a sine fitted to what comes out: its level is the response, all that remains is alias, image and rounding. */
class ResamplerTest {

    private static final double PASSBAND_TOLERANCE_DB = 0.01;
    private static final double REJECTION_DB = -120;

    @ParameterizedTest
    @CsvSource({
        "44100, 48000",
        "48000, 44100",
        "44100, 96000",
        "96000, 44100",
        "48000, 96000",
        "96000, 48000",
        "192000, 44100",
        "22050, 48000",
        "16000, 44100",
        "48000, 48001",
        "44100, 47999",
        "48000, 44099",
        "96000, 44099",
        "192000, 15991",
        "8000, 768000",
        "4000, 767999"
    })
    void theBandIsFlatAndNothingElseComesOut(int fromHz, int toHz) {
        double lowerNyquistHz = Math.min(fromHz, toHz) / 2.0;
        for (double part : new double[] {0.001, 0.11, 0.37, 0.66, 0.85, 0.9}) {
            assertTone(fromHz, toHz, part * lowerNyquistHz, Quality.HIGH);
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100", "96000, 44100", "192000, 48000", "48000, 44099", "96000, 44099", "192000, 15991"})
    void whatTheLowerRateCannotHoldIsGone(int fromHz, int toHz) {
        for (double part : new double[] {1.0005, 1.01, 1.05, 1.1, 1.5, 1.9, 2.1, 3, 3.9}) {
            double hz = part * toHz / 2.0;
            if (hz < 0.98 * fromHz / 2) {
                assertThat(levelOfTone(fromHz, toHz, hz)).as("%s Hz", hz).isLessThan(REJECTION_DB);
            }
        }
    }

    /** Content between 0.9 and 1.0 of Nyquist may come out quieter, but only where it was. */
    @ParameterizedTest
    @CsvSource({"44100, 48000", "44100, 88200", "44100, 47999"})
    void theTopOfTheBandHasNoImages(int fromHz, int toHz) {
        for (double part : new double[] {0.92, 0.95, 0.98, 0.995}) {
            double[] fit = fittedTone(fromHz, toHz, part * fromHz / 2, Quality.HIGH);
            assertThat(fit[1]).as("residual at %s", part).isLessThan(REJECTION_DB);
        }
    }

    @Test
    void aFineSweepStaysWithinTolerance() {
        assumeTrue(Boolean.getBoolean("lathe.heavy"), "a long sweep: run with -Dlathe.heavy=true");
        int[][] rates = {{44_100, 48_000}, {48_000, 44_100}, {44_100, 47_999}, {96_000, 44_099}, {768_000, 44_100}};
        for (int[] pair : rates) {
            for (int step = 1; step <= 180; step++) {
                assertTone(pair[0], pair[1], step / 200.0 * Math.min(pair[0], pair[1]) / 2, Quality.HIGH);
            }
            for (int step = 0; step < 100 && pair[1] < pair[0]; step++) {
                double hz = pair[1] / 2.0 + (step + 0.5) / 100 * (pair[0] - pair[1]) / 2.0 * 0.99;
                assertThat(levelOfTone(pair[0], pair[1], hz)).as("%s Hz", hz).isLessThan(REJECTION_DB);
            }
        }
    }

    @Test
    void theExtremesOfTheRangeKeepTheirToneAndLength() {
        assertTone(4_000, 768_000, 1_000, Quality.HIGH);
        assertTone(768_000, 4_000, 1_000, Quality.HIGH);
        assertTone(768_000, 4_001, 1_000, Quality.HIGH);
        assertThat(levelOfTone(768_000, 4_000, 2_010)).isLessThan(REJECTION_DB);
    }

    @Test
    void standardQualityKeepsItsOwnPromise() {
        for (double part : new double[] {0.1, 0.5, 0.8}) {
            double[] fit = fittedTone(48_000, 44_100, part * 22_050, Quality.STANDARD);
            assertThat(fit[0]).isCloseTo(0, within(0.01));
            assertThat(fit[1]).isLessThan(-96);
        }
        assertThat(fittedTone(48_000, 44_100, 22_300, Quality.STANDARD)[1]).isLessThan(-96);
    }

    @ParameterizedTest
    @CsvSource({
        "44100, 48000",
        "48000, 44100",
        "48000, 44099",
        "8000, 44100",
        "96000, 48000",
        "768000, 4000",
        "4000, 768000",
        "44100, 44100",
        "4001, 4003",
        "192000, 7919"
    })
    void theLengthIsTheRoundedRatio(int fromHz, int toHz) {
        for (int frames : new int[] {0, 1, 2, 3, 147, 441, 1000, 12_347}) {
            Resampler resampler = new Resampler(fromHz, toHz, 1, Quality.HIGH);
            float[][] out = new float[1][2 * resampler.maxOutputFrames(frames)];
            int written = resampler.process(new float[1][frames], 0, frames, out, 0);
            written += resampler.finish(out, written);
            assertThat(written).as("%d frames", frames).isEqualTo((int) Math.round(frames * (double) toHz / fromHz));
            assertThat(Resampler.outputFrames(frames, fromHz, toHz)).isEqualTo(written);
        }
    }

    @ParameterizedTest
    @CsvSource({"44100, 48000", "48000, 44100", "44100, 47999", "96000, 44099", "48000, 12000", "48000, 96000"})
    void theCutOfTheStreamChangesNoBit(int fromHz, int toHz) {
        AudioBuffer input = Signals.bursts(100_003, 2, fromHz, 11);
        AudioBuffer whole = Resampler.convert(input, toHz, Quality.HIGH);
        for (long seed : new long[] {1, 2}) {
            Random random = new Random(seed);
            Resampler resampler = new Resampler(fromHz, toHz, 2, Quality.HIGH);
            float[][] out = new float[2][whole.frames()];
            float[][] room = new float[2][resampler.maxOutputFrames(9000)];
            int written = 0;
            for (int at = 0; at < input.frames(); ) {
                int frames = Math.min(input.frames() - at, random.nextInt(seed == 1 ? 9 : 9000));
                int ready = resampler.process(input.channelArrays(), at, frames, room, 0);
                written = append(room, ready, out, written);
                at += frames;
            }
            written = append(room, resampler.finish(room, 0), out, written);
            assertThat(written).isEqualTo(whole.frames());
            assertThat(out).as("seed %d", seed).isDeepEqualTo(whole.channelArrays());
        }
    }

    private static int append(float[][] room, int frames, float[][] out, int written) {
        for (int c = 0; c < out.length; c++) {
            System.arraycopy(room[c], 0, out[c], written, frames);
        }
        return written + frames;
    }

    @Test
    void equalRatesAreTheIdentity() {
        AudioBuffer input = Signals.noise(5000, 3, 1, 48_000, 3);
        assertThat(Resampler.convert(input, 48_000, Quality.HIGH).channelArrays())
                .isDeepEqualTo(input.channelArrays());
    }

    @ParameterizedTest
    @CsvSource({"44100, 48000", "48000, 44100", "44100, 47999", "96000, 44099", "768000, 48000"})
    void anImpulseStaysAtItsInstantAndSymmetric(int fromHz, int toHz) {
        // An input frame whose instant is an output frame's: a whole tenth of a second.
        int at = fromHz / 10 * 2;
        AudioBuffer input = Signals.impulse(fromHz, at, 1, 1, fromHz);
        float[] out = Resampler.convert(input, toHz, Quality.HIGH).channel(0);
        double instant = at * (double) toHz / fromHz;
        double weight = 0;
        double moment = 0;
        for (int i = 0; i < out.length; i++) {
            weight += out[i];
            moment += out[i] * (i - instant);
        }
        assertThat(moment / weight).as("centre of gravity in frames").isCloseTo(0, within(1e-4));
        assertThat(weight).isCloseTo(toHz / (double) fromHz, within(1e-4));
    }

    /** Sound up to the edges: a constant needs half a filter to rise, but its middle is exact and nothing is shifted. */
    @Test
    void aConstantIsKept() {
        float[] ones = new float[20_000];
        Arrays.fill(ones, 1f);
        for (int toHz : new int[] {44_100, 96_000, 47_999}) {
            float[] out = Resampler.convert(AudioBuffer.of(48_000, ones), toHz, Quality.HIGH)
                    .channel(0);
            for (int i = 2000; i < out.length - 2000; i++) {
                assertThat(out[i]).isCloseTo(1, within(1e-6f));
            }
        }
    }

    @Test
    void channelsAreIndependent() {
        AudioBuffer both = Signals.noise(30_000, 2, 1, 44_100, 9);
        AudioBuffer right = AudioBuffer.of(44_100, both.channel(1));
        assertThat(Resampler.convert(both, 48_000, Quality.HIGH).channel(1))
                .isEqualTo(Resampler.convert(right, 48_000, Quality.HIGH).channel(0));
    }

    @Test
    void ratesOutsideTheRangeAreRejected() {
        assertThatThrownBy(() -> new Resampler(3_999, 48_000, 1, Quality.HIGH)).hasMessageContaining("fromHz=3999");
        assertThatThrownBy(() -> new Resampler(48_000, 768_001, 1, Quality.HIGH))
                .hasMessageContaining("toHz=768001");
        assertThatThrownBy(() -> new Resampler(48_000, 44_100, 0, Quality.HIGH)).hasMessageContaining("channels=0");
    }

    private static void assertTone(int fromHz, int toHz, double hz, Quality quality) {
        double[] fit = fittedTone(fromHz, toHz, hz, quality);
        assertThat(fit[0]).as("level at %s Hz", hz).isCloseTo(0, within(PASSBAND_TOLERANCE_DB));
        assertThat(fit[1]).as("residual at %s Hz", hz).isLessThan(REJECTION_DB);
    }

    /** Level of all that comes out for a tone beyond the lower Nyquist frequency, relative to the tone. */
    private static double levelOfTone(int fromHz, int toHz, double hz) {
        float[] out = middleOfTone(fromHz, toHz, hz, Quality.HIGH);
        return Measures.rmsDb(out, 0, out.length) + 3.0103;
    }

    /** Level of the tone after resampling, and of everything else, both in dB relative to the tone that went in. */
    private static double[] fittedTone(int fromHz, int toHz, double hz, Quality quality) {
        float[] out = middleOfTone(fromHz, toHz, hz, quality);
        double step = 2 * Math.PI * hz / toHz;
        double cc = 0;
        double cs = 0;
        double ss = 0;
        double xc = 0;
        double xs = 0;
        for (int i = 0; i < out.length; i++) {
            double cos = Math.cos(step * i);
            double sin = Math.sin(step * i);
            cc += cos * cos;
            cs += cos * sin;
            ss += sin * sin;
            xc += out[i] * cos;
            xs += out[i] * sin;
        }
        double determinant = cc * ss - cs * cs;
        double cosine = (xc * ss - xs * cs) / determinant;
        double sine = (xs * cc - xc * cs) / determinant;
        double residual = 0;
        for (int i = 0; i < out.length; i++) {
            double rest = out[i] - cosine * Math.cos(step * i) - sine * Math.sin(step * i);
            residual += rest * rest;
        }
        return new double[] {
            20 * Math.log10(Math.hypot(cosine, sine)), 10 * Math.log10(2 * residual / out.length),
        };
    }

    /** A tone of amplitude 1 resampled, without the parts that the edges touch. */
    private static float[] middleOfTone(int fromHz, int toHz, double hz, Quality quality) {
        double lowerHz = Math.min(fromHz, toHz);
        int edge = (int) Math.ceil(120 * fromHz / lowerHz);
        int frames = 2 * edge + (int) Math.ceil(600 * fromHz / lowerHz);
        AudioBuffer tone = Signals.sine(hz, 0, frames, 1, fromHz);
        float[] out = Resampler.convert(tone, toHz, quality).channel(0);
        int cut = (int) ((long) edge * toHz / fromHz);
        return Arrays.copyOfRange(out, cut, out.length - cut);
    }
}
