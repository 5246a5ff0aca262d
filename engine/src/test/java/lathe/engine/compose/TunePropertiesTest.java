package lathe.engine.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lathe.engine.blueprint.Styles;
import lathe.engine.compose.corpus.MelodyIndex;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.theory.PitchClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What any composer owes its task. */
class TunePropertiesTest {

    /** Many more with -Dlathe.heavy=true. */
    private static final boolean HEAVY = Boolean.getBoolean("lathe.heavy");

    private static final List<String> PROGRESSIONS = List.of(
            "C|G|Am|F|C|G|F G|C",
            "Am|F|C|G|Am|Dm|E7|Am",
            "C|Am|Dm7|G7|Em7|A7|Dm7 G7|Cmaj7",
            "C5|F5|Bb|C",
            "Caug|F#dim7|Gsus4|C6");
    private static final List<String> METERS = List.of("4/4", "3/4", "6/8", "2/4", "5/4", "7/8", "12/8", "2/2");

    @ParameterizedTest
    @ValueSource(strings = {"markov", "hmm", "constraint", "auto"})
    void theSameTaskGivesTheSameDraft(String id) {
        SectionTask task = Tasks.of("pop", "C", "4/4", 0.5, PROGRESSIONS.getFirst(), 3);
        SectionDraft draft = Composers.byId(id).compose(task);
        assertThat(Composers.byId(id).compose(task)).isEqualTo(draft);
        assertThat(Composers.byId(id).compose(Tasks.of("pop", "C", "4/4", 0.5, PROGRESSIONS.getFirst(), 4)))
                .isNotEqualTo(draft);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markov", "hmm", "constraint"})
    void tunesKeepToTimeRangeAndTheVoice(String id) {
        for (SectionTask task : tasks(HEAVY ? 48 : 10)) {
            List<Note> tune = Composers.byId(id).compose(task).melody();
            assertThat(tune).as(task.toString()).isNotEmpty();
            long free = 0;
            for (int i = 0; i < tune.size(); i++) {
                Note note = tune.get(i);
                assertThat(note.startTick()).isGreaterThanOrEqualTo(free);
                assertThat(task.range().contains(note.pitch()))
                        .as("pitch %d", note.pitch())
                        .isTrue();
                if (i > 0) {
                    assertThat(Math.abs(note.pitch() - tune.get(i - 1).pitch())).isLessThanOrEqualTo(12);
                }
                free = note.endTick();
            }
            assertThat(free).isLessThanOrEqualTo(task.ticks());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"markov", "hmm", "constraint"})
    void phrasesSingTheirSyllables(String id) {
        Random random = new Random(11);
        for (SectionTask plain : tasks(HEAVY ? 32 : 8)) {
            Integer[] wanted = new Integer[plain.phraseBars().size()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(30);
            }
            SectionTask task = Tasks.singing(plain, wanted);
            List<Note> tune = Composers.byId(id).compose(task).melody();
            long bar = task.meter().barTicks(Score.TICKS_PER_QUARTER);
            long start = 0;
            for (int i = 0; i < wanted.length; i++) {
                long from = start;
                long to = start + task.phraseBars().get(i) * bar;
                long sung = tune.stream()
                        .filter(n -> n.startTick() >= from && n.startTick() < to)
                        .count();
                if (wanted[i] > 0) {
                    assertThat(sung).as("phrase %d of %s", i, task).isEqualTo(wanted[i].longValue());
                }
                start = to;
            }
        }
    }

    @Test
    void closedSectionsRestOnTheTonicWhereTheChordHasIt() {
        int closed = 0;
        for (int seed = 0; seed < 40; seed++) {
            SectionTask task = Tasks.of("pop", "C", "4/4", 0.5, PROGRESSIONS.getFirst(), seed);
            Note last = Composers.byId("markov").compose(task).melody().getLast();
            closed += PitchClass.of(last.pitch()) == 0 ? 1 : 0;
        }
        assertThat(closed).isGreaterThanOrEqualTo(38);
    }

    @Test
    void longNotesBelongToTheirChords() {
        int all = 0;
        int fitting = 0;
        for (int seed = 0; seed < 20; seed++) {
            SectionTask task = Tasks.of("pop", "A minor", "4/4", 0.5, PROGRESSIONS.get(1), seed);
            for (Note note : Composers.byId("markov").compose(task).melody()) {
                if (note.durationTicks() >= Score.TICKS_PER_QUARTER && note.startTick() % 1920 == 0) {
                    all++;
                    fitting += task.chords()
                                    .get((int) (note.startTick() / 3840))
                                    .chord()
                                    .contains(note.pitch())
                            ? 1
                            : 0;
                }
            }
        }
        assertThat(fitting).isGreaterThan((int) (0.8 * all));
    }

    @Test
    void aMotifBeginsTheTuneAndReturns() {
        List<Note> motif = List.of(new Note(0, 480, 67, 90), new Note(480, 480, 69, 90), new Note(960, 960, 72, 90));
        SectionTask task = Tasks.beginning(Tasks.of("pop", "C", "4/4", 0.5, PROGRESSIONS.getFirst(), 5), motif);
        List<Note> tune = Composers.byId("markov").compose(task).melody();
        assertThat(tune.subList(0, 3).stream().map(Note::pitch)).containsExactly(67, 69, 72);
        assertThat(tune.subList(0, 3).stream().map(Note::startTick)).containsExactly(0L, 480L, 960L);
        long returns = tune.stream()
                .filter(n -> n.startTick() > 0 && n.startTick() % 3840 == 480)
                .count();
        assertThat(returns).as("bars with the motif's rhythm").isGreaterThanOrEqualTo(2);
    }

    @Test
    void moreEnergyBringsMoreAndHigherNotes() {
        double calm = 0;
        double wild = 0;
        double calmPitch = 0;
        double wildPitch = 0;
        for (int seed = 0; seed < 10; seed++) {
            List<Note> low = tune(0.1, seed);
            List<Note> high = tune(0.95, seed);
            calm += low.size();
            wild += high.size();
            calmPitch += low.stream().mapToInt(Note::pitch).average().orElseThrow();
            wildPitch += high.stream().mapToInt(Note::pitch).average().orElseThrow();
        }
        assertThat(wild).isGreaterThan(1.5 * calm);
        assertThat(wildPitch).isGreaterThan(calmPitch + 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markov", "hmm", "constraint"})
    void noTwelveNotesComeFromTheTrainingTunes(String id) {
        MelodyIndex index = MelodyIndex.shipped();
        for (SectionTask task : tasks(HEAVY ? 48 : 10)) {
            List<Note> tune = Composers.byId(id).compose(task).melody();
            assertThat(index.copied(tune, Score.TICKS_PER_QUARTER))
                    .as(task.toString())
                    .isFalse();
        }
    }

    @Test
    void aGivenTuneIsKept() {
        SectionTask task = Tasks.of("pop", "C", "4/4", 0.5, PROGRESSIONS.getFirst(), 5);
        List<Note> tune = Composers.byId("markov").compose(task).melody();
        for (String id : Composers.IDS) {
            assertThat(Composers.byId(id).compose(Tasks.harmonising(task, tune)).melody())
                    .isEqualTo(tune);
        }
    }

    @Test
    void anUnknownComposerIsRefusedByName() {
        assertThatThrownBy(() -> Composers.byId("mozart"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("composer=mozart")
                .hasMessageContaining("markov");
    }

    private static List<Note> tune(double energy, long seed) {
        return Composers.byId("markov")
                .compose(Tasks.of("pop", "C", "4/4", energy, PROGRESSIONS.getFirst(), seed))
                .melody();
    }

    /** Styles, keys, metres and energies in turns. */
    private static List<SectionTask> tasks(int count) {
        List<SectionTask> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String meter = METERS.get(i % METERS.size());
            String key = List.of("C", "A minor", "D dorian", "G mixolydian", "C minor pentatonic", "F#m")
                    .get(i % 6);
            tasks.add(Tasks.of(
                    Styles.ALL.get(i % Styles.ALL.size()),
                    key,
                    meter,
                    (i % 11) / 10.0,
                    PROGRESSIONS.get(i % PROGRESSIONS.size()),
                    i));
        }
        return tasks;
    }
}
