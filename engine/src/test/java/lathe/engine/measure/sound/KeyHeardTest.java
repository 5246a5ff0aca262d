package lathe.engine.measure.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;
import org.junit.jupiter.api.Test;

class KeyHeardTest {

    /** Degrees of roots, I-vi-IV-V-I in major and i-VI-iv-V-i in minor, the dominant of minor with its leading tone. */
    private static SoundMeasures cadence(Key key, double cents) {
        int[][] major = {{0, 4, 7}, {9, 12, 16}, {5, 9, 12}, {7, 11, 14}, {0, 4, 7}, {5, 9, 12}, {7, 11, 14}, {0, 4, 7}
        };
        int[][] minor = {{0, 3, 7}, {8, 12, 15}, {5, 8, 12}, {7, 11, 14}, {0, 3, 7}, {5, 8, 12}, {7, 11, 14}, {0, 3, 7}
        };
        Synthetic made = new Synthetic(8.5);
        int[][] chords = key.mode() == Mode.MAJOR ? major : minor;
        for (int i = 0; i < chords.length; i++) {
            made.tone(i, 1, 36 + PitchClass.of(key.tonic() + chords[i][0]), 0.25, cents);
            for (int step : chords[i]) {
                made.tone(i, 1, 60 + PitchClass.of(key.tonic() + step), 0.15, cents);
            }
        }
        return SoundMeasures.of(made.sound());
    }

    @Test
    void cadencesAreHeardInTheirKey() {
        for (int tonic = 0; tonic < PitchClass.COUNT; tonic++) {
            for (Mode mode : new Mode[] {Mode.MAJOR, Mode.MINOR}) {
                Key key = new Key(tonic, mode);
                assertThat(cadence(key, 0).keys().getFirst().key()).isEqualTo(key);
            }
        }
    }

    @Test
    void aDetunedPieceIsHeardInItsKeyAndItsTuningIsTold() {
        Key key = new Key(2, Mode.MINOR);
        SoundMeasures heard = cadence(key, 35);
        assertThat(heard.keys().getFirst().key()).isEqualTo(key);
        assertThat(heard.tuningCents()).isCloseTo(35, within(3.0));
    }

    @Test
    void silenceHasNoKey() {
        assertThat(SoundMeasures.of(new Synthetic(3).sound()).keys()).isEmpty();
    }
}
