package lathe.engine.theory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TheoryTest {

    /** Signatures of the circle of fifths. */
    @ParameterizedTest
    @CsvSource({
        "C major, 0",
        "G major, 1",
        "D major, 2",
        "A major, 3",
        "E major, 4",
        "B major, 5",
        "F# major, 6",
        "F major, -1",
        "Bb major, -2",
        "Eb major, -3",
        "Ab major, -4",
        "Db major, -5",
        "A minor, 0",
        "E minor, 1",
        "F# minor, 3",
        "C minor, -3",
        "Bb minor, -5",
        "D dorian, 0",
        "E phrygian, 0",
        "F lydian, 0",
        "G mixolydian, 0",
        "B locrian, 0"
    })
    void aKeyHasTheSignatureOfItsNearestMajorScale(String name, int fifths) {
        assertThat(Key.parse(name).orElseThrow().fifths()).isEqualTo(fifths);
    }

    @Test
    void everyKeyIsReadFromItsName() {
        for (Mode mode : Mode.values()) {
            for (int tonic = 0; tonic < 12; tonic++) {
                Key key = new Key(tonic, mode);
                assertThat(Key.parse(key.name())).as(key.name()).contains(key);
            }
        }
    }

    @Test
    void whatIsNoKeyIsNotRead() {
        for (String text : new String[] {"", "H major", "A nothing", "#", "Am7", "8"}) {
            assertThat(Key.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void degreesRunOnThroughOctavesInBothDirections() {
        Key key = new Key(9, Mode.MINOR);
        assertThat(key.pitchClass(0)).isEqualTo(9);
        assertThat(key.pitchClass(-1)).isEqualTo(7);
        assertThat(key.pitchClass(9)).isEqualTo(key.pitchClass(2)).isZero();
        assertThat(key.degree(64)).isEqualTo(4);
        assertThat(key.degree(61)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(ChordQuality.class)
    void everyChordIsReadFromItsSymbol(ChordQuality quality) {
        for (int root = 0; root < 12; root++) {
            Chord chord = Chord.of(root, quality);
            assertThat(Chord.parse(chord.symbol(true))).contains(chord);
            assertThat(Chord.parse(chord.symbol(false))).contains(chord);
            Chord inverted = new Chord(root, quality, (root + 2) % 12);
            assertThat(Chord.parse(inverted.symbol(true))).contains(inverted);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Am, 9 0 4",
        "F, 5 9 0",
        "Bbmaj7, 10 2 5 9",
        "F#m7b5, 6 9 0 4",
        "C/E, 0 4 7",
        "Gsus, 7 0 2",
        "D/C, 2 6 9 0",
        "E♭Δ, 3 7 10 2",
        "B°7, 11 2 5 8"
    })
    void symbolsOfLeadSheetsMeanTheirPitches(String symbol, String pitches) {
        assertThat(Chord.parse(symbol).orElseThrow().pitchClasses().stream()
                        .map(String::valueOf)
                        .toList())
                .containsExactly(pitches.split(" "));
    }

    @Test
    void whatIsNoChordIsNotRead() {
        for (String text : new String[] {"", "H7", "am", "Cfoo", "C/", "/", "N.C."}) {
            assertThat(Chord.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void aPitchIsFoldedByOctaves() {
        PitchRange range = new PitchRange(60, 71);
        assertThat(range.fold(36)).isEqualTo(60);
        assertThat(range.fold(95)).isEqualTo(71);
        assertThat(new PitchRange(60, 62).fold(67)).isEqualTo(60);
    }
}
