package lathe.postfx.eq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.AudioBuffer;
import lathe.core.param.Parameter;
import lathe.core.process.OfflineRender;
import lathe.core.testing.Measures;
import lathe.core.testing.ProcessorContract;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class ParametricEqTest {

    private static final int RATE_HZ = 48_000;

    /** An equaliser with settings like {@code band1_type=bell}. */
    static ParametricEq eq(String... settings) {
        ParametricEq eq = new ParametricEq();
        for (String setting : settings) {
            set(eq, setting);
        }
        return eq;
    }

    static void set(ParametricEq eq, String setting) {
        String[] parts = setting.split("=", 2);
        Parameter parameter = eq.parameters().get(parts[0]);
        parameter.set(parameter.parse(parts[1]));
    }

    /** Something of everything. */
    static ParametricEq busy() {
        return eq(
                "band1_type=high-pass",
                "band1_slope=42",
                "band2_gain=4",
                "band3_type=low shelf",
                "band3_gain=-5",
                "band4_gain=-3",
                "band4_target=side",
                "band5_type=notch",
                "band5_target=left",
                "band6_type=tilt",
                "band6_gain=2",
                "band7_type=all-pass",
                "band7_target=mid",
                "band8_type=high shelf",
                "band8_gain=6");
    }

    private static AudioBuffer noise(int channels) {
        return Signals.noise(20_000, channels, 0.5, RATE_HZ, 17);
    }

    private static double measuredGainDb(ParametricEq eq, double hz) {
        AudioBuffer in = Signals.sine(hz, -12, 96_000, 2, RATE_HZ);
        AudioBuffer out = OfflineRender.run(eq, in);
        return Measures.gainDb(in.channel(0), out.channel(0), hz, RATE_HZ, 48_000, 96_000);
    }

    @Test
    void keepsTheContract() {
        ProcessorContract.check(ParametricEq::new);
        ProcessorContract.check(ParametricEqTest::busy);
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(ParametricEqTest::busy, 1);
        ProcessorContract.givesTheSameBitsWhateverTheBlocks(ParametricEqTest::busy, 6);
    }

    @Test
    void bandsOfZeroGainPassEveryBit() {
        AudioBuffer input = noise(2);
        AudioBuffer output = OfflineRender.run(
                eq(
                        "band2_type=low shelf",
                        "band3_type=high shelf",
                        "band4_type=tilt",
                        "band5_type=notch",
                        "band5_on=off"),
                input);
        assertThat(output.channel(0)).isEqualTo(input.channel(0));
        assertThat(output.channel(1)).isEqualTo(input.channel(1));
    }

    @Test
    void whatIsDrawnIsWhatIsHeard() {
        ParametricEq eq = eq(
                "band1_type=high-pass",
                "band1_hz=60",
                "band1_slope=30",
                "band2_type=low shelf",
                "band2_hz=200",
                "band2_gain=4",
                "band3_hz=1 kHz",
                "band3_gain=-7",
                "band3_q=3",
                "band4_type=tilt",
                "band4_gain=-4",
                "band5_type=high shelf",
                "band5_hz=9000",
                "band5_gain=5",
                "band6_type=low-pass",
                "band6_hz=15000",
                "band6_slope=18");
        for (double hz : new double[] {40, 60, 200, 1000, 5000, 12_000, 17_000}) {
            assertThat(measuredGainDb(eq, hz)).as("%s Hz", hz).isCloseTo(eq.gainDbAt(hz), within(0.0005));
        }
    }

    @Test
    void theMatchedDesignIsTheDefaultAndOthersAChoice() {
        ParametricEq eq = eq("band1_hz=10000", "band1_gain=6", "band1_q=1");
        assertThat(measuredGainDb(eq, 16_000)).isCloseTo(3.0731 /* analog */, within(0.15));
        set(eq, "design=vicanek");
        assertThat(measuredGainDb(eq, 16_000)).isCloseTo(3.1769, within(0.001));
        set(eq, "design=rbj");
        assertThat(measuredGainDb(eq, 16_000)).isCloseTo(1.4424, within(0.001));
    }

    @Test
    void aHighPassOf96DbHasThreeDbAtItsCornerAnd96AnOctaveBelow() {
        ParametricEq eq = eq("band1_type=high-pass", "band1_hz=1000", "band1_slope=96");
        assertThat(measuredGainDb(eq, 1000)).isCloseTo(-3.0103, within(0.01));
        assertThat(eq.gainDbAt(250) - eq.gainDbAt(500)).isCloseTo(-160 * Math.log10(2) * 2, within(0.05));
        // Butterworth of order 16 at half its corner: 1 + 2^32.
        assertThat(measuredGainDb(eq, 500)).isCloseTo(-10 * Math.log10(1 + Math.pow(2, 32)), within(0.05));
    }

    @Test
    void aNotchRemovesItsFrequency() {
        assertThat(measuredGainDb(eq("band1_type=notch", "band1_hz=6000", "band1_q=4"), 6000))
                .isLessThan(-100);
    }

    @Test
    void aMidBandLeavesTheSideAndASideBandTheMid() {
        AudioBuffer input = noise(2);
        AudioBuffer mid = OfflineRender.run(eq("band1_gain=9", "band1_hz=2000", "band1_target=mid"), input);
        AudioBuffer side = OfflineRender.run(eq("band1_gain=9", "band1_hz=2000", "band1_target=side"), input);
        AudioBuffer both = OfflineRender.run(eq("band1_gain=9", "band1_hz=2000"), input);
        for (int i = 0; i < input.frames(); i++) {
            assertThat(difference(mid, i)).isCloseTo(difference(input, i), within(3e-7f));
            assertThat(sum(mid, i)).isCloseTo(sum(both, i), within(3e-7f));
            assertThat(sum(side, i)).isCloseTo(sum(input, i), within(3e-7f));
            assertThat(difference(side, i)).isCloseTo(difference(both, i), within(3e-7f));
        }
    }

    private static float sum(AudioBuffer audio, int frame) {
        return audio.channel(0)[frame] + audio.channel(1)[frame];
    }

    private static float difference(AudioBuffer audio, int frame) {
        return audio.channel(0)[frame] - audio.channel(1)[frame];
    }

    @Test
    void aLeftBandLeavesTheRightChannelBitForBit() {
        AudioBuffer input = noise(2);
        AudioBuffer left = OfflineRender.run(eq("band1_gain=9", "band1_target=left"), input);
        AudioBuffer both = OfflineRender.run(eq("band1_gain=9"), input);
        assertThat(left.channel(0)).isEqualTo(both.channel(0)).isNotEqualTo(input.channel(0));
        assertThat(left.channel(1)).isEqualTo(input.channel(1));
    }

    @Test
    void monoIsAllMidAndHasNoSide() {
        AudioBuffer input = noise(1);
        float[] plain = OfflineRender.run(eq("band1_gain=9"), input).channel(0);
        assertThat(OfflineRender.run(eq("band1_gain=9", "band1_target=mid"), input)
                        .channel(0))
                .isEqualTo(plain)
                .isNotEqualTo(input.channel(0));
        assertThat(OfflineRender.run(eq("band1_gain=9", "band1_target=side"), input)
                        .channel(0))
                .isEqualTo(input.channel(0));
    }

    @Test
    void surroundIsFilteredInEveryChannelAndLeftInFrontLeftOnly() {
        AudioBuffer input = noise(6);
        AudioBuffer all = OfflineRender.run(eq("band1_gain=9"), input);
        AudioBuffer left = OfflineRender.run(eq("band1_gain=9", "band1_target=left"), input);
        for (int c = 0; c < 6; c++) {
            AudioBuffer alone = AudioBuffer.of(RATE_HZ, input.channel(c));
            assertThat(all.channel(c))
                    .isEqualTo(OfflineRender.run(eq("band1_gain=9"), alone).channel(0));
            assertThat(left.channel(c)).isEqualTo((c == 0 ? all : input).channel(c));
        }
    }

    @Test
    void frequenciesAboveALowRateAreHeldBelowItsNyquist() {
        AudioBuffer input = Signals.noise(8000, 2, 0.5, 8000, 3);
        AudioBuffer output = OfflineRender.run(busy(), input);
        assertThat(Measures.peakDbfs(output.channel(0))).isBetween(-30.0, 12.0);
    }

    @Test
    void theReportedTailIsWhereRingingEnds() {
        ParametricEq eq = eq("band1_hz=100", "band1_gain=12", "band1_q=5", "band2_type=high-pass", "band2_slope=48");
        AudioBuffer impulse = Signals.impulse(1000, 999, 1, 2, RATE_HZ);
        AudioBuffer out = OfflineRender.run(eq, impulse, 1024, 60_000);
        int tail = (int) eq.tailFrames();
        assertThat(tail).isBetween(10_000, 50_000);
        assertThat(Measures.peakDbfs(out.slice(1000 + tail, 61_000).channel(0))).isLessThan(-160);
        assertThat(Measures.peakDbfs(out.slice(1000 + tail / 8, 61_000).channel(0)))
                .isGreaterThan(-120);
    }

    @Test
    void theNumberOfBandsIsChecked() {
        assertThat(new ParametricEq(3).parameters().has("band3_hz")).isTrue();
        assertThat(new ParametricEq(3).parameters().has("band4_hz")).isFalse();
        assertThatThrownBy(() -> new ParametricEq(0)).hasMessageContaining("bandCount=0");
    }
}
