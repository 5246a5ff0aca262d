package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lathe.engine.arrange.style.Playable;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.PitchRange;
import org.junit.jupiter.api.Test;

class TuneCraftTest {

    private static final long BAR = 3840;
    private static final Key C_MAJOR = Key.parse("C major").orElseThrow();
    private static final Chord C = Chord.parse("C").orElseThrow();
    private static final List<ChordSpan> TONIC = List.of(new ChordSpan(0, 4 * BAR, C));

    @Test
    void aMotifFillsABarBeginsInTheChordAndStaysInReach() {
        for (Meter meter :
                List.of(Meter.FOUR_FOUR, new Meter(3, 4), new Meter(6, 8), new Meter(5, 4), new Meter(7, 16))) {
            for (long seed = 0; seed < 200; seed++) {
                Motif motif = Motif.invent(meter, new Seed(seed));
                List<Note> notes = motif.realise(C_MAJOR, C, new PitchRange(60, 76), 80);
                assertThat(notes).as(meter + " seed " + seed).isNotEmpty();
                assertThat(notes.getLast().endTick())
                        .as(meter + " seed " + seed)
                        .isLessThanOrEqualTo(motif.ticks());
                assertThat(C.contains(notes.getFirst().pitch())).isTrue();
                assertThat(notes).allMatch(note -> note.pitch() >= 60 && note.pitch() <= 76);
                assertThat(notes).allMatch(note -> C_MAJOR.contains(note.pitch()));
            }
        }
    }

    @Test
    void developmentsAreOfTheMotif() {
        Motif motif = Motif.invent(Meter.FOUR_FOUR, new Seed(3));
        assertThat(motif.inverted().inverted()).isEqualTo(motif);
        assertThat(motif.augmented().ticks()).isEqualTo(2 * motif.ticks());
        assertThat(motif.backwards().tones()).hasSameSizeAs(motif.tones());
        assertThat(motif.head().tones())
                .isEqualTo(motif.tones().subList(0, motif.head().tones().size()));
    }

    @Test
    void aFreeLastBeatLeadsIntoTheNextSectionByStep() {
        Place place = Layout.of(Plans.song(
                        "pop",
                        "C major",
                        100,
                        Meter.FOUR_FOUR,
                        1,
                        List.of(SectionPlan.of(SectionKind.VERSE, 4, 0.4), SectionPlan.of(SectionKind.CHORUS, 4, 0.8))))
                .getFirst();
        List<Note> tune = List.of(new Note(0, 2 * BAR, 60, 80));
        int led = 0;
        for (long seed = 0; seed < 50; seed++) {
            List<Note> longer =
                    Pickup.before(Optional.of(new Note(0, 960, 67, 80)), tune, place, C_MAJOR, new Seed(seed));
            assertThat(longer.subList(0, 1)).isEqualTo(tune);
            if (longer.size() > 1) {
                led++;
                assertThat(longer.getLast().endTick()).isEqualTo(4 * BAR);
                assertThat(longer.getLast().pitch()).isEqualTo(65);
            }
        }
        assertThat(led).isBetween(15, 45);
    }

    @Test
    void theSecondTuneAnswersInTheRestsOfTheFirst() {
        List<Note> tune = List.of(new Note(0, 1920, 72, 80), new Note(BAR, 1920, 71, 80));
        Motif motif = Motif.invent(Meter.FOUR_FOUR, new Seed(5));
        Answers answers =
                new Answers(C_MAJOR, Meter.FOUR_FOUR, new Material(TONIC, tune, 4 * BAR), UnaryOperator.identity());
        List<Note> line = List.of(new Note(0, 4 * BAR, 60, 70));
        List<Note> answered = answers.into(line, motif, Orchestra.get("cello"));
        assertThat(answered).hasSizeGreaterThan(line.size());
        assertThat(answered.stream().filter(note -> note.startTick() > 0))
                .allMatch(note -> note.startTick() % BAR >= 1440 || note.startTick() >= 2 * BAR - 1920);
        assertThat(answered).allMatch(note -> note.endTick() <= 4 * BAR);
    }

    @Test
    void theSecondVoiceGoesInThirdsAndSixthsBelow() {
        List<Note> tune = List.of(new Note(0, 960, 67, 80), new Note(960, 960, 72, 80), new Note(1920, 1920, 76, 80));
        List<Note> voice =
                HarmonyVoice.under(tune, C_MAJOR, new Material(TONIC, tune, 4 * BAR), new PitchRange(45, 84));
        assertThat(voice).extracting(Note::pitch).containsExactly(64, 64, 67);
    }

    @Test
    void severalChordsShareTheBeatsOfABar() {
        SectionPlan plan = Plans.chords(SectionKind.VERSE, 2, 0.5, "C F G | Am");
        assertThat(ChordPlan.given(plan, Meter.FOUR_FOUR, C_MAJOR))
                .extracting(ChordSpan::durationTicks)
                .containsExactly(1920L, 960L, 960L, 3840L);
        assertThat(ChordPlan.given(plan, new Meter(3, 4), C_MAJOR))
                .extracting(ChordSpan::durationTicks)
                .containsExactly(960L, 960L, 960L, 2880L);
    }

    @Test
    void phrasesFollowTheLines() {
        assertThat(Phrases.bars(8, 4)).containsExactly(2, 2, 2, 2);
        assertThat(Phrases.bars(8, 3)).containsExactly(3, 3, 2);
        assertThat(Phrases.bars(10, 0)).containsExactly(4, 4, 2);
        assertThat(Phrases.bars(9, 0)).containsExactly(4, 5);
        assertThat(Phrases.bars(2, 5)).containsExactly(2);
    }

    @Test
    void aPlayerNeverHoldsMoreThanHeCan() {
        List<Note> chord = List.of(
                new Note(0, 960, 60, 80),
                new Note(0, 960, 64, 80),
                new Note(480, 960, 67, 80),
                new Note(480, 960, 20, 80));
        assertThat(Playable.made(chord, Orchestra.get("flute")))
                .extracting(Note::pitch)
                .containsExactly(64, 67);
        assertThat(Playable.made(chord, Orchestra.get("flute")).getFirst().durationTicks())
                .isEqualTo(480);
    }
}
