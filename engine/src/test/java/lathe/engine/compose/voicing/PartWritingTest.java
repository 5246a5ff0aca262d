package lathe.engine.compose.voicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.compose.Composers;
import lathe.engine.compose.SectionDraft;
import lathe.engine.compose.SectionTask;
import lathe.engine.compose.Tasks;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartWritingTest {

    @ParameterizedTest
    @CsvSource({
        "48 64 67 72, C",
        "52 60 67 72, C/E",
        "57 60 64 69, Am",
        "55 59 62 65, G7",
        "59 62 65 71, Bdim",
        "53 57 60 64, Fmaj7"
    })
    void chordsAreReadAsTextbooksNameThem(String pitches, String symbol) {
        List<Integer> notes =
                List.of(pitches.split(" ", -1)).stream().map(Integer::valueOf).toList();
        assertThat(ChordReader.read(notes)).isEqualTo(Chord.parse(symbol).orElseThrow());
    }

    @Test
    void parallelsAreFoundAsTheRuleSays() {
        // C-G to D-A between tenor and bass: a parallel fifth
        assertThat(new Voicing(72, 64, 55, 48).parallels(new Voicing(71, 65, 57, 50)))
                .isEqualTo(1);
        // soprano and bass both a step up at the octave
        assertThat(new Voicing(72, 67, 64, 48).parallels(new Voicing(74, 65, 57, 50)))
                .isEqualTo(1);
        // the same chord held
        assertThat(new Voicing(72, 67, 64, 48).parallels(new Voicing(72, 67, 64, 48)))
                .isZero();
        // fifth by contrary motion
        assertThat(new Voicing(67, 64, 60, 48).parallels(new Voicing(69, 65, 60, 41)))
                .isZero();
    }

    @Test
    void everyChordUnderEverySopranoHasAVoicing() {
        for (ChordQuality quality : ChordQuality.values()) {
            for (int root = 0; root < 12; root++) {
                for (int soprano = VoiceRanges.SOPRANO.low(); soprano <= VoiceRanges.SOPRANO.high(); soprano++) {
                    Chord chord = Chord.of(root, quality);
                    Voicing best =
                            VoicingFinder.find(chord, soprano, 1).getFirst().voicing();
                    assertThat(VoiceRanges.hold(best)).isTrue();
                    assertThat(chord.contains(best.alto()) && chord.contains(best.tenor()))
                            .isTrue();
                    assertThat(best.bass() % 12).isEqualTo(chord.bass());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hmm", "constraint"})
    void lowerVoicesKeepRangesOrderAndAvoidParallels(String composer) {
        int faults = 0;
        int moves = 0;
        for (int seed = 0; seed < 12; seed++) {
            SectionTask task = Tasks.of("chorale", "D", "4/4", 0.5, "D A|Bm F#m|G D|Em A|D G|A D|Em A7|D", seed);
            List<Voicing> voicings = voicings(Composers.byId(composer).compose(task));
            for (int i = 0; i < voicings.size(); i++) {
                assertThat(VoiceRanges.hold(voicings.get(i))).isTrue();
                assertThat(voicings.get(i).alto())
                        .isGreaterThanOrEqualTo(voicings.get(i).tenor());
                assertThat(voicings.get(i).tenor())
                        .isGreaterThanOrEqualTo(voicings.get(i).bass());
                if (i > 0) {
                    moves++;
                    faults += independentParallels(voicings.get(i - 1), voicings.get(i));
                }
            }
        }
        assertThat(moves).isGreaterThan(100);
        assertThat(faults).as("of %d moves", moves).isLessThanOrEqualTo(moves / 50);
    }

    @Test
    void fixedChordsStayAndFreeOnesMayChange() {
        SectionTask task = Tasks.of("pop", "C", "4/4", 0.5, "C|G|Am|F|C|G|F G|C", 2);
        assertThat(Composers.byId("hmm").compose(task).chords()).isEqualTo(task.chords());
        SectionDraft free = Composers.byId("hmm").compose(Tasks.free(task));
        long end = 0;
        for (ChordSpan span : free.chords()) {
            assertThat(span.startTick()).isEqualTo(end);
            end = span.endTick();
        }
        assertThat(end).isEqualTo(task.ticks());
        assertThat(free.chords().getLast().chord().root()).isZero();
    }

    /** Written apart from {@link Voicing#parallels}: both voices move, and keep a perfect fifth or octave between them. */
    private static int independentParallels(Voicing a, Voicing b) {
        int[] before = {a.alto(), a.tenor(), a.bass()};
        int[] after = {b.alto(), b.tenor(), b.bass()};
        int count = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = i + 1; j < 3; j++) {
                int first = (before[i] - before[j]) % 12;
                int second = (after[i] - after[j]) % 12;
                boolean sameWay = (after[i] - before[i]) * (after[j] - before[j]) > 0;
                count += first == second && (first == 0 || first == 7) && sameWay ? 1 : 0;
            }
        }
        return count;
    }

    /** What sounds below the tune at each onset of a lower voice. */
    private static List<Voicing> voicings(SectionDraft draft) {
        List<Voicing> voicings = new ArrayList<>();
        draft.inner().stream()
                .flatMap(List::stream)
                .mapToLong(Note::startTick)
                .sorted()
                .distinct()
                .forEach(tick ->
                        voicings.add(new Voicing(127, at(draft, 0, tick), at(draft, 1, tick), at(draft, 2, tick))));
        return voicings;
    }

    private static int at(SectionDraft draft, int voice, long tick) {
        return draft.inner().get(voice).stream()
                .filter(note -> note.startTick() <= tick && note.endTick() > tick)
                .findFirst()
                .orElseThrow()
                .pitch();
    }
}
