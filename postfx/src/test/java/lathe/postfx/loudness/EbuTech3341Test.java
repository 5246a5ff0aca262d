package lathe.postfx.loudness;

import static java.util.stream.IntStream.range;
import static lathe.postfx.loudness.EbuSignals.repeated;
import static lathe.postfx.loudness.EbuSignals.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.Speaker;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EBU Tech 3341 (2023), table 1: every case that is defined by formula, at four rates, with the sound in one piece as from a file,
 * and in pieces with the meter looked at on the way as when live. Cases 7 and 8 exist only as recordings.
 */
@ParameterizedClass(name = "{0} Hz")
@ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
class EbuTech3341Test {

    private static final Offset<Double> TOLERANCE = within(0.1);

    private final int rateHz;

    EbuTech3341Test(int rateHz) {
        this.rateHz = rateHz;
    }

    @Test
    void cases1And2ReadTheSameOnAllThreeScales() {
        for (double level : new double[] {-23, -33}) {
            LoudnessMeter meter = afterFile(stereo(tone(rateHz, level, 20)));
            assertThat(meter.momentaryLufs()).isCloseTo(level, TOLERANCE);
            assertThat(meter.shortTermLufs()).isCloseTo(level, TOLERANCE);
            assertThat(meter.integratedLufs()).isCloseTo(level, TOLERANCE);
        }
    }

    @Test
    void case3GatesTheQuietBeginningAndEnd() {
        assertIntegrated(tone(rateHz, -36, 10, -23, 60, -36, 10));
    }

    @Test
    void case4GatesTheNearlySilentToo() {
        assertIntegrated(tone(rateHz, -72, 10, -36, 10, -23, 60, -36, 10, -72, 10));
    }

    @Test
    void case5KeepsWhatIsInsideTheRelativeGate() {
        assertIntegrated(tone(rateHz, -26, 20, -20, 20.1, -26, 20));
    }

    private void assertIntegrated(float[] sound) {
        assertThat(afterFile(stereo(sound)).integratedLufs()).as("file").isCloseTo(-23, TOLERANCE);
        LoudnessMeter live = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        for (int from = 0; from < sound.length; from += 1021) {
            live.add(stereo(sound), from, Math.min(sound.length, from + 1021));
        }
        assertThat(live.integratedLufs()).as("live").isCloseTo(-23, TOLERANCE);
    }

    @Test
    void case6WeightsTheSurroundsOfFiveChannels() {
        float[] front = tone(rateHz, -28, 20);
        float[] surround = tone(rateHz, -30, 20);
        ChannelLayout layout = new ChannelLayout(List.of(
                Speaker.FRONT_LEFT,
                Speaker.FRONT_RIGHT,
                Speaker.FRONT_CENTER,
                Speaker.SURROUND_LEFT,
                Speaker.SURROUND_RIGHT));
        LoudnessMeter meter = new LoudnessMeter(rateHz, layout);
        meter.add(new float[][] {front, front, tone(rateHz, -24, 20), surround, surround}, 0, front.length);
        assertThat(meter.integratedLufs()).isCloseTo(-23, TOLERANCE);
    }

    @Test
    void case9KeepsShortTermSteady() {
        float[] sound = tone(rateHz, repeated(5, -20, 1.34, -30, 1.66));
        double[] shortTerm = polledEvery10Ms(sound, LoudnessMeter::shortTermLufs);
        assertThat(range(300, shortTerm.length).mapToDouble(i -> shortTerm[i]))
                .allSatisfy(value -> assertThat(value).isCloseTo(-23, TOLERANCE));
    }

    @Test
    void case10FindsTheLoudestThreeSecondsOfAFileWhereverTheyLie() {
        for (int i = 0; i < 20; i++) {
            LoudnessMeter meter = afterFile(stereo(EbuSignals.case10(rateHz, i)));
            assertThat(meter.maxShortTermLufs()).as("file %d", i).isCloseTo(-23, TOLERANCE);
        }
    }

    @Test
    void case11FindsTheLoudestThreeSecondsLive() {
        double[] shortTerm = polledEvery10Ms(EbuSignals.case11(rateHz), LoudnessMeter::shortTermLufs);
        for (int i = 0; i < 20; i++) {
            assertThat(max(shortTerm, 600 * i, 600)).as("slot %d", i).isCloseTo(-38 + i, TOLERANCE);
        }
    }

