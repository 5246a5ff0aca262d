package lathe.postfx.dynamics;

import static lathe.postfx.dynamics.CompressorTest.compressor;
import static lathe.postfx.dynamics.CompressorTest.fillLevel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.AudioBuffer;
import lathe.core.process.OfflineRender;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack, hold, release and lookahead, on levels that are the same at every sample. */
class CompressorTimingTest {

    /** Frames before, in and after the loud part. */
    private static final int STEP = 10_000;

    /** Gain in dB, frame by frame, on -40 dBFS with a part of 0 dBFS in it. */
    private static double[] gainDb(Compressor compressor, int loudFrames, int after, int rateHz) {
        float[] x = new float[STEP + loudFrames + after];
        fillLevel(x, 0, STEP, -40);
        fillLevel(x, STEP, STEP + loudFrames, 0);
        fillLevel(x, STEP + loudFrames, x.length, -40);
        float[] y = OfflineRender.run(compressor, AudioBuffer.of(rateHz, x)).channel(0);
        double[] gain = new double[x.length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = 20 * Math.log10(Math.abs(y[i] / x[i]));
        }
        return gain;
    }

    private static int firstBelow(double[] x, int from, double value) {
        int i = from;
        while (x[i] > value) {
            i++;
        }
        return i - from;
    }

    private static int firstAbove(double[] x, int from, double value) {
        int i = from;
        while (x[i] < value) {
            i++;
        }
        return i - from;
    }

