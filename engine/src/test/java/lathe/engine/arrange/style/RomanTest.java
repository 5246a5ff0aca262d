package lathe.engine.arrange.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanTest {

    /** Spelt out by hand, as a songbook would. */
    @ParameterizedTest
    @CsvSource({
        "I, C major, C",
        "vi, G major, Em",
        "ii7, Bb major, Cm7",
        "V7/vi, C major, E7",
        "bVII, D major, C",
        "I:3, F major, F/A",
        "V7:5, C major, G7/D",
        "IV@1, C major, F/C",
        "iiø, A minor, Bm7b5",
        "VI, A minor, F",
        "V7b9/ii, C major, A7b9",
        "#ivo7, C major, F#dim7",
        "VII5, E minor, D5",
        "iv, C major, Fm",
        "viio:3, C major, Bdim/D",
        "IV, D dorian, G",
        "VI, A dorian, D",
        "V, E phrygian, G",
        "I7, A blues, A7",
    })
    void degreesAreChordsOfTheKey(String numeral, String key, String chord) {
        assertThat(Roman.parse(numeral).in(Key.parse(key).orElseThrow()))
                .isEqualTo(Chord.parse(chord).orElseThrow());
    }

    @Test
    void whatIsNoDegreeIsRefused() {
        for (String text : List.of("", "X", "Imaj8", "V7/", "H")) {
            assertThatThrownBy(() -> Roman.parse(text).in(Sections.C_MAJOR))
                    .as(text)
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void compingThinsWhereTheTuneIsBusy() {
        Style funk = StyleBook.get("funk");
        Part guitar = new Part("Guitar", Orchestra.get("muted-guitar"), TrackRole.CHORDS, 0);
        SectionContext quiet = Sections.of(SectionKind.VERSE, 0.6);
        quiet = quiet.with(
                List.of(new ChordSpan(0, quiet.ticks(), Chord.parse("C7").orElseThrow())), List.of());
        List<Note> tune = new ArrayList<>();
        for (long tick = 0; tick < quiet.ticks(); tick += 240) {
            tune.add(new Note(tick, 200, 79, 90));
        }
        Seed seed = new Seed(3);
        assertThat(funk.play(guitar, quiet.with(quiet.chords(), tune), seed).size())
                .isLessThan(funk.play(guitar, quiet, seed).size() * 3 / 4);
    }
}