    @Test
    void case12KeepsMomentarySteady() {
        float[] sound = tone(rateHz, repeated(25, -20, 0.18, -30, 0.22));
        double[] momentary = polledEvery10Ms(sound, LoudnessMeter::momentaryLufs);
        assertThat(range(100, momentary.length).mapToDouble(i -> momentary[i]))
                .allSatisfy(value -> assertThat(value).isCloseTo(-23, TOLERANCE));
    }

    @Test
    void case13FindsTheLoudest400MsOfAFileWhereverTheyLie() {
        for (int i = 0; i < 20; i++) {
            LoudnessMeter meter = afterFile(stereo(EbuSignals.case13(rateHz, i)));
            assertThat(meter.maxMomentaryLufs()).as("file %d", i).isCloseTo(-23, TOLERANCE);
        }
    }

    @Test
    void case14FindsTheLoudest400MsLive() {
        double[] momentary = polledEvery10Ms(EbuSignals.case14(rateHz), LoudnessMeter::momentaryLufs);
        for (int i = 0; i < 20; i++) {
            assertThat(max(momentary, 80 * i, 80)).as("slot %d", i).isCloseTo(-38 + i, TOLERANCE);
        }
    }

    @Test
    void cases15To19FindPeaksOfSinesBetweenSamples() {
        assertPeaks(EbuSignals.peakTone(rateHz, 4, 0.5, 0), -6);
        assertPeaks(EbuSignals.peakTone(rateHz, 4, 0.5, 45), -6);
        assertPeaks(EbuSignals.peakTone(rateHz, 6, 0.5, 60), -6);
        assertPeaks(EbuSignals.peakTone(rateHz, 8, 0.5, 67.5), -6);
        assertPeaks(EbuSignals.peakTone(rateHz, 4, 1.41, 45), 3);
    }

    @Test
    void cases20To23FindAnIsolatedPeakWhereverTheSamplesLie() {
        for (int offset = 0; offset < 4; offset++) {
            assertPeaks(EbuSignals.interSamplePeak(rateHz, offset), 0);
        }
    }

    /** The tolerance is +0.2 and -0.4 dB. */
    private static void assertPeaks(float[] sound, double dbtp) {
        TruePeakMeter file = new TruePeakMeter(2);
        file.add(stereo(sound), 0, sound.length);
        assertThat(file.truePeakDbtp()).as("file, 4x").isBetween(dbtp - 0.4, dbtp + 0.2);
        assertThat(file.fineTruePeakDbtp()).as("file, fine").isBetween(dbtp - 0.4, dbtp + 0.2);

        TruePeakMeter live = new TruePeakMeter(2);
        float[] padded = java.util.Arrays.copyOf(sound, sound.length + 8192);
        for (int from = 0; from < padded.length; from += 997) {
            live.add(stereo(padded), from, Math.min(padded.length, from + 997));
            assertThat(live.heldTruePeakDbtp()).as("live, 4x").isLessThan(dbtp + 0.2);
            assertThat(live.heldFineTruePeakDbtp()).as("live, fine").isLessThan(dbtp + 0.2);
        }
        assertThat(live.heldTruePeakDbtp()).as("live, 4x").isEqualTo(file.truePeakDbtp());
        assertThat(live.heldFineTruePeakDbtp()).as("live, fine").isEqualTo(file.fineTruePeakDbtp());
    }

    private static float[][] stereo(float[] sound) {
        return new float[][] {sound, sound};
    }

    private LoudnessMeter afterFile(float[][] sound) {
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        meter.add(sound, 0, sound[0].length);
        return meter;
    }

    /** What a live display shows every 10 ms. */
    private double[] polledEvery10Ms(float[] sound, ToDoubleFunction<LoudnessMeter> scale) {
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        int hop = rateHz / 100;
        double[] values = new double[sound.length / hop];
        for (int i = 0; i < values.length; i++) {
            meter.add(stereo(sound), i * hop, (i + 1) * hop);
            values[i] = scale.applyAsDouble(meter);
        }
        return values;
    }

    /** The largest value; NaN, where there is none yet, is none. */
    private static double max(double[] values, int from, int count) {
        return range(from, from + count)
                .mapToDouble(i -> values[i])
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElseThrow();
    }
}
