package lathe.engine.arrange.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.Styles;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import lathe.engine.theory.PitchClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StylesPlayTest {

    private static final List<Meter> METERS = List.of(
            new Meter(4, 4),
            new Meter(3, 4),
            new Meter(2, 4),
            new Meter(6, 8),
            new Meter(6, 4),
            new Meter(5, 4),
            new Meter(7, 8),
            new Meter(12, 8),
            new Meter(2, 2));

    private static final List<Mode> MODES = List.of(Mode.values());
    private static final List<SectionKind> KINDS = List.of(SectionKind.values());
    private static final List<ChordQuality> QUALITIES = List.of(ChordQuality.values());

    static Stream<String> styles() {
        return Styles.ALL.stream();
    }

    @Test
    void aStyleThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> StyleBook.get("polka-metal"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("style=polka-metal");
    }

    @ParameterizedTest
    @MethodSource("styles")
    void everySectionIsPlayedOnTimeAndInRange(String id) {
        Style style = StyleBook.get(id);
        List<Part> band = style.parts(Sections.blueprint(id, List.of(), List.of()));
        assertThat(band).extracting(Part::name).doesNotHaveDuplicates();
        assertThat(band).extracting(Part::role).contains(TrackRole.MELODY);
        int number = 0;
        for (SectionKind kind : SectionKind.values()) {
            for (Meter meter : METERS) {
                number++;
                Seed seed = new Seed(number);
                int bars = 1 + number % 16;
                double energy = number % 11 / 10.0;
                Key key = new Key(number % 12, MODES.get(number % MODES.size()));
                SectionContext open = Sections.of(kind, key, meter, bars, energy);
                Optional<SectionKind> next = number % 5 == 0 ? Optional.empty() : Optional.of(SectionKind.CHORUS);
                open = Sections.before(open, next, number % 7 / 6.0);
                List<ChordSpan> chords = style.progression(open, seed);
                assertThat(Sections.fill(chords, open))
                        .as("%s %s %d bars: %s", kind, meter, bars, chords)
                        .isTrue();
                SectionContext context = open.with(chords, Sections.tune(open, seed));
                for (Part part : band) {
                    check(style, part, context, seed);
                }
            }
        }
    }

    private static void check(Style style, Part part, SectionContext context, Seed seed) {
        List<Note> notes = style.play(part, context, seed);
        assertThat(style.play(part, context, seed)).isEqualTo(notes);
        if (part.role() == TrackRole.MELODY) {
            assertThat(notes).isEmpty();
        }
        for (Note note : notes) {
            assertThat(note.startTick()).isLessThan(context.ticks());
            assertThat(note.endTick()).as("%s %s", part, note).isLessThanOrEqualTo(context.ticks());
            assertThat(Math.abs(note.timingTicks())).isLessThan(240);
            assertThat(part.instrument().range().contains(note.pitch()))
                    .as("%s %s", part, note)
                    .isTrue();
        }
        if (!part.instrument().isPercussion()) {
            assertThat(mostAtOnce(notes))
                    .as(part.name())
                    .isLessThanOrEqualTo(part.instrument().polyphony());
        }
    }

    private static int mostAtOnce(List<Note> notes) {
        int most = 0;
        for (Note note : notes) {
            int now = 0;
            for (Note other : notes) {
                if (other.startTick() <= note.startTick() && other.endTick() > note.startTick()) {
                    now++;
                }
            }
            most = Math.max(most, now);
        }
        return most;
    }

    @ParameterizedTest
    @MethodSource("styles")
    void chordPartsPlayTheChordsThatTheyAreGiven(String id) {
        Style style = StyleBook.get(id);
        List<Part> band = style.parts(Sections.blueprint(id, List.of(), List.of()));
        for (int number = 0; number < 24; number++) {
            Seed seed = new Seed(1000 + number);
            Meter meter = METERS.get(number % METERS.size());
            SectionContext context = Sections.of(
                    KINDS.get(number % KINDS.size()),
                    new Key(number % 12, number % 2 == 0 ? Mode.MAJOR : Mode.MINOR),
                    meter,
                    1 + number % 8,
                    number % 10 / 9.0);
            context = context.with(randomChords(context, seed), List.of());
            for (Part part : band) {
                if (!part.instrument().isPercussion() && part.role() != TrackRole.BASS) {
                    for (Note note : style.play(part, context, seed)) {
                        assertThat(allowed(id, context, note))
                                .as(
                                        "seed %s, %s, %s over %s",
                                        seed, part.name(), note, context.chordAt(note.startTick()))
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Every chord that sounds with the note has it; styles with tensions may add the ninth to a chord with a seventh. */
    private static boolean allowed(String id, SectionContext context, Note note) {
        boolean tensions = List.of("jazz", "bossa", "lo-fi").contains(id);
        for (ChordSpan span : context.chords()) {
            if (span.startTick() < note.endTick() && span.endTick() > note.startTick()) {
                Chord chord = span.chord();
                boolean ninth = tensions
                        && chord.quality().intervals().size() == 4
                        && PitchClass.of(note.pitch() - chord.root()) == 2;
                if (!chord.contains(note.pitch()) && !ninth) {
                    return false;
                }
            }
        }
        return true;
    }

    private static List<ChordSpan> randomChords(SectionContext context, Seed seed) {
        var random = seed.random();
        List<ChordSpan> spans = new ArrayList<>();
        long tick = 0;
        while (tick < context.ticks()) {
            long length = Math.min(context.ticks() - tick, 240L * (1 + random.nextInt(24)) + 80L * random.nextInt(2));
            ChordQuality quality = QUALITIES.get(random.nextInt(QUALITIES.size()));
            int root = random.nextInt(12);
            spans.add(new ChordSpan(
                    tick, length, new Chord(root, quality, random.nextInt(3) == 0 ? random.nextInt(12) : root)));
            tick += length;
        }
        return spans;
    }
}
