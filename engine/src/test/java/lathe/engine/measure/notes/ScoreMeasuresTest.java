package lathe.engine.measure.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoreMeasuresTest {

    private static final int Q = Score.TICKS_PER_QUARTER;
    private static final Offset<Double> EXACT = within(1e-9);

    /** Quarter notes one after the other at 120, -1 for a rest. */
    static Track line(String name, TrackRole role, int... pitches) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < pitches.length; i++) {
            if (pitches[i] >= 0) {
                notes.add(new Note((long) i * Q, Q, pitches[i], 80));
            }
        }
        return new Track(name, "piano", 0, false, role, notes, List.of());
    }

    static Score score(Track... tracks) {
        return Score.of(TempoMap.of(Q, 120), Meter.FOUR_FOUR, List.of(tracks));
    }

    private static double measure(ScoreMeasure measure, Track... tracks) {
        return ScoreMeasures.of(score(tracks)).get(measure);
    }

    @Test
    void fourDifferentPitchClassesInABarAreTwoBits() {
        Track line = line("a", TrackRole.MELODY, 60, 62, 64, 65, 72, 74, 76, 77);
        assertThat(measure(ScoreMeasure.PITCH_CLASS_ENTROPY_1_BAR, line)).isEqualTo(2, EXACT);
        assertThat(measure(ScoreMeasure.PITCH_CLASS_ENTROPY_4_BARS, line)).isEqualTo(2, EXACT);
    }

    @Test
    void entropyOfFourBarsSeesWhatOneBarDoesNot() {
        Track line = line("a", TrackRole.MELODY, 60, 60, 60, 60, 62, 62, 62, 62, 64, 64, 64, 64, 65, 65, 65, 65);
        assertThat(measure(ScoreMeasure.PITCH_CLASS_ENTROPY_1_BAR, line)).isEqualTo(0, EXACT);
        assertThat(measure(ScoreMeasure.PITCH_CLASS_ENTROPY_4_BARS, line)).isEqualTo(2, EXACT);
    }

    @Test
    void barsOfOneRhythmAreFullyAlikeAndOthersByTheShareOfPlaces() {
        assertThat(measure(ScoreMeasure.GROOVE_SIMILARITY, line("a", TrackRole.MELODY, 60, 60, 60, 60, 60, 60, 60, 60)))
                .isEqualTo(1, EXACT);
        // Two places of 64 differ between the two bars.
        assertThat(measure(ScoreMeasure.GROOVE_SIMILARITY, line("a", TrackRole.MELODY, 60, 60, 60, 60, 60, -1, 60, -1)))
                .isEqualTo(1 - 2.0 / 64, EXACT);
    }

    @Test
    void threeQuartersOfTheTimeInTwoVoices() {
        Track upper = line("a", TrackRole.MELODY, 72, 72, 72, 72);
        Track lower = line("b", TrackRole.BASS, 48, 48, 48, -1);
        assertThat(measure(ScoreMeasure.POLYPHONY_RATE, upper, lower)).isEqualTo(0.75, EXACT);
    }

    @Test
    void aBarOfRestsIsEmptyAndOneThatANoteSoundsThroughIsNot() {
        Track line = line("a", TrackRole.MELODY, 60, -1, -1, -1, -1, -1, -1, -1, 60);
        assertThat(measure(ScoreMeasure.EMPTY_BAR_RATE, line)).isEqualTo(1.0 / 3, EXACT);
        Track held = line.withNotes(List.of(new Note(0, 9 * Q, 60, 80)));
        assertThat(measure(ScoreMeasure.EMPTY_BAR_RATE, held)).isEqualTo(0, EXACT);
    }

    @Test
    void aMinorScaleIsHeardInMinorWithAllNotesInTheScale() {
        Track line = line("a", TrackRole.MELODY, 69, 71, 72, 74, 76, 77, 79, 81, 69, 72, 76, 69, 76, 72, 69, 69);
        ScoreMeasures measures = ScoreMeasures.of(score(line));
        assertThat(measures.keys().getFirst().key()).isEqualTo(new Key(9, Mode.MINOR));
        assertThat(measures.get(ScoreMeasure.SCALE_CONSISTENCY)).isEqualTo(1, EXACT);
    }

    @Test
    void allTwelvePitchesFitAScaleBySevenTwelfths() {
        Track line = line("a", TrackRole.MELODY, IntStream.range(60, 72).toArray());
        assertThat(measure(ScoreMeasure.SCALE_CONSISTENCY, line)).isEqualTo(7.0 / 12, EXACT);
    }

    @Test
    void parallelFifthsAreCountedOncePerMotion() {
        Track upper = line("a", TrackRole.MELODY, 67, 69, 71, 71);
        Track lower = line("b", TrackRole.BASS, 60, 62, 64, 55);
        VoiceLeading voices = ScoreMeasures.of(score(upper, lower)).voiceLeading();
        assertThat(voices).isEqualTo(new VoiceLeading(2, 0, 0, 0));
    }

    @Test
    void twoParallelOctavesAreAFaultAndALineInOctavesIsADoubling() {
        Track upper = line("a", TrackRole.MELODY, 72, 74, 76, 77, 76, 74);
        Track lower = line("b", TrackRole.BASS, 60, 62, 55, 57, 60, 58);
        assertThat(ScoreMeasures.of(score(upper, lower)).voiceLeading().parallelOctaves())
                .isEqualTo(1);
        Track doubled = line("b", TrackRole.BASS, 60, 62, 64, 65, 64, 62);
        assertThat(ScoreMeasures.of(score(upper, doubled)).voiceLeading().parallelOctaves())
                .isEqualTo(0);
    }

    @Test
    void leapsOfASeventhAreHardAndOctavesAreNot() {
        Track line = line("a", TrackRole.MELODY, 60, 70, 60, 72, 60, 74, 60, -1, 75);
        assertThat(ScoreMeasures.of(score(line, line("b", TrackRole.BASS, 40)))
                        .voiceLeading()
                        .hardLeaps())
                .isEqualTo(4);
    }

    @Test
    void aCrossingCountsFromWhereItBeginsToWhereItEnds() {
        Track upper = line("a", TrackRole.MELODY, 72, 60, 59, 72, 72, 72);
        Track lower = line("b", TrackRole.BASS, 62, 62, 62, 62, 62, 62);
        assertThat(ScoreMeasures.of(score(upper, lower)).voiceLeading().crossings())
                .isEqualTo(1);
    }

    @Test
    void aScoreWithoutNotesHasNoFigures() {
        ScoreMeasures empty = ScoreMeasures.of(score());
        assertThat(empty.keys()).isEmpty();
        for (ScoreMeasure measure : ScoreMeasure.values()) {
            assertThat(empty.get(measure)).as(measure.id()).isNaN();
        }
    }

    @Test
    void notesOutsideAnInstrumentAreCounted() {
        Track flute = new Track(
                "flute",
                "flute",
                73,
                false,
                TrackRole.MELODY,
                List.of(new Note(0, Q, 30, 80), new Note(Q, Q, 72, 80)),
                List.of());
        assertThat(ScoreMeasures.of(score(flute)).ranges())
                .containsExactly(new TrackRange("flute", "flute", 30, 72, 1, 2));
    }
}
