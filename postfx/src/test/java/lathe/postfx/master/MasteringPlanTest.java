package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.param.Preset;
import lathe.postfx.loudness.Measurement;
import org.junit.jupiter.api.Test;

class MasteringPlanTest {

    /** A draft with the usual spectrum, so much of which lies below 25 Hz, at a loudness and a peak. */
    private static DraftAnalysis draft(double integratedLufs, double truePeakDbtp, double dcOffset, double subsonic) {
        double[] bands = new double[LongTermSpectrum.BANDS];
        for (int b = 0; b < bands.length; b++) {
            bands[b] = TonalBalance.referenceDb(LongTermSpectrum.centreHz(b));
        }
        Measurement measurement = new Measurement(
                integratedLufs,
                6,
                integratedLufs + 3,
                integratedLufs + 2,
                truePeakDbtp - 0.2,
                truePeakDbtp,
                truePeakDbtp,
                0.8,
                dcOffset,
                0,
                0);
        return new DraftAnalysis(10_000_000, measurement, new TonalBalance(bands), subsonic);
    }

    private static MasteringPlan plan(DraftAnalysis draft, String preset, String target) {
        return MasteringPlan.of(
                draft, MasteringStyle.builtIn(preset), LoudnessTargets.builtIn().find(target));
    }

    private static Decision decision(MasteringPlan plan, String stage) {
        return plan.decisions().stream()
                .filter(decision -> decision.stage().equals(stage))
                .findFirst()
                .orElseThrow();
    }

    private static MasteringChain applied(MasteringPlan plan) {
        MasteringChain chain = new MasteringChain(false, 1);
        plan.applyTo(chain.parameters());
        return chain;
    }

    @Test
    void anOpenMixIsCompressedForATargetWithoutRoomForItsPeaks() {
        MasteringPlan plan = plan(draft(-18, -2, 0, 0), "balanced", "-14");
        assertThat(decision(plan, "compressor").setting()).startsWith("2:1 above -23.0 dB, about 2.0 dB off");
        // Loudest three seconds -16 LUFS are -19 dB in each channel; 2 dB of reduction at 2:1 begin 4 dB lower.
        assertThat(applied(plan).parameters().get("compressor.threshold").value())
                .isCloseTo(-23, within(0.05));
    }

    @Test
    void theSameMixIsLeftAloneWhereTheTargetHasRoom() {
        MasteringPlan plan = plan(draft(-18, -2, 0, 0), "balanced", "ebu-r128");
        assertThat(decision(plan, "compressor").setting()).isEqualTo("none");
        assertThat(decision(plan, "compressor").reason()).contains("leaves room for 22.0 dB");
        assertThat(applied(plan).parameters().get("compressor.ratio").value()).isEqualTo(1);
    }

    @Test
    void aDenseDraftIsNotCompressedAgain() {
        MasteringPlan plan = plan(draft(-9, -1.5, 0, 0), "balanced", "-8");
        assertThat(decision(plan, "compressor").reason()).contains("it is dense already");
    }

    @Test
    void dcOffsetsAndRumbleAreNamedWhereTheyAre() {
        assertThat(decision(plan(draft(-14, -1, 0.004, 0), "balanced", "-14"), "cleanup")
                        .reason())
                .isEqualTo("a DC offset of 0.40 % takes headroom");
        MasteringPlan rumble = plan(draft(-14, -1, 0, 0.05), "balanced", "-14");
        assertThat(decision(rumble, "cleanup").reason()).startsWith("5.0 % of the power lies below 25 Hz");
        assertThat(applied(rumble).parameters().get("cleanup.band1_hz").value()).isEqualTo(30);
    }

    @Test
    void aTasteIsAddedWhereTheSpectrumIsInOrder() {
        MasteringPlan balanced = plan(draft(-14, -1, 0, 0), "balanced", "-14");
        assertThat(decision(balanced, "eq").setting()).isEqualTo("none");
        MasteringPlan warm = plan(draft(-14, -1, 0, 0), "warm", "-14");
        assertThat(applied(warm).parameters().get("eq.band1_gain").value()).isEqualTo(1.5);
        assertThat(applied(warm).parameters().get("eq.band5_gain").value()).isEqualTo(-1.5);
        assertThat(decision(warm, "eq").reason()).isEqualTo("preset warm asks for +1.5 dB");
    }

    @Test
    void aPresetsOwnValuesComeLastAndStrangeOnesAreNamed() {
        MasteringStyle style =
                MasteringStyle.of(Preset.parse("{\"values\":{\"cleanup.band1_hz\":45,\"exciter.drive\":3}}"));
        MasteringPlan plan = MasteringPlan.of(
                draft(-14, -1, 0, 0), style, LoudnessTargets.builtIn().find("-14"));
        MasteringChain chain = new MasteringChain(false, 1);
        assertThat(plan.applyTo(chain.parameters())).containsExactly("exciter.drive");
        assertThat(chain.parameters().get("cleanup.band1_hz").value()).isEqualTo(45);
    }

    @Test
    void silenceIsNeitherCompressedNorRaised() {
        MasteringPlan plan = plan(draft(Double.NaN, Double.NaN, 0, 0), "loud", "-9");
        assertThat(decision(plan, "compressor").reason()).isEqualTo("too quiet or too short to judge");
        assertThat(decision(plan, "loudness").setting()).isEqualTo("no gain");
    }
}
