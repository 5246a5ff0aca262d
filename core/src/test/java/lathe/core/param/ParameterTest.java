package lathe.core.param;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParameterTest {

    private final Parameter cutoff = Parameter.hertz("cutoff", "Cutoff")
            .range(20, 20_000)
            .initial(1000)
            .smoothedMs(10)
            .build();

    @Test
    void aMovedParameterReachesItsTargetInExactlyItsSmoothingTime() {
        ParameterSet.of(cutoff).prepare(48_000);
        cutoff.set(2000);
        assertThat(cutoff.next()).isCloseTo(1000 + 1000.0 / 480, within(1e-9));
        for (int i = 1; i < 479; i++) {
            assertThat(cutoff.next()).isLessThan(2000);
        }
        assertThat(cutoff.isMoving()).isTrue();
        assertThat(cutoff.next()).isEqualTo(2000);
        assertThat(cutoff.isMoving()).isFalse();
    }

    @Test
    void aTargetChangedOnTheWayStartsFromWhereTheRampIs() {
        ParameterSet.of(cutoff).prepare(48_000);
        cutoff.set(2000);
        double reached = 0;
        for (int i = 0; i < 240; i++) {
            reached = cutoff.next();
        }
        cutoff.set(1000);
        assertThat(cutoff.next()).isLessThan(reached).isCloseTo(reached, within(2.0));
    }

    @Test
    void theMiddleOfALogarithmicKnobIsTheGeometricMean() {
        cutoff.setKnob(0.5);
        assertThat(cutoff.value()).isCloseTo(Math.sqrt(20 * 20_000.0), within(1e-9));
        assertThat(cutoff.knob()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void textIsReadWithOrWithoutUnits() {
        assertThat(cutoff.parse("440")).isEqualTo(440);
        assertThat(cutoff.parse("440 Hz")).isEqualTo(440);
        assertThat(cutoff.parse("2.5kHz")).isEqualTo(2500);
        Parameter time = Parameter.milliseconds("time", "Time").range(0, 5000).build();
        assertThat(time.parse("1.5 s")).isEqualTo(1500);
        assertThat(time.parse("12 ms")).isEqualTo(12);
        assertThat(time.parse(time.text(99.5))).isEqualTo(99.5);
    }

    @Test
    void valuesOutsideTheRangeAreClampedAndNanIsIgnoredWhileTextsAreRefused() {
        cutoff.set(1e9);
        assertThat(cutoff.value()).isEqualTo(20_000);
        cutoff.set(Double.NaN);
        assertThat(cutoff.value()).isEqualTo(20_000);
        assertThatThrownBy(() -> cutoff.parse("19")).hasMessage("cutoff=19.0 is outside 20.0 Hz to 20000.0 Hz");
        assertThatThrownBy(() -> cutoff.parse("loud")).hasMessage("cutoff=loud is not a number in Hz");
        assertThatThrownBy(() -> cutoff.parse("NaN")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aChoiceReadsItsLabelsOnly() {
        Parameter kind = Parameter.choice("kind", "Kind", "none", "tpdf").build();
        assertThat(kind.parse("TPDF")).isEqualTo(1);
        assertThatThrownBy(() -> kind.parse("pink")).hasMessage("kind=pink is not one of none, tpdf");
    }

    @Test
    void textsOfTheProcessorsOwnMakingAreShownAndReadBack() {
        Parameter level = Parameter.number("level", "Level", "dB")
                .text(value -> value == 0 ? "-oo dB" : Math.round(20 * Math.log10(value)) + " dB", text -> {
                    if (text.equals("-oo dB")) {
                        return 0;
                    }
                    return Math.pow(10, Double.parseDouble(text.replace(" dB", "")) / 20);
                })
                .build();
        assertThat(level.text(0)).isEqualTo("-oo dB");
        assertThat(level.text(0.1)).isEqualTo("-20 dB");
        assertThat(level.parse(" -oo dB ")).isZero();
        assertThat(level.parse("-20 dB")).isEqualTo(0.1, within(1e-12));
        assertThatThrownBy(() -> level.parse("6 dB")).hasMessageContaining("outside -oo dB to 0 dB");
    }

    @Test
    void aFrontKeepsTheDeclarationBehindItButForWhatItSays() {
        Parameter behind = Parameter.milliseconds("hold", "Hold")
                .range(1, 500)
                .curve(Curve.LOGARITHMIC)
                .initial(20)
                .smoothedMs(10)
                .decimals(3)
                .fixedWhileRunning()
                .build();
        Parameter front = behind.toBuilder().name("Short hold").range(1, 50).build();
        assertThat(front.id()).isEqualTo("hold");
        assertThat(front.name()).isEqualTo("Short hold");
        assertThat(front.max()).isEqualTo(50);
        assertThat(front.initial()).isEqualTo(20);
        assertThat(front.curve()).isEqualTo(Curve.LOGARITHMIC);
        assertThat(front.isFixedWhileRunning()).isTrue();
        assertThat(front.text(2)).isEqualTo(behind.text(2));
        Parameter choice = Parameter.choice("kind", "Kind", "a", "b").build();
        assertThat(choice.toBuilder().initial(1).build().text()).isEqualTo("b");
    }

    @Test
    void anIdIsUniqueInItsSetAndPrefixedInAChain() {
        assertThatThrownBy(() -> ParameterSet.of(cutoff, cutoff)).hasMessage("parameter id=cutoff is declared twice");
        var named = new java.util.LinkedHashMap<String, ParameterSet>();
        named.put("low", ParameterSet.of(cutoff));
        named.put("high", ParameterSet.of(cutoff));
        assertThat(ParameterSet.join(named).ids()).containsExactly("low.cutoff", "high.cutoff");
        assertThatThrownBy(() -> ParameterSet.join(named).get("mid.cutoff"))
                .hasMessage("no parameter mid.cutoff; there are low.cutoff, high.cutoff");
    }
}
