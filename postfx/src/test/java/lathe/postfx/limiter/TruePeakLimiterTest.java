package lathe.postfx.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruePeakLimiterTest {

    private static final int RATE_HZ = 48_000;
    private static final int SHORT = 11_000;
    private static final double TOLERANCE_DB = 0.05;

    static Stream<Arguments> hardSignals() {
        return Stream.of(
                Arguments.of("EBU 15", TruePeaks.tone(4, 0.5, 0, SHORT, RATE_HZ)),
                Arguments.of("EBU 16", TruePeaks.tone(4, 0.5, 45, SHORT, RATE_HZ)),
                Arguments.of("EBU 17", TruePeaks.tone(6, 0.5, 60, SHORT, RATE_HZ)),
                Arguments.of("EBU 18", TruePeaks.tone(8, 0.5, 67.5, SHORT, RATE_HZ)),
                Arguments.of("EBU 19", TruePeaks.tone(4, 1.41, 45, SHORT, RATE_HZ)),
                Arguments.of("EBU 20", TruePeaks.spliced(0, SHORT, RATE_HZ)),
                Arguments.of("EBU 21", TruePeaks.spliced(1, SHORT, RATE_HZ)),
                Arguments.of("EBU 22", TruePeaks.spliced(2, SHORT, RATE_HZ)),
                Arguments.of("EBU 23", TruePeaks.spliced(3, SHORT, RATE_HZ)),
                Arguments.of("band at 48 kHz", TruePeaks.band(1.5, RATE_HZ, 1)),
                Arguments.of("band at 44.1 kHz", TruePeaks.band(1, 44_100, 2)),
                Arguments.of("white noise", Signals.noise(RATE_HZ, 2, Math.pow(10, -3 / 20.0), RATE_HZ, 3)),
                Arguments.of("loud white noise", Signals.noise(RATE_HZ, 2, 2, RATE_HZ, 4)),
                Arguments.of("a single sample", Signals.impulse(SHORT, 5_000, 1, 2, RATE_HZ)),
                Arguments.of("alternating 4", TruePeaks.alternating(4, SHORT, RATE_HZ)),
                Arguments.of("alternating 8", TruePeaks.alternating(8, SHORT, RATE_HZ)),
                Arguments.of("alternating 16", TruePeaks.alternating(16, SHORT, RATE_HZ)),
                Arguments.of("alternating 32", TruePeaks.alternating(32, SHORT, RATE_HZ)),
                Arguments.of("alternating 64", TruePeaks.alternating(64, SHORT, RATE_HZ)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hardSignals")
    void theCeilingHoldsOnBothMetersWithSixDecibelsTooMuch(String name, AudioBuffer signal) {
        AudioBuffer out = OfflineRender.run(limiter("gain", 6), signal);
        assertThat(TruePeaks.exactDbtp(out)).as(name + ", exact").isLessThan(-1 + TOLERANCE_DB);
        assertThat(TruePeaks.standardDbtp(out)).as(name + ", BS.1770").isLessThan(-1 + TOLERANCE_DB);
    }

    /** Where nearly all peaks stay below the ceiling the edge of the band is in the sound, and lifts those that do not. */
    @ParameterizedTest
    @CsvSource({"0.1,1", "0.1,2", "0.3,3", "0.3,4", "0.6,5", "0.6,6", "1.5,7", "1.5,8"})
    void theCeilingHoldsWhereOnlyAFewPeaksPassIt(double overDb, long seed) {
        AudioBuffer cymbals = TruePeaks.cymbals(RATE_HZ, RATE_HZ, seed);
        AudioBuffer signal = scaled(cymbals, -1 + overDb - TruePeaks.exactDbtp(cymbals));
        AudioBuffer out = OfflineRender.run(limiter(), signal);
        assertThat(TruePeaks.exactDbtp(out)).as("exact, seed " + seed).isLessThan(-1 + TOLERANCE_DB);
        assertThat(TruePeaks.standardDbtp(out)).as("BS.1770, seed " + seed).isLessThan(-1 + TOLERANCE_DB);
    }

    /** The closed form is the sum of 2/pi/(k - 1/2) over the pattern; published values of the mid peak to a thousandth. */
    @ParameterizedTest
    @CsvSource({"4,6.585", "8,8.213", "16,9.586", "32,10.772", "64,11.816"})
    void theExactMeterOfTheseTestsIsExact(int half, double expectedDbtp) {
        assertThat(TruePeaks.exactDbtp(TruePeaks.alternating(half, SHORT, RATE_HZ)))
                .isCloseTo(expectedDbtp, within(0.002));
    }

    @ParameterizedTest
    @CsvSource({"-6,1", "-0.1,20", "0,2"})
    void theCeilingHoldsAtOtherSettings(double ceiling, double lookahead) {
        AudioBuffer band = TruePeaks.band(1, RATE_HZ, 5);
        AudioBuffer out = OfflineRender.run(limiter("gain", 12, "ceiling", ceiling, "lookahead", lookahead), band);
        assertThat(TruePeaks.exactDbtp(out)).isLessThan(ceiling + TOLERANCE_DB).isGreaterThan(ceiling - 0.2);
        assertThat(TruePeaks.standardDbtp(out)).isLessThan(ceiling + TOLERANCE_DB);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 96_000, 384_000})
    void theCeilingHoldsAtOtherRates(int rateHz) {
        AudioBuffer out = OfflineRender.run(limiter("gain", 9), TruePeaks.band(20_000.0 / rateHz, rateHz, 6));
        assertThat(TruePeaks.exactDbtp(out)).isLessThan(-1 + TOLERANCE_DB);
        assertThat(TruePeaks.standardDbtp(out)).isLessThan(-1 + TOLERANCE_DB);
    }

    @Test
    void soundBelowTheCeilingComesOutBitForBit() {
        AudioBuffer band = TruePeaks.band(1, RATE_HZ, 7);
        double peak = TruePeaks.exactDbtp(band);
        TruePeakLimiter limiter = limiter("ceiling", -1);
        AudioBuffer quieter = scaled(band, -1.2 - peak);
        AudioBuffer out = OfflineRender.run(limiter, quieter);
        assertThat(Measures.nullDepthDb(out, quieter)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(limiter.gainReductionDb()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1,48000", "5,48000", "20,44100", "5,192000", "1,8000"})
    void theLatencyIsWhatItSays(double lookahead, int rateHz) {
        TruePeakLimiter limiter = limiter("lookahead", lookahead);
        AudioBuffer click = Signals.impulse(20_000, 0, 0.5, 2, rateHz);
        limiter.prepare(ProcessSetup.offline(rateHz, 20_000, click.layout()));
        limiter.process(new Block().set(click.channelArrays(), 0, 20_000));
        int found = 0;
        while (click.channel(1)[found] == 0) {
            found++;
        }
        assertThat(found).isEqualTo(limiter.latencyFrames());
        assertThat(click.channel(1)[found]).isEqualTo(0.5f);
    }

    @Test
    void aBassAtSixDecibelsTooMuchDoesNotModulateWhatElseSounds() {
        AudioBuffer out = OfflineRender.run(limiter("gain", 6), bassWithTone(60, 3 * RATE_HZ));
        double tone = amplitude(out, 1000);
        for (int k = -4; k <= 4; k++) {
            if (k != 0) {
                double sideband = 20 * Math.log10(amplitude(out, 1000 + 60 * k) / tone);
                // Published case: -28 dB with 5 ms of lookahead, -44 dB with 15 ms.
                assertThat(sideband).as("sideband %d", k).isLessThan(-60);
            }
        }
    }

    @Test
    void evenABassOfThirtyHertzIsHeldOnceItLasts() {
        AudioBuffer out = OfflineRender.run(limiter("gain", 6), bassWithTone(30, 4 * RATE_HZ));
        double tone = amplitude(out, 1000);
        for (int k : new int[] {-2, -1, 1, 2}) {
            assertThat(20 * Math.log10(amplitude(out, 1000 + 30 * k) / tone)).isLessThan(-44);
        }
    }

    @Test
    void aSingleClickIsForgottenFastAndALoudPassageSlowly() {
        double afterClick = gainDbAfter(RATE_HZ / 1000, 30);
        double afterPassage = gainDbAfter(RATE_HZ, 30);
        assertThat(afterClick).isGreaterThan(-0.1);
        assertThat(afterPassage).isLessThan(-1);
        assertThat(gainDbAfter(RATE_HZ, 300)).isGreaterThan(-0.1);
    }

    /** Gain of a quiet 5 kHz tone some time after so many frames of it were 12 dB over the ceiling. */
    private static double gainDbAfter(int loudFrames, double ms) {
        int frames = 3 * RATE_HZ;
        AudioBuffer tone = Signals.sine(5000, -20, frames, 2, RATE_HZ);
        int loudTo = RATE_HZ / 2 + loudFrames;
        for (int c = 0; c < 2; c++) {
            for (int i = RATE_HZ / 2; i < loudTo; i++) {
                tone.channel(c)[i] *= (float) Math.pow(10, 31 / 20.0);
            }
        }
        AudioBuffer out = OfflineRender.run(limiter(), tone);
        int from = loudTo + (int) (ms * RATE_HZ / 1000);
        return Measures.gainDb(tone.channel(0), out.channel(0), 5000, RATE_HZ, from, from + 480);
    }

    @Test
    void linkedChannelsKeepTheirBalanceAndUnlinkedOnesGoTheirOwnWays() {
        AudioBuffer sound = Signals.sine(997, 0, RATE_HZ, 2, RATE_HZ);
        for (int i = 0; i < RATE_HZ; i++) {
            sound.channel(1)[i] *= 0.1f;
        }
        assertThat(levels(sound, 100)).containsExactly(new double[] {-1, -21}, within(0.01));
        assertThat(levels(sound, 0)).containsExactly(new double[] {-1, -14}, within(0.01));
        // Half way in gain between its own, 1, and that of the other, -7 dB.
        double half = 20 * Math.log10((1 + Math.pow(10, -7 / 20.0)) / 2);
        assertThat(levels(sound, 50)).containsExactly(new double[] {-1, -14 + half}, within(0.01));
    }

    private static double[] levels(AudioBuffer sound, double link) {
        AudioBuffer out = OfflineRender.run(limiter("gain", 6, "link", link), sound);
        double[] levels = new double[2];
        for (int c = 0; c < 2; c++) {
            levels[c] = 20 * Math.log10(Measures.amplitude(out.channel(c), 997, RATE_HZ, 12_000, 36_000));
        }
        return levels;
    }

    @Test
    void theMeterTellsTheLargestReductionOfTheLastBlock() {
        TruePeakLimiter limiter = limiter("gain", 6);
        AudioBuffer tone = Signals.sine(997, 0, RATE_HZ, 2, RATE_HZ);
        limiter.prepare(ProcessSetup.offline(RATE_HZ, 1000, tone.layout()));
        Block block = new Block();
        for (int from = 0; from < RATE_HZ; from += 1000) {
            limiter.process(block.set(tone.channelArrays(), from, from + 1000));
        }
        assertThat(limiter.gainReductionDb()).isCloseTo(7, within(0.02));
        limiter.reset();
        assertThat(limiter.gainReductionDb()).isZero();
    }

    @Test
    void theInputGainMovesWithoutClicks() {
        TruePeakLimiter limiter = limiter();
        AudioBuffer tone = Signals.sine(100, -40, RATE_HZ, 1, RATE_HZ);
        limiter.prepare(ProcessSetup.offline(RATE_HZ, RATE_HZ, tone.layout()));
        Block block = new Block();
        limiter.process(block.set(tone.channelArrays(), 0, 24_000));
        limiter.parameters().get("gain").set(12);
        limiter.process(block.set(tone.channelArrays(), 24_000, RATE_HZ));
        float[] out = tone.channel(0);
        double steepest = 0;
        for (int i = 1; i < RATE_HZ; i++) {
            steepest = Math.max(steepest, Math.abs(out[i] - out[i - 1]));
        }
        double afterwards = 0.01 * Math.pow(10, 12 / 20.0);
        assertThat(20 * Math.log10(Measures.amplitude(out, 100, RATE_HZ, 33_600, 48_000)))
                .isCloseTo(-28, within(0.001));
        assertThat(steepest).isLessThan(1.05 * afterwards * 2 * Math.PI * 100 / RATE_HZ);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100})
    void theContractHolds(double link) {
        ProcessorContract.check(() -> limiter("gain", 9, "link", link));
    }

    @Test
    void theContractHoldsForOneAndForTwentyFourChannels() {
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(() -> limiter("gain", 9), 1);
        ProcessorContract.allocatesNothing(() -> limiter("gain", 9), 24);
        AudioBuffer noise = Signals.noise(8_000, 24, 2, RATE_HZ, 8);
        assertThat(noise.layout()).isEqualTo(ChannelLayout.ofChannels(24));
        assertThat(TruePeaks.standardDbtp(OfflineRender.run(limiter(), noise))).isLessThan(-1 + TOLERANCE_DB);
    }

    @Test
    void absurdlyLoudSoundIsHeldToo() {
        AudioBuffer noise = Signals.noise(SHORT, 2, Float.MAX_VALUE, RATE_HZ, 9);
        assertThat(TruePeaks.exactDbtp(OfflineRender.run(limiter("gain", 36), noise)))
                .isLessThan(-1 + TOLERANCE_DB);
    }

    private static TruePeakLimiter limiter(Object... idsAndValues) {
        TruePeakLimiter limiter = new TruePeakLimiter();
        for (int i = 0; i < idsAndValues.length; i += 2) {
            limiter.parameters().get((String) idsAndValues[i]).set(((Number) idsAndValues[i + 1]).doubleValue());
        }
        return limiter;
    }

    private static AudioBuffer scaled(AudioBuffer audio, double db) {
        AudioBuffer out = audio.copy();
        for (int c = 0; c < out.channels(); c++) {
            for (int i = 0; i < out.frames(); i++) {
                out.channel(c)[i] *= (float) Math.pow(10, db / 20);
            }
        }
        return out;
    }

    private static AudioBuffer bassWithTone(double hz, int frames) {
        AudioBuffer out = Signals.sine(hz, 0, frames, 2, RATE_HZ);
        AudioBuffer tone = Signals.sine(1000, -20, frames, 2, RATE_HZ);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < frames; i++) {
                out.channel(c)[i] += tone.channel(c)[i];
            }
        }
        return out;
    }

    /** Amplitude in the last second but a tenth; a second of whole hertz holds whole periods. */
    private static double amplitude(AudioBuffer audio, double hz) {
        int to = audio.frames() - RATE_HZ / 10;
        return Measures.amplitude(audio.channel(0), hz, RATE_HZ, to - RATE_HZ, to);
    }
}
