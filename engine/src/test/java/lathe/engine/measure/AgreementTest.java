package lathe.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void ranksAgreeFullyInOneOrderAndNotInTheOther() {
        assertThat(RankCorrelation.of(List.of(0.1, 0.5, 0.9), List.of(-30.0, -20.0, -19.0)))
                .isEqualTo(1, within(1e-12));
        assertThat(RankCorrelation.of(List.of(0.1, 0.5, 0.9), List.of(3.0, 2.0, 1.0)))
                .isEqualTo(-1, within(1e-12));
    }

    @Test
    void equalValuesShareTheirRank() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: r = 4.5 / sqrt(4.5 * 5), by hand.
        assertThat(RankCorrelation.of(List.of(1.0, 2.0, 2.0, 3.0), List.of(1.0, 2.0, 3.0, 4.0)))
                .isEqualTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
        assertThat(RankCorrelation.of(List.of(1.0, 1.0), List.of(1.0, 2.0))).isNaN();
    }

    @Test
    void eachTimeIsInOnePairOnly() {
        HitRate rate = HitRate.of(List.of(10.0, 20.0, 30.0), List.of(9.8, 10.2, 29.0), 0.5);
        assertThat(rate.recall()).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(rate.precision()).isEqualTo(1.0 / 3, within(1e-12));
        assertThat(HitRate.of(List.of(10.0, 20.0, 30.0), List.of(9.8, 10.2, 29.0), 3)
                        .recall())
                .isEqualTo(2.0 / 3, within(1e-12));
        assertThat(HitRate.of(List.of(1.0), List.of(), 3).f()).isZero();
    }

    @Test
    void relativesOfAKeyAreNamed() {
        Key aMinor = new Key(9, Mode.MINOR);
        Key cMajor = new Key(0, Mode.MAJOR);
        assertThat(KeyAgreement.relation(cMajor, aMinor)).isEqualTo("its relative major");
        assertThat(KeyAgreement.relation(aMinor, cMajor)).isEqualTo("its relative minor");
        assertThat(KeyAgreement.relation(new Key(9, Mode.MAJOR), aMinor)).isEqualTo("its parallel major");
        assertThat(KeyAgreement.relation(new Key(7, Mode.MAJOR), cMajor)).isEqualTo("its dominant");
        assertThat(KeyAgreement.agrees(new Key(2, Mode.MINOR), new Key(2, Mode.DORIAN)))
                .isTrue();
    }
}
