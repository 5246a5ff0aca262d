package lathe.postfx.eq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Coefficients and gains at 48 kHz against numbers computed independently (Python, double precision) from the formulas of the
 * Audio EQ Cookbook and of Vicanek, "Matched Second Order Digital Filters" (2016).
 */
class DesignNumbersTest {

    private static final double RATE_HZ = 48_000;
    private static final double BUTTERWORTH = 0.7071067811865476;

    private final Biquad biquad = new Biquad(0);

    private static double w(double hz) {
        return 2 * Math.PI * hz / RATE_HZ;
    }

    private void hasCoefficients(double b0, double b1, double b2, double a1, double a2) {
        assertThat(new double[] {biquad.b0, biquad.b1, biquad.b2, biquad.a1, biquad.a2})
                .containsExactly(new double[] {b0, b1, b2, a1, a2}, within(1e-9));
    }

    private void hasGain(double hz, double db) {
        assertThat(10 * Math.log10(biquad.power(w(hz)))).as("dB at %s Hz", hz).isCloseTo(db, within(0.001));
    }

    @Test
    void cookbookBellAtOneKilohertz() {
        RbjDesign.bell(biquad, w(1000), 6, 1);
        hasCoefficients(1.04395308699, -1.895320723937, 0.86772228476, -1.895320723937, 0.91167537175);
        hasGain(100, 0.0652);
        hasGain(1000, 6);
        hasGain(5000, 0.2486);
        hasGain(10_000, 0.0476);
    }

    @Test
    void cookbookBellAtTenKilohertz() {
        RbjDesign.bell(biquad, w(10_000), 6, 1);
        hasCoefficients(1.253587270323, -0.385746800506, 0.236823917746, -0.385746800506, 0.490411188069);
        hasGain(5000, 1.4379);
        hasGain(10_000, 6);
        hasGain(16_000, 1.4424);
        hasGain(20_000, 0.2829);
    }

    @Test
    void cookbookLowPassAndHighPass() {
        RbjDesign.lowPass(biquad, w(12_000), BUTTERWORTH);
        hasCoefficients(0.292893218813, 0.585786437627, 0.292893218813, 0, 0.171572875254);
        hasGain(12_000, -3.0103);
        hasGain(20_000, -22.9002);

        RbjDesign.highPass(biquad, w(30), BUTTERWORTH);
        hasCoefficients(0.997227049904, -1.994454099808, 0.997227049904, -1.994446410542, 0.994461789076);
        hasGain(30, -3.0103);
        hasGain(100, -0.0350);
    }

    @Test
    void cookbookShelves() {
        RbjDesign.lowShelf(biquad, w(100), 4, BUTTERWORTH);
        hasCoefficients(1.002138206497, -1.983461995087, 0.981537735971, -1.983501472942, 0.983636464613);
        hasGain(30, 3.9667);
        hasGain(100, 2);
        hasGain(1000, 0.0004);

        RbjDesign.highShelf(biquad, w(8000), -3, BUTTERWORTH);
        hasCoefficients(0.797556833919, -0.421284129525, 0.17652634831, -0.709104831844, 0.261903884547);
        hasGain(8000, -1.5);
        hasGain(16_000, -2.9627);
    }

    @Test
    void vicanekBellAtTenKilohertz() {
        VicanekDesign.bell(biquad, w(10_000), 6, 1);
        hasCoefficients(1.404960415367, -0.652554334468, 0.216049591398, -0.427402665433, 0.39585833773);
        hasGain(5000, 1.8974);
        hasGain(10_000, 6);
        hasGain(16_000, 3.1769);
        hasGain(20_000, 2.1881);
    }

    @Test
    void vicanekCutAtSixteenKilohertz() {
        VicanekDesign.bell(biquad, w(16_000), -6, 0.7);
        hasCoefficients(0.635367618202, 0.045857161727, 0.082067925179, -0.251313593225, 0.014606298334);
    }

    @Test
    void vicanekLowPassAtTwelveKilohertz() {
        VicanekDesign.lowPass(biquad, w(12_000), BUTTERWORTH);
        hasCoefficients(0.639583203271, 0.176421516896, 0, -0.292447944767, 0.108452664934);
        hasGain(12_000, -3.0103);
        hasGain(20_000, -8.5856);
    }
}
