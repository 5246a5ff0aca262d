package lathe.postfx.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.AudioBuffer;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;

class TonalBalanceTest {

    private static double[] reference() {
        double[] bands = new double[LongTermSpectrum.BANDS];
        for (int b = 0; b < bands.length; b++) {
            bands[b] = TonalBalance.referenceDb(LongTermSpectrum.centreHz(b));
        }
        return bands;
    }

    @Test
    void theReferenceFallsByFiveDecibelsOfDensityPerOctaveUpToFourKilohertz() {
        // Pestana et al. 2013: 5 dB per octave of density is 2 dB per octave in bands of constant relative width.
        assertThat(TonalBalance.referenceDb(200) - TonalBalance.referenceDb(400))
                .isCloseTo(2, within(1e-9));
        assertThat(TonalBalance.referenceDb(2000) - TonalBalance.referenceDb(4000))
                .isCloseTo(2, within(1e-9));
        assertThat(TonalBalance.referenceDb(8000) - TonalBalance.referenceDb(16_000))
                .isGreaterThan(4);
    }

    @Test
    void aDraftLikeTheReferenceIsLeftAlone() {
        TonalBalance balance = new TonalBalance(reference());
        for (TonalRegion region : TonalRegion.values()) {
            assertThat(balance.correctionDb(region, 1, 6)).as(region.label()).isZero();
        }
    }

    @Test
    void aWeakTopIsRaisedByStrengthTimesWhatGoesBeyondTheTolerance() {
        double[] bands = reference();
        for (int b = 0; b < bands.length; b++) {
            bands[b] -= LongTermSpectrum.centreHz(b) > 6000 ? 8.5 : 0;
        }
        TonalBalance balance = new TonalBalance(bands);
        assertThat(balance.deviationDb(TonalRegion.AIR)).isCloseTo(-8.5, within(0.01));
        assertThat(balance.correctionDb(TonalRegion.AIR, 0.5, 6)).isCloseTo(3, within(0.01));
        assertThat(balance.correctionDb(TonalRegion.AIR, 0.5, 2)).isEqualTo(2);
    }

    @Test
    void aSoloInstrumentsOwnSpectrumIsNotTakenForAFault() {
        double[] bands = reference();
        for (int b = 0; b < bands.length; b++) {
            double hz = LongTermSpectrum.centreHz(b);
            bands[b] += hz > 450 && hz < 1800 ? 40 : 0;
        }
        TonalBalance balance = new TonalBalance(bands);
        assertThat(balance.deviationDb(TonalRegion.MID)).isGreaterThan(20);
        assertThat(balance.correctionDb(TonalRegion.MID, 1, 12)).isZero();
    }

    @Test
    void anEmptyRegionIsNotRaised() {
        double[] bands = reference();
        for (int b = 0; b < bands.length; b++) {
            bands[b] -= LongTermSpectrum.centreHz(b) > 6000 ? 60 : 0;
        }
        assertThat(new TonalBalance(bands).correctionDb(TonalRegion.AIR, 1, 12)).isZero();
    }

    @Test
    void whiteNoiseRisesByOneDecibelPerThirdOctave() {
        AudioBuffer noise = Signals.noise(400_000, 1, 0.5, 48_000, 21);
        LongTermSpectrum spectrum = new LongTermSpectrum(48_000);
        spectrum.add(noise.channelArrays(), 0, 100_001);
        spectrum.add(noise.channelArrays(), 100_001, noise.frames());
        double[] bands = spectrum.bandsDb();
        // Band edges are a tenth of a decade apart, so equal density gives 1 dB a band.
        assertThat(bands[29] - bands[17]).isCloseTo(12, within(0.3));
        assertThat(bands[20] - bands[10]).isCloseTo(10, within(0.5));
    }

    @Test
    void rumbleBelowTwentyFiveHertzIsFound() {
        LongTermSpectrum rumble = new LongTermSpectrum(48_000);
        rumble.add(Signals.sine(15, -6, 50_000, 1, 48_000).channelArrays(), 0, 50_000);
        assertThat(rumble.subsonicShare()).isGreaterThan(0.9);
        LongTermSpectrum tone = new LongTermSpectrum(48_000);
        tone.add(Signals.sine(200, -6, 50_000, 1, 48_000).channelArrays(), 0, 50_000);
        assertThat(tone.subsonicShare()).isLessThan(1e-4);
    }
}
