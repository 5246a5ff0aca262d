package lathe.postfx.eq;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Digital magnitude against the analog prototype, 20 Hz to 20 kHz at 48 kHz, and soundness everywhere else. */
class MatchedDesignTest {

    private static final double RATE_HZ = 48_000;
    private static final double[] CENTRES = {
        20, 50, 120, 300, 700, 1000, 2000, 4000, 6000, 8000, 10_000, 12_000, 14_000, 16_000
    };

    private static double worstDb(BandType type, FilterDesign design, double hz, double gainDb, double q, int order) {
        Biquad section = new Biquad(0);
        double worst = 0;
        for (double step = 0; step <= 300; step++) {
            double at = 20 * Math.pow(1000, step / 300);
            double power = 1;
            int sections = type.hasSlope() ? Butterworth.sections(order) : 1;
            for (int i = 0; i < sections; i++) {
                SectionDesign.design(section, design, type, 2 * Math.PI * hz / RATE_HZ, gainDb, q, order, i);
                power *= section.power(2 * Math.PI * at / RATE_HZ);
            }
            double analog = AnalogPrototype.power(type, at / hz, gainDb, q, order);
            worst = Math.max(worst, Math.abs(10 * Math.log10(power / analog)));
        }
        return worst;
    }

    private static void staysWithin(double db, BandType type, double[] gainsDb, double[] qs) {
        for (double hz : CENTRES) {
            for (double gainDb : gainsDb) {
                for (double q : qs) {
                    assertThat(worstDb(type, FilterDesign.MATCHED, hz, gainDb, q, 2))
                            .as("%s %s Hz %s dB q %s", type, hz, gainDb, q)
                            .isLessThanOrEqualTo(db);
                }
            }
        }
    }

    @Test
    void bellsFollowTheAnalogCurveWithin035Db() {
        double[] qs = {0.3, 0.5, 0.7071, 1, 2, 5, 20};
        staysWithin(0.35, BandType.BELL, new double[] {-18, -12, -6, -3, 3, 6, 12, 18}, qs);
        staysWithin(0.15, BandType.BELL, new double[] {-6, -3, 3, 6}, qs);
    }

    @Test
    void shelvesFollowTheAnalogCurveWithin02Db() {
        double[] gains = {-12, -6, -3, 3, 6, 12};
        staysWithin(0.2, BandType.LOW_SHELF, gains, new double[] {0.4, 0.5, 0.7071, 1});
        staysWithin(0.2, BandType.HIGH_SHELF, gains, new double[] {0.4, 0.5, 0.7071, 1});
    }

    @Test
    void tiltsFollowTheAnalogCurveWithin04Db() {
        staysWithin(0.4, BandType.TILT, new double[] {-6, -2, 2, 6}, new double[] {1});
    }

    @Test
    void theCookbookIsCrampedWhereMatchedDesignsAreNot() {
        assertThat(worstDb(BandType.BELL, FilterDesign.RBJ, 10_000, 6, 1, 2)).isBetween(1.67, 1.69);
        assertThat(worstDb(BandType.BELL, FilterDesign.VICANEK, 10_000, 6, 1, 2))
                .isBetween(0.30, 0.31);
        assertThat(worstDb(BandType.BELL, FilterDesign.RBJ, 16_000, -6, 0.7, 2)).isBetween(2.90, 2.92);
        assertThat(worstDb(BandType.BELL, FilterDesign.VICANEK, 16_000, -6, 0.7, 2))
                .isBetween(0.28, 0.30);
        assertThat(worstDb(BandType.BELL, FilterDesign.MATCHED, 10_000, 6, 1, 2))
                .isLessThan(0.15);
        assertThat(worstDb(BandType.BELL, FilterDesign.MATCHED, 16_000, -6, 0.7, 2))
                .isLessThan(0.15);
    }

    @Test
    void aCutIsTheInverseOfTheBoost() {
        Biquad boost = new Biquad(0);
        Biquad cut = new Biquad(0);
        for (double hz : CENTRES) {
            for (BandType type :
                    new BandType[] {BandType.BELL, BandType.LOW_SHELF, BandType.HIGH_SHELF, BandType.TILT}) {
                double w = 2 * Math.PI * hz / RATE_HZ;
                SectionDesign.design(boost, FilterDesign.MATCHED, type, w, 7, 1.3, 2, 0);
                SectionDesign.design(cut, FilterDesign.MATCHED, type, w, -7, 1.3, 2, 0);
                for (double at : new double[] {30, 1000, 9000, 20_000}) {
                    double product = boost.power(2 * Math.PI * at / RATE_HZ) * cut.power(2 * Math.PI * at / RATE_HZ);
                    assertThat(product).as("%s %s Hz at %s", type, hz, at).isEqualTo(1, within(1e-7));
                }
            }
        }
    }

