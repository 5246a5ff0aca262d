package lathe.postfx.loudness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.postfx.loudness.KWeighting.Section;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KWeightingTest {

    private static final KWeighting STANDARD = KWeighting.at(48_000);

    /** ITU-R BS.1770-5, Annex 1, tables 1 and 2. */
    @Test
    void givesTheCoefficientsOfTheStandardAt48Khz() {
        assertClose(
                STANDARD.shelf(),
                new Section(1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585),
                within(1e-9));
        assertClose(STANDARD.highPass(), new Section(1, -2, 1, -1.99004745483398, 0.99007225036621), within(1e-12));
    }

    /** From the tables' coefficients, by an independent program. */
    @ParameterizedTest
    @CsvSource({
        "25, -10.3928", "50, -3.9341", "100, -1.1335", "500, 0.0425", "997, 0.6910",
        "1000, 0.6977", "2000, 3.0713", "4000, 3.9680", "10000, 4.0419", "16000, 4.0431"
    })
    void hasTheGainsOfTheStandardAt48Khz(double hz, double gainDb) {
        assertThat(STANDARD.gainDb(hz, 48_000)).isCloseTo(gainDb, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 88_200, 96_000, 192_000, 384_000, 768_000})
    void hasTheSameResponseAtEveryRate(int rateHz) {
        assertFollowsTheStandard(rateHz, 0.007);
        assertThat(KWeighting.at(rateHz).gainDb(997, rateHz)).isCloseTo(0.691, within(0.006));
    }

    /** A filter of two poles cannot do better where the shelf rises right up to the Nyquist frequency. */
    @Test
    void isWithinAFewHundredthsOfADecibelAt8Khz() {
        assertFollowsTheStandard(8_000, 0.025);
    }

    private static void assertFollowsTheStandard(int rateHz, double toleranceDb) {
        KWeighting weighting = KWeighting.at(rateHz);
        for (double hz = 25; hz < Math.min(18_000, 0.499 * rateHz); hz *= 1.01) {
            assertThat(weighting.gainDb(hz, rateHz))
                    .as("gain at %.1f Hz", hz)
                    .isCloseTo(STANDARD.gainDb(hz, 48_000), within(toleranceDb));
        }
    }

    /** The customary bilinear redesigns, which drift a little; the numbers are from an independent program. */
    @Test
    void agreesWithOtherMetersAt44100And96000() {
        KWeighting customary44 = new KWeighting(
                new Section(1.53084123005, -2.650979995155, 1.169079079922, -1.663655113256, 0.712595428073),
                new Section(1, -2, 1, -1.98916967363, 0.989199035787));
        KWeighting customary96 = new KWeighting(
                new Section(1.559714228976, -2.926741578251, 1.378261202316, -1.84460946989, 0.855843322931),
                new Section(1, -2, 1, -1.995017544725, 0.995023759041));
        for (double hz = 25; hz < 18_000; hz *= 1.1) {
            assertThat(KWeighting.at(44_100).gainDb(hz, 44_100))
                    .isCloseTo(customary44.gainDb(hz, 44_100), within(0.006));
            assertThat(KWeighting.at(96_000).gainDb(hz, 96_000))
                    .isCloseTo(customary96.gainDb(hz, 96_000), within(0.03));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 2_000, 3_000, 4_000, 6_000})
    void staysSaneWhereTheShelfLiesBeyondNyquist(int rateHz) {
        assertFollowsTheStandard(rateHz, 0.4);
        for (Section section : new Section[] {
            KWeighting.at(rateHz).shelf(), KWeighting.at(rateHz).highPass()
        }) {
            assertThat(Math.abs(section.a2())).as("stable").isLessThan(1);
            assertThat(Math.abs(section.a1())).as("stable").isLessThan(1 + section.a2());
        }
    }

    private static void assertClose(Section actual, Section expected, Offset<Double> tolerance) {
        assertThat(actual.b0()).isCloseTo(expected.b0(), tolerance);
        assertThat(actual.b1()).isCloseTo(expected.b1(), tolerance);
        assertThat(actual.b2()).isCloseTo(expected.b2(), tolerance);
        assertThat(actual.a1()).isCloseTo(expected.a1(), tolerance);
        assertThat(actual.a2()).isCloseTo(expected.a2(), tolerance);
    }
}