    /** Threshold -20, ratio 4: 0 dBFS is turned down by 15 dB, -40 dBFS by nothing. */
    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 192_000})
    void attackAndReleaseTake63PercentOfAStepInTheirTimes(int rateHz) {
        Compressor compressor = compressor("knee=0", "attack=10", "release=100", "hold=0");
        double[] gain = gainDb(compressor, rateHz, rateHz, rateHz);
        double efold = Math.exp(-1);
        assertThat(firstBelow(gain, STEP, -15 * (1 - efold)) * 1000.0 / rateHz).isCloseTo(10, within(0.2));
        assertThat(firstAbove(gain, STEP + rateHz, -15 * efold) * 1000.0 / rateHz)
                .isCloseTo(100, within(2.0));
        assertThat(gain[STEP + rateHz - 1]).isCloseTo(-15, within(0.001));
        assertThat(gain[gain.length - 1]).isCloseTo(0, within(0.001));
    }

    @Test
    void aSineIsAttackedInTheSameTime() {
        AudioBuffer sine = Signals.sine(1000, 0, 24_000, 1, 48_000);
        float[] out = OfflineRender.run(compressor("knee=0", "attack=20"), sine).channel(0);
        int fall = 0;
        for (int i = 12; i < out.length; i += 48) {
            double gainDb = 20 * Math.log10(Math.abs(out[i] / sine.channel(0)[i]));
            if (gainDb < -15 * (1 - Math.exp(-1))) {
                fall = i;
                break;
            }
        }
        assertThat(fall).isBetween(930, 1030);
    }

    @Test
    void theHoldComesBeforeTheRelease() {
        double[] gain = gainDb(compressor("knee=0", "hold=50", "release=100"), 48_000, 48_000, 48_000);
        int end = STEP + 48_000;
        assertThat(gain[end + 2399]).isCloseTo(-15, within(0.001));
        assertThat(firstAbove(gain, end, -15 * Math.exp(-1))).isBetween(7200 - 96, 7200 + 96);
    }

    @Test
    void automaticReleaseIsQuickAfterAPeakAndSlowAfterALongPassage() {
        Compressor compressor = compressor("knee=0", "release=100", "hold=0", "attack=0.001", "auto_release=on");
        double[] shortPeak = gainDb(compressor, 240, 96_000, 48_000);
        double[] longPassage = gainDb(compressor, 192_000, 96_000, 48_000);
        int quick = firstAbove(shortPeak, STEP + 240, -15 * Math.exp(-1));
        int slow = firstAbove(longPassage, STEP + 192_000, -15 * Math.exp(-1));
        assertThat(quick / 48.0).isCloseTo(100, within(2.0));
        assertThat(slow / 48.0).isCloseTo(1000, within(20.0));
        assertThat(longPassage[STEP + 100_000]).isCloseTo(-15, within(0.001));
    }

    @Test
    void theReportedLatencyIsTheMeasuredOne() {
        Compressor compressor = compressor("ratio=1", "lookahead=7.5");
        float[] x = new float[2000];
        x[100] = 1;
        AudioBuffer input = AudioBuffer.of(48_000, x);
        OfflineRender.run(compressor, input);
        assertThat(compressor.latencyFrames()).isEqualTo(360);
        AudioBuffer aligned = OfflineRender.run(compressor, input);
        assertThat(aligned.channel(0)).isEqualTo(x);
    }

    /** With an immediate attack the gain that meets a sample is never above what its own level asks for. */
    @Test
    void lookaheadIsNeverTooLate() {
        Compressor compressor = compressor(
                "attack=0.001", "lookahead=2", "release=20", "knee=0", "ratio=10", "threshold=-30", "hold=0");
        AudioBuffer input = Signals.bursts(96_000, 1, 48_000, 31);
        float[] x = input.channel(0);
        float[] y = OfflineRender.run(compressor, input).channel(0);
        int reduced = 0;
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i]) > 1e-3) {
                double levelDb = 20 * Math.log10(Math.abs(x[i]));
                double gainDb = 20 * Math.log10(Math.abs(y[i] / x[i]));
                double required = compressor.outputDbAt(levelDb) - levelDb;
                assertThat(gainDb).as("frame %d", i).isLessThanOrEqualTo(required + 1e-4);
                reduced += required < 0 ? 1 : 0;
            }
        }
        assertThat(reduced).isGreaterThan(10_000);
    }

    /** A ramp of the lookahead's length instead of a jump: no step above 1/96 of the 15 dB, and a little for the float. */
    @Test
    void lookaheadTurnsAnImmediateAttackIntoARamp() {
        double[] gain = gainDb(
                compressor("attack=0.001", "lookahead=2", "knee=0", "ratio=4", "threshold=-20"), 9600, 4800, 48_000);
        for (int i = STEP - 200; i < STEP + 200; i++) {
            assertThat(gain[i] - gain[i + 1]).isBetween(-1e-3, 15 / 96.0 + 1e-3);
        }
        assertThat(gain[STEP - 97]).isCloseTo(0, within(1e-4));
        assertThat(gain[STEP]).isCloseTo(-15, within(1e-3));
    }

    @Test
    void aGateOpensAboveItsThresholdAndClosesBelowItsHysteresis() {
        float[] x = new float[60_000];
        fillLevel(x, 0, 10_000, -40);
        fillLevel(x, 10_000, 20_000, -28);
        fillLevel(x, 20_000, 30_000, -34);
        fillLevel(x, 30_000, 60_000, -38);
        float[] y = OfflineRender.run(
                        compressor(
                                "mode=gate",
                                "threshold=-30",
                                "hysteresis=6",
                                "range=60",
                                "attack=0.001",
                                "hold=100",
                                "release=1"),
                        AudioBuffer.of(48_000, x))
                .channel(0);
        double[] gain = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            gain[i] = 20 * Math.log10(Math.abs(y[i] / x[i]));
        }
        assertThat(gain[9999]).isCloseTo(-60, within(0.01));
        assertThat(gain[10_000]).isZero();
        assertThat(gain[29_999]).as("between the thresholds it stays open").isZero();
        assertThat(gain[30_000 + 4799]).as("held").isZero();
        assertThat(gain[30_000 + 4800 + 480]).as("closed").isCloseTo(-60, within(0.01));
    }
}
