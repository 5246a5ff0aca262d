package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import lathe.engine.theory.Chord;
import lathe.engine.theory.Key;
import org.junit.jupiter.api.Test;

class AccompanistTest {

    /** "Ah! vous dirai-je, maman" (France, before 1761): pitch and length in quarters. */
    private static final int[][] MAMAN = {
        {60, 1}, {60, 1}, {67, 1}, {67, 1}, {69, 1}, {69, 1}, {67, 2}, {65, 1}, {65, 1}, {64, 1}, {64, 1}, {62, 1},
        {62, 1}, {60, 2}, {67, 1}, {67, 1}, {65, 1}, {65, 1}, {64, 1}, {64, 1}, {62, 2}, {67, 1}, {67, 1}, {65, 1},
        {65, 1}, {64, 1}, {64, 1}, {62, 2}, {60, 1}, {60, 1}, {67, 1}, {67, 1}, {69, 1}, {69, 1}, {67, 2}, {65, 1},
        {65, 1}, {64, 1}, {64, 1}, {62, 1}, {62, 1}, {60, 2}
    };

    private final Blueprint wishes = Plans.song("pop", "E minor", 90, 4);

    @Test
    void theTuneKeepsEveryNoteAndItsTempo() {
        Score score = score(480, List.of(new Timed<>(0, Meter.FOUR_FOUR)));
        Song song = Accompanist.accompany(score, wishes, "auto");
        Track tune = song.score().tracks().stream()
                .filter(track -> track.name().equals("Tune"))
                .findFirst()
                .orElseThrow();
        assertThat(tune.notes()).hasSize(MAMAN.length);
        for (int i = 0; i < MAMAN.length; i++) {
            Note old = score.tracks().getFirst().notes().get(i);
            assertThat(tune.notes().get(i))
                    .isEqualTo(new Note(2 * old.startTick(), 2 * old.durationTicks(), old.pitch(), old.velocity()));
        }
        assertThat(song.score().tempo().quartersPerMinute(0)).isEqualTo(100);
        assertThat(song.score().tracks().size()).isGreaterThan(1);
    }

    @Test
    void keyAndSectionsAreReadFromTheTune() {
        Song song = Accompanist.accompany(score(480, List.of(new Timed<>(0, Meter.FOUR_FOUR))), wishes, "auto");
        assertThat(song.blueprint().key().name()).isEqualTo("C major");
        assertThat(song.blueprint().bars()).isEqualTo(12);
        assertThat(song.blueprint().bpm()).isEqualTo(100);
        assertThat(song.sections()).extracting(PlacedSection::kind).contains(SectionKind.THEME);
    }

    @Test
    void aLockedKeyStays() {
        Blueprint locked = new Blueprint(
                "",
                "pop",
                wishes.genres(),
                wishes.moods(),
                90,
                wishes.meter(),
                Key.parse("A minor").orElseThrow(),
                0,
                0,
                wishes.sections(),
                List.of(),
                List.of(),
                -14,
                4,
                wishes.sources(),
                Set.of("key"));
        Song song = Accompanist.accompany(score(480, List.of()), locked, "auto");
        assertThat(song.blueprint().key().name()).isEqualTo("A minor");
    }

    @Test
    void chordsOfALeadSheetAreKept() {
        Score plain = score(960, List.of(new Timed<>(0, Meter.FOUR_FOUR)));
        List<ChordSpan> chords = new ArrayList<>();
        for (int bar = 0; bar < 12; bar++) {
            Chord chord = Chord.parse(bar % 4 == 3 ? "G7" : "C").orElseThrow();
            chords.add(new ChordSpan(bar * 3840L, 3840, chord));
        }
        Score sheet = new Score(
                "Maman",
                plain.tempo(),
                plain.meters(),
                plain.keys(),
                plain.tracks(),
                chords,
                List.of(),
                List.of(),
                List.of());
        Song song = Accompanist.accompany(sheet, wishes, "auto");
        assertThat(song.score().chords()).isEqualTo(chords);
        assertThat(song.score().title()).isEqualTo("Maman");
    }

    @Test
    void theGivenTuneStaysWhenItsBackingIsReplaced() {
        Song song = Accompanist.accompany(score(480, List.of()), wishes, "auto");
        Song edited = new SongEditor(song).replace(List.of("1-8"));
        assertThat(edited.score().tracks().stream()
                        .filter(track -> track.name().equals("Tune"))
                        .toList())
                .isEqualTo(song.score().tracks().stream()
                        .filter(track -> track.name().equals("Tune"))
                        .toList());
        assertThat(edited.score()).isNotEqualTo(song.score());
    }

    @Test
    void aWaltzIsHeardInThree() {
        List<Note> notes = new ArrayList<>();
        for (int bar = 0; bar < 16; bar++) {
            notes.add(new Note(bar * 2880L, 1920, 60 + bar % 5, 80));
            notes.add(new Note(bar * 2880L + 1920, 960, 64, 80));
        }
        Score waltz = new Score(
                "",
                TempoMap.of(960, 120),
                List.of(),
                List.of(),
                List.of(new Track("", "", 0, false, TrackRole.OTHER, notes, List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        assertThat(TuneAnalysis.meter(waltz, waltz.tracks().getFirst())).isEqualTo(new Meter(3, 4));
    }

    @Test
    void aScoreOfDrumsAloneIsRefused() {
        Track drums = new Track("", "drums", 0, true, TrackRole.DRUMS, List.of(new Note(0, 1, 36, 80)), List.of());
        Score score = Score.of(TempoMap.of(480, 100), Meter.FOUR_FOUR, List.of(drums));
        assertThatThrownBy(() -> Accompanist.accompany(score, wishes, "auto")).hasMessageContaining("no pitched note");
    }

    private static Score score(int ticksPerQuarter, List<Timed<Meter>> meters) {
        List<Note> notes = new ArrayList<>();
        long tick = 0;
        for (int[] note : MAMAN) {
            long length = (long) note[1] * ticksPerQuarter;
            notes.add(new Note(tick, length, note[0], 80));
            tick += length;
        }
        Track track = new Track("Piano", "piano", 0, false, TrackRole.OTHER, notes, List.of());
        return new Score(
                "",
                TempoMap.of(ticksPerQuarter, 100),
                meters,
                List.of(),
                List.of(track),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