    @Test
    void highPassesOfEverySlopeAreButterworth() {
        for (int order = 1; order <= 16; order++) {
            assertThat(worstDb(BandType.HIGH_PASS, FilterDesign.MATCHED, 200, 0, Math.sqrt(0.5), order))
                    .as("order %d", order)
                    .isLessThan(0.01);
        }
    }

    @Test
    void lowPassesOfEverySlopeAreButterworthInTheirPassBand() {
        Biquad section = new Biquad(0);
        for (int order = 1; order <= 16; order++) {
            for (double at : new double[] {100, 1000, 2000, 2800, 3000, 4000}) {
                double power = 1;
                for (int i = 0; i < Butterworth.sections(order); i++) {
                    SectionDesign.design(
                            section,
                            FilterDesign.MATCHED,
                            BandType.LOW_PASS,
                            2 * Math.PI * 3000 / RATE_HZ,
                            0,
                            Math.sqrt(0.5),
                            order,
                            i);
                    power *= section.power(2 * Math.PI * at / RATE_HZ);
                }
                double analogDb = -10 * Math.log10(1 + Math.pow(at / 3000, 2 * order));
                assertThat(Math.abs(10 * Math.log10(power) - analogDb))
                        .as("order %d at %s Hz", order, at)
                        .isLessThan(0.1);
            }
        }
    }

    @Test
    void everyDesignIsStableAndFiniteAtEveryRate() {
        Biquad section = new Biquad(0);
        for (double rateHz : new double[] {1000, 8000, 44_100, 192_000, 768_000}) {
            for (double hz = 10; hz <= 30_000; hz *= 2.1) {
                double w = 2 * Math.PI * Math.min(0.49, hz / rateHz);
                for (double gainDb : new double[] {-30, -12, -0.1, 0.01, 5, 30}) {
                    for (double q : new double[] {0.05, 0.3, 1, 10, 50}) {
                        for (BandType type : BandType.values()) {
                            for (FilterDesign design : FilterDesign.values()) {
                                SectionDesign.design(section, design, type, w, gainDb, q, 3, 0);
                                assertThat(isStable(section))
                                        .as("%s %s at %s of %s Hz, %s dB, q %s", design, type, hz, rateHz, gainDb, q)
                                        .isTrue();
                            }
                        }
                    }
                }
            }
        }
    }

    private static boolean isStable(Biquad s) {
        return Double.isFinite(s.b0 + s.b1 + s.b2) && Math.abs(s.a2) < 1 && Math.abs(s.a1) < 1 + s.a2;
    }

    @Test
    void theMatchedAllPassTurnsHalfAtItsFrequencyAndAQuarterBelow() {
        for (double q : new double[] {0.5, 1, 4}) {
            for (double hz : new double[] {100, 3000, 12_000}) {
                Biquad section = new Biquad(0);
                MatchedDesign.allPass(section, 2 * Math.PI * hz / RATE_HZ, q);
                double edgeHz = hz * (Math.sqrt(1 + 1 / (4 * q * q)) - 1 / (2 * q));
                assertThat(phase(section, hz)).as("%s Hz q %s", hz, q).isEqualTo(Math.PI, within(1e-6));
                assertThat(phase(section, edgeHz)).isEqualTo(Math.PI / 2, within(1e-6));
                assertThat(section.power(1)).isEqualTo(1, within(1e-12));
            }
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double tolerance) {
        return org.assertj.core.data.Offset.offset(tolerance);
    }

    /** Lag in radians, 0 to 2 pi. */
    private static double phase(Biquad s, double hz) {
        double w = 2 * Math.PI * hz / RATE_HZ;
        double top = Math.atan2(
                -s.b1 * Math.sin(w) - s.b2 * Math.sin(2 * w), s.b0 + s.b1 * Math.cos(w) + s.b2 * Math.cos(2 * w));
        double bottom = Math.atan2(
                -s.a1 * Math.sin(w) - s.a2 * Math.sin(2 * w), 1 + s.a1 * Math.cos(w) + s.a2 * Math.cos(2 * w));
        double lag = bottom - top;
        return lag < 0 ? lag + 2 * Math.PI : lag % (2 * Math.PI);
    }
}
