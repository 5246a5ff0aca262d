package lathe.postfx.eq;

import static lathe.postfx.eq.ParametricEqTest.busy;
import static lathe.postfx.eq.ParametricEqTest.eq;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lathe.core.audio.AudioBuffer;
import lathe.core.param.Parameter;
import lathe.core.process.Block;
import lathe.core.process.EventQueue;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.testing.Measures;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

/** What happens while parameters move. */
class MovingEqTest {

    private static final int RATE_HZ = 48_000;

    /** A change of one parameter at a frame counted from the start. */
    private record Change(int frame, String id, String text) {}

    private static Change at(int frame, String id, String text) {
        return new Change(frame, id, text);
    }

    private static AudioBuffer play(ParametricEq eq, AudioBuffer input, int blockFrames, Change... changes) {
        AudioBuffer out = input.copy();
        eq.prepare(ProcessSetup.offline(input.sampleRateHz(), blockFrames, input.layout()));
        EventQueue events = new EventQueue(64);
        Block block = new Block();
        for (int from = 0; from < out.frames(); from += blockFrames) {
            int to = Math.min(out.frames(), from + blockFrames);
            for (Change change : changes) {
                if (change.frame >= from && change.frame < to) {
                    Parameter parameter = eq.parameters().get(change.id);
                    events.add(change.frame - from, parameter, parameter.parse(change.text));
                }
            }
            events.play(eq, block.set(out.channelArrays(), from, to));
        }
        return out;
    }

    private static float worstSecondDifference(float[] x, int from, int to) {
        float worst = 0;
        for (int i = from + 1; i < to - 1; i++) {
            worst = Math.max(worst, Math.abs(x[i - 1] - 2 * x[i] + x[i + 1]));
        }
        return worst;
    }

    @Test
    void movesGiveTheSameBitsWhateverTheBlocks() {
        Change[] changes = {
            at(1000, "band2_gain", "-9"),
            at(1100, "band2_hz", "5000"),
            at(1777, "band1_slope", "12"),
            at(3001, "band4_target", "stereo"),
            at(4000, "band6_gain", "0"),
            at(5003, "band5_on", "off"),
            at(5100, "band5_on", "on"),
            at(7777, "design", "rbj"),
            at(9001, "band8_gain", "3")
        };
        AudioBuffer input = Signals.noise(12_000, 2, 0.5, RATE_HZ, 4);
        AudioBuffer whole = play(busy(), input, 12_000, changes);
        for (int block : new int[] {1, 31, 64, 441, 4096}) {
            AudioBuffer other = play(busy(), input, block, changes);
            assertThat(other.channel(0)).as("blocks of %d", block).isEqualTo(whole.channel(0));
            assertThat(other.channel(1)).as("blocks of %d", block).isEqualTo(whole.channel(1));
        }
        assertThat(Measures.nullDepthDb(whole, OfflineRender.run(busy(), input)))
                .isGreaterThan(-30);
    }

    @Test
    void movesEndWhereTheNewSettingsWouldHaveBeen() {
        AudioBuffer input = Signals.noise(48_000, 2, 0.5, RATE_HZ, 5);
        AudioBuffer moved = play(
                eq("band1_gain=6", "band2_type=high-pass", "band2_hz=50"),
                input,
                512,
                at(3000, "band1_gain", "-8"),
                at(3000, "band1_hz", "3000"),
                at(4000, "band2_slope", "36"),
                at(4000, "band2_hz", "200"));
        AudioBuffer still = OfflineRender.run(
                eq("band1_gain=-8", "band1_hz=3000", "band2_type=high-pass", "band2_hz=200", "band2_slope=36"), input);
        assertThat(Measures.nullDepthDb(moved.slice(40_000, 48_000), still.slice(40_000, 48_000)))
                .isLessThan(-140);
    }

    /**
     * On a 200 Hz sine of 0.5 the second difference is 0.5 w^2 = 0.00034. A bell that races past it in a few milliseconds
     * bends it to 0.0035 however fine its steps; a step of 1 % of full scale would show as 0.01.
     */
    @Test
    void aBellThatRacesAcrossTheSpectrumDoesNotClick() {
        AudioBuffer input = Signals.sine(200, -6.0206, 24_000, 1, RATE_HZ);
        AudioBuffer out = play(
                eq("band1_hz=30", "band1_gain=12", "band1_q=2"),
                input,
                500,
                at(9000, "band1_hz", "12000"),
                at(12_000, "band1_hz", "30"),
                at(15_000, "band1_gain", "-12"),
                at(18_000, "band1_q", "0.3"));
        assertThat(worstSecondDifference(out.channel(0), 5000, 24_000)).isLessThan(0.005f);
        assertThat(worstSecondDifference(out.channel(0), 5000, 9000)).isGreaterThan(0.0003f);
    }

    @Test
    void switchesOfTypeSlopeTargetAndDesignDoNotClick() {
        AudioBuffer input = Signals.sine(200, -6.0206, 40_000, 2, RATE_HZ);
        AudioBuffer out = play(
                eq("band1_hz=300", "band1_gain=12"),
                input,
                500,
                at(9000, "band1_type", "high-pass"),
                at(12_000, "band1_slope", "72"),
                at(15_000, "band1_on", "off"),
                at(18_000, "band1_on", "on"),
                at(21_000, "band1_type", "low shelf"),
                at(24_000, "band1_target", "mid"),
                at(27_000, "design", "rbj"),
                at(30_000, "band1_type", "tilt"),
                at(33_000, "band1_gain", "-3"));
        assertThat(worstSecondDifference(out.channel(0), 5000, 40_000)).isLessThan(0.004f);
    }

    @Test
    void aGainThatPassesZeroDoesNotClick() {
        AudioBuffer input = Signals.sine(200, -6.0206, 24_000, 1, RATE_HZ);
        AudioBuffer out = play(
                eq("band1_hz=200"),
                input,
                500,
                at(5000, "band1_gain", "12"),
                at(9000, "band1_gain", "0"),
                at(12_000, "band1_gain", "-12"),
                at(15_000, "band1_gain", "12"));
        assertThat(worstSecondDifference(out.channel(0), 3000, 24_000)).isLessThan(0.004f);
    }

    @Test
    void wildModulationStaysBounded() {
        long seed = 23;
        Random random = new Random(seed);
        Change[] changes = new Change[400];
        for (int i = 0; i < changes.length; i += 2) {
            int frame = 100 + i * 60 + random.nextInt(60);
            changes[i] = at(frame, "band1_hz", Double.toString(20 * Math.pow(1000, random.nextDouble())));
            changes[i + 1] = at(frame, "band1_gain", Double.toString(24 * random.nextDouble() - 12));
        }
        AudioBuffer input = Signals.noise(30_000, 2, 0.5, RATE_HZ, seed);
        AudioBuffer out = play(eq("band1_q=4"), input, 512, changes);
        assertThat(Measures.peakDbfs(out.channel(0))).as("seed %d", seed).isBetween(-6.0, 15.0);
    }
}
