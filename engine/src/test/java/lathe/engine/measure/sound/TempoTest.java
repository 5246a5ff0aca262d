package lathe.engine.measure.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.core.audio.AudioBuffer;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {

    private static final Seed SEED = new Seed(501);

    private static Tempo tempo(AudioBuffer sound) {
        return TempoFinder.find(OnsetStrength.of(BandLevels.of(MonoSound.of(sound))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {60, 66.6, 72, 85, 96, 100, 111.3, 120, 128, 140, 155.5, 174, 180})
    void clicksAreHeardAtTheirOwnTempoAndNotAtHalfOrDouble(double bpm) {
        System.out.println("seed " + SEED.value());
        Tempo tempo = tempo(Synthetic.clicks(bpm, 20, 4, SEED));
        System.out.println(bpm + " " + tempo);
        assertThat(tempo.bpm()).isCloseTo(bpm, within(0.003 * bpm));
        assertThat(tempo.against(bpm)).isEqualTo(Tempo.Agreement.AGREES);
    }

    @Test
    void halfAndDoubleAreToldApart() {
        Tempo tempo = tempo(Synthetic.clicks(120, 20, 4, SEED));
        assertThat(tempo.against(60)).isEqualTo(Tempo.Agreement.DOUBLE);
        assertThat(tempo.against(240)).isEqualTo(Tempo.Agreement.HALF);
        assertThat(tempo.against(90)).isEqualTo(Tempo.Agreement.DIFFERS);
    }

    @Test
    void aDrumBeatIsHeardAtItsBeatAndNotAtItsHiHats() {
        System.out.println("seed " + SEED.value());
        for (double bpm : new double[] {66, 72, 92, 110, 128, 150}) {
            Tempo tempo = tempo(beat(bpm, 24));
            System.out.println(bpm + " " + tempo);
            assertThat(tempo.against(bpm)).as(bpm + " " + tempo).isEqualTo(Tempo.Agreement.AGREES);
        }
    }

    /** Kick on 1 and 3, snare on 2 and 4, hi-hat on every eighth. */
    private static AudioBuffer beat(double bpm, double seconds) {
        Synthetic made = new Synthetic(seconds);
        double eighth = 30 / bpm;
        for (int i = 0; i * eighth < seconds - 0.5; i++) {
            double at = 0.1 + i * eighth;
            made.burst(at, 0.04, 0.12, SEED.child(i));
            if (i % 4 == 0) {
                made.tone(at, 0.25, 33, 0.8, 0);
            }
            if (i % 4 == 2) {
                made.burst(at, 0.15, 0.5, SEED.child(1000 + i));
            }
        }
        return made.sound();
    }

    @Test
    void soundWithoutAPulseHasNoTempo() {
        assertThat(tempo(new Synthetic(20).sound()).candidates()).isEmpty();
        assertThat(tempo(new Synthetic(0.5).sound()).bpm()).isNaN();
        assertThat(tempo(AudioBuffer.of(44_100, new float[0])).bpm()).isNaN();
    }
}
