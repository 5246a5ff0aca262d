package lathe.engine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TempoMapTest {

    @Test
    void aQuarterAt120LastsHalfASecond() {
        assertThat(TempoMap.of(960, 120).seconds(960)).isEqualTo(0.5);
    }

    @Test
    void timeRunsOnThroughChangesOfTempo() {
        TempoMap map = new TempoMap(480, List.of(new Timed<>(480, 1_000_000), new Timed<>(960, 250_000)));
        assertThat(map.seconds(480)).isEqualTo(0.5); // the customary 120 before the first change
        assertThat(map.seconds(720)).isCloseTo(1.0, within(1e-12));
        assertThat(map.seconds(960)).isCloseTo(1.5, within(1e-12));
        assertThat(map.seconds(1440)).isCloseTo(1.75, within(1e-12));
        assertThat(map.quartersPerMinute(960)).isEqualTo(240);
    }

    @Test
    void everyTickIsFoundAgainFromItsTime() {
        TempoMap map = new TempoMap(960, List.of(new Timed<>(0, 631_579), new Timed<>(5000, 333_333)));
        for (long tick = 0; tick < 20_000; tick += 7) {
            assertThat(map.tick(map.seconds(tick))).isEqualTo(tick);
        }
        assertThat(map.tick(-1)).isZero();
    }

    @Test
    void whatMidiCannotSayIsRefused() {
        assertThatThrownBy(() -> new TempoMap(0, List.of())).hasMessageContaining("ticksPerQuarter=0");
        assertThatThrownBy(() -> new TempoMap(960, List.of(new Timed<>(0, 0)))).hasMessageContaining("micros=0");
        assertThatThrownBy(() -> new TempoMap(960, List.of(new Timed<>(9, 1), new Timed<>(3, 1))))
                .hasMessageContaining("tick=3");
    }
}
