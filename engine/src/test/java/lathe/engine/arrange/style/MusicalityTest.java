package lathe.engine.arrange.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.Styles;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;
import lathe.engine.theory.PitchRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MusicalityTest {

    private static final Seed SEED = new Seed(5);

    static Stream<String> styles() {
        return Styles.ALL.stream();
    }

    private static List<Note> all(String id, double energy) {
        Style style = StyleBook.get(id);
        List<Note> notes = new ArrayList<>();
        SectionContext context = Sections.withChords(style, Sections.of(SectionKind.CHORUS, energy), SEED);
        for (Part part : style.parts(Sections.blueprint(id, List.of(), List.of()))) {
            if (part.entersAt() <= energy) {
                notes.addAll(style.play(part, context, SEED.child(part.name())));
            }
        }
        return notes;
    }

    @ParameterizedTest
    @MethodSource("styles")
    void moreEnergyMeansMoreNotesAndHarderOnes(String id) {
        List<Note> quiet = all(id, 0.2);
        List<Note> middle = all(id, 0.55);
        List<Note> loud = all(id, 0.95);
        assertThat(weight(middle)).isGreaterThan(1.15 * weight(quiet));
        assertThat(weight(loud)).isGreaterThan(1.15 * weight(middle));
        assertThat(loud.stream().mapToInt(Note::velocity).average().orElse(0))
                .isGreaterThan(quiet.stream().mapToInt(Note::velocity).average().orElse(0) + 10);
    }

    /** Sum of velocities over the time that notes sound, so that held chords count as they are heard. */
    private static double weight(List<Note> notes) {
        return notes.stream()
                .mapToDouble(note -> note.velocity() * (1 + note.durationTicks() / 960.0))
                .sum();
    }

    @ParameterizedTest
    @MethodSource("styles")
    void chordsMoveByNearWaysAndStayBelowTheTune(String id) {
        Style style = StyleBook.get(id);
        for (Part part : style.parts(Sections.blueprint(id, List.of(), List.of()))) {
            if (part.role() == TrackRole.CHORDS || part.role() == TrackRole.PAD) {
                SectionContext open = Sections.of(SectionKind.VERSE, 0.6);
                SectionContext context = Sections.withChords(style, open, SEED);
                context = context.with(context.chords(), Sections.tune(context, SEED));
                List<Note> notes = style.play(part, context, SEED);
                for (Note note : notes) {
                    for (Note sung : context.melody()) {
                        boolean together = sung.startTick() < note.endTick() && sung.endTick() > note.startTick();
                        assertThat(together && note.pitch() > sung.pitch())
                                .as("%s: %s above %s", part.name(), note, sung)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void theVoicesOfAVoicingMoveLessThanThoseOfBlockChords() {
        List<ChordSpan> spans = new ArrayList<>();
        for (String symbol : List.of("C", "Am", "F", "G7", "Em7", "A7", "Dm7", "G7", "C")) {
            spans.add(new ChordSpan(
                    spans.size() * 3840L, 3840, Chord.parse(symbol).orElseThrow()));
        }
        Voicing voicing = new Voicing(new PitchRange(52, 74), 52, 4, false, false);
        List<List<Integer>> led =
                voicing.lead(spans, List.of(127, 127, 127, 127, 127, 127, 127, 127, 127), Sections.C_MAJOR);
        double movement = 0;
        for (int i = 1; i < led.size(); i++) {
            assertThat(led.get(i)).hasSize(4).isSorted();
            for (int voice = 0; voice < 4; voice++) {
                movement += Math.abs(led.get(i).get(voice) - led.get(i - 1).get(voice));
            }
        }
        assertThat(movement / (8 * 4)).isLessThan(2.2); // block chords on these roots move 4.4 semitones a voice
    }

    @ParameterizedTest
    @MethodSource("styles")
    void theBassMeetsEveryChordWithItsOwnBass(String id) {
        Style style = StyleBook.get(id);
        Part bass = style.parts(Sections.blueprint(id, List.of(), List.of())).stream()
                .filter(part -> part.role() == TrackRole.BASS)
                .findFirst()
                .orElseThrow();
        SectionContext context = Sections.withChords(style, Sections.of(SectionKind.VERSE, 0.7), SEED);
        List<Note> notes = style.play(bass, context, SEED);
        for (ChordSpan span : context.chords()) {
            Note first = notes.stream()
                    .filter(note -> note.startTick() >= span.startTick() && note.startTick() < span.endTick())
                    .findFirst()
                    .orElseThrow();
            assertThat(PitchClass.of(first.pitch()))
                    .as("%s", span)
                    .isEqualTo(span.chord().bass());
            assertThat(first.startTick() - span.startTick()).isLessThanOrEqualTo(1920);
        }
        for (int i = 1; i < notes.size(); i++) {
            assertThat(Math.abs(notes.get(i).pitch() - notes.get(i - 1).pitch()))
                    .isLessThanOrEqualTo(19);
        }
    }

    @ParameterizedTest
    @MethodSource("styles")
    void lastSectionsComeToRestOnTheTonic(String id) {
        Style style = StyleBook.get(id);
        for (Mode mode : List.of(Mode.MAJOR, Mode.MINOR)) {
            for (int bars : new int[] {1, 3, 4, 7, 8, 12, 16}) {
                Key key = new Key(bars % 12, mode);
                SectionContext context = Sections.of(SectionKind.OUTRO, key, Meter.FOUR_FOUR, bars, 0.5);
                context = Sections.before(context, Optional.empty(), 0.5);
                for (int seed = 0; seed < 10; seed++) {
                    List<ChordSpan> chords = style.progression(context, new Seed(seed));
                    assertThat(chords.getLast().chord().root())
                            .as("%s %s", key, chords)
                            .isEqualTo(key.tonic());
                }
            }
        }
    }

    @Test
    void aBluesOfTwelveBarsIsTheTwelveBarBlues() {
        SectionContext context = Sections.of(SectionKind.VERSE, new Key(4, Mode.BLUES), Meter.FOUR_FOUR, 12, 0.5);
        List<Integer> roots = StyleBook.get("blues").progression(context, SEED).stream()
                .filter(span -> span.startTick() % context.barTicks() == 0)
                .map(span -> PitchClass.of(span.chord().root() - 4))
                .toList();
        assertThat(roots).hasSize(12);
        assertThat(roots.getFirst()).isZero();
        assertThat(roots.subList(4, 8)).containsExactly(5, 5, 0, 0);
        assertThat(roots.get(8)).isEqualTo(7);
    }

    @Test
    void jazzMovesByFifths() {
        int fifths = 0;
        int changes = 0;
        for (int seed = 0; seed < 20; seed++) {
            SectionContext context = Sections.of(SectionKind.THEME, new Key(10, Mode.MAJOR), Meter.FOUR_FOUR, 16, 0.5);
            List<ChordSpan> chords = StyleBook.get("jazz").progression(context, new Seed(seed));
            for (int i = 1; i < chords.size(); i++) {
                int step = PitchClass.of(
                        chords.get(i).chord().root() - chords.get(i - 1).chord().root());
                changes += step == 0 ? 0 : 1;
                fifths += step == 5 ? 1 : 0;
            }
        }
        assertThat((double) fifths / changes).isGreaterThan(0.55);
    }

    @Test
    void loudChorusesBeginWithACrashAndLeadsInHaveFills() {
        Style rock = StyleBook.get("rock");
        Part drums = new Part("Drums", Orchestra.get("drums"), TrackRole.DRUMS, 0);
        SectionContext chorus = Sections.withChords(rock, Sections.of(SectionKind.CHORUS, 0.9), SEED);
        assertThat(rock.play(drums, chorus, SEED)).anyMatch(note -> note.pitch() == 49 && note.startTick() == 0);
        SectionContext verse = Sections.withChords(rock, Sections.of(SectionKind.VERSE, 0.4), SEED);
        SectionContext rising = Sections.before(verse, Optional.of(SectionKind.CHORUS), 0.9);
        SectionContext even = Sections.before(verse, Optional.of(SectionKind.VERSE), 0.4);
        assertThat(lastBarHits(rock, drums, rising)).isGreaterThan(lastBarHits(rock, drums, even));
    }

    private static long lastBarHits(Style style, Part drums, SectionContext context) {
        return style.play(drums, context, SEED).stream()
                .filter(note -> note.startTick() >= context.ticks() - context.barTicks())
                .filter(note -> note.pitch() != 36 && note.pitch() != 42)
                .count();
    }

    @Test
    void aBuildRollsFasterAndLouder() {
        Style edm = StyleBook.get("edm");
        Part drums = new Part("Drums", Orchestra.get("electronic-drums"), TrackRole.DRUMS, 0);
        SectionContext build = Sections.withChords(edm, Sections.of(SectionKind.BUILD, 0.6), SEED);
        build = Sections.before(build, Optional.of(SectionKind.DROP), 1);
        long half = build.ticks() / 2;
        List<Note> snare = edm.play(drums, build, SEED).stream()
                .filter(note -> note.pitch() == 38)
                .toList();
        List<Note> early =
                snare.stream().filter(note -> note.startTick() < half).toList();
        List<Note> late =
                snare.stream().filter(note -> note.startTick() >= half).toList();
        assertThat(late.size()).isGreaterThan(2 * early.size());
        assertThat(late.getLast().velocity()).isGreaterThan(early.getFirst().velocity() + 25);
    }

    @Test
    void swungEighthsComeLateAsFarAsTheSongSwings() {
        Style jazz = StyleBook.get("jazz");
        Part bass = new Part("Bass", Orchestra.get("acoustic-bass"), TrackRole.BASS, 0);
        Part piano = new Part("Piano", Orchestra.get("piano"), TrackRole.CHORDS, 0);
        SectionContext straight = Sections.withChords(jazz, Sections.of(SectionKind.THEME, 0.6), SEED);
        SectionContext swung = Sections.swung(straight, 1);
        List<Note> even = jazz.play(piano, straight, SEED);
        List<Note> uneven = jazz.play(piano, swung, SEED);
        assertThat(uneven).hasSameSizeAs(even);
        for (int i = 0; i < even.size(); i++) {
            boolean offbeat = even.get(i).startTick() % 960 == 480;
            assertThat(uneven.get(i).timingTicks()).isEqualTo(offbeat ? 160 : 0);
        }
        assertThat(jazz.play(bass, swung, SEED))
                .allMatch(note -> note.timingTicks() == 0 || note.startTick() % 960 != 0);
        assertThat(StyleBook.swung(new Note(480, 480, 60, 80), "jazz", Meter.FOUR_FOUR, 1)
                        .timingTicks())
                .isEqualTo(160);
    }

    @Test
    void sectionsVaryWhenTheyComeBack() {
        Style funk = StyleBook.get("funk");
        Part drums = new Part("Drums", Orchestra.get("drums"), TrackRole.DRUMS, 0);
        SectionContext first = Sections.withChords(funk, Sections.of(SectionKind.CHORUS, 0.8), SEED);
        SectionContext second = new SectionContext(
                first.kind(),
                2,
                first.key(),
                first.meter(),
                first.bars(),
                first.energy(),
                first.energyAfter(),
                first.swing(),
                first.bpm(),
                first.chords(),
                first.melody(),
                first.next());
        List<Note> once = funk.play(drums, first, SEED);
        List<Note> again = funk.play(drums, second, SEED);
        assertThat(again).isNotEqualTo(once);
        assertThat(again.stream().filter(note -> note.pitch() == 36).map(Note::startTick))
                .containsAnyElementsOf(once.stream()
                        .filter(note -> note.pitch() == 36)
                        .map(Note::startTick)
                        .toList());
    }
}
