package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import lathe.engine.arrange.style.Part;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.song.Song;
import lathe.engine.theory.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlayingTest {

    private static final long BAR = 4L * Score.TICKS_PER_QUARTER;

    @Test
    void theTuneGoesToTheInstrumentThatWasAskedFor() {
        Blueprint plan = with(Plans.song("k-ballad", "A minor", 72, 2), List.of("piano"), 0);
        Song song = SongWriter.write(plan, "auto");
        assertThat(song.score().tracks())
                .filteredOn(track -> track.role() == TrackRole.MELODY)
                .extracting(Track::instrument)
                .containsOnly("piano");
        assertThat(song.score().tracks())
                .filteredOn(track -> track.role() == TrackRole.CHORDS)
                .extracting(Track::instrument)
                .contains("piano");
    }

    @Test
    void morePlayersPlayLouderInTheChorusThanInTheVerse() {
        for (String style : List.of("pop", "rock", "k-ballad", "film")) {
            Song song = SongWriter.write(Plans.song(style, "C major", 100, 3), "auto");
            assertThat(energy(song, 28, 36)).as(style).isGreaterThan(1.5 * energy(song, 4, 12));
        }
    }

    /** Sum of velocities. */
    private static double energy(Song song, int fromBar, int toBar) {
        return song.score().tracks().stream()
                .flatMap(track -> track.notes().stream())
                .filter(note -> note.startTick() >= fromBar * BAR && note.startTick() < toBar * BAR)
                .mapToInt(Note::velocity)
                .sum();
    }

    @Test
    void aChorusComesBackAsItWasButForALittle() {
        Song song = SongWriter.write(Plans.song("pop", "C major", 100, 3), "auto");
        List<Note> first = tune(song, 12, 20);
        List<Note> second = tune(song, 28, 36);
        long same = first.stream()
                .filter(note -> second.stream()
                        .anyMatch(other -> other.startTick() == note.startTick() + 16 * BAR
                                && (other.pitch() - note.pitch()) % 12 == 0))
                .count();
        assertThat(same).isGreaterThan(first.size() * 2L / 3);
    }

    private static List<Note> tune(Song song, int fromBar, int toBar) {
        return song.score().tracks().stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .flatMap(track -> track.notes().stream())
                .filter(note -> note.startTick() >= fromBar * BAR && note.startTick() < toBar * BAR)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pop", "rock", "k-ballad", "schlager", "folk", "classical-piano", "edm", "jazz"})
    void aLengthThatWasAskedForIsKept(String style) {
        for (long seed = 0; seed < 3; seed++) {
            for (int bpm : List.of(66, 140)) {
                Blueprint plain = Plans.song(style, "G major", bpm, seed);
                double seconds = Math.rint(40 * 240.0 / bpm + seed - 1.5);
                Song song = SongWriter.write(with(plain, List.of(), seconds), "auto");
                assertThat(song.score().seconds())
                        .as(style + " " + bpm + " " + seed)
                        .isBetween(seconds - 2, seconds + 2);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("lathe.engine.blueprint.Styles#ALL")
    void everyoneHoldsTheLastChord(String style) {
        Song song = SongWriter.write(Plans.song(style, "G major", 100, 3), "auto");
        ChordSpan last = song.score().chords().getLast();
        assertThat(last.chord().root())
                .isEqualTo(song.score().keys().getLast().value().tonic());
        long close = Math.max(last.startTick(), last.endTick() - Meter.FOUR_FOUR.barTicks(Score.TICKS_PER_QUARTER));
        for (Track track : song.score().tracks()) {
            List<Note> held = track.notes().stream()
                    .filter(note -> note.startTick() >= close)
                    .toList();
            assertThat(held)
                    .as(track.name())
                    .allMatch(note -> track.percussion() || last.chord().contains(note.pitch()));
            assertThat(held).as(track.name()).extracting(Note::startTick).allMatch(tick -> tick == close);
        }
    }

    @Test
    void aFolkSongSlowsDownAtItsEnd() {
        Song song = SongWriter.write(Plans.song("folk", "G major", 100, 3), "auto");
        assertThat(song.score().tempo().changes().size()).isGreaterThan(3);
    }

    @Test
    void aSchlagerMayStepUpButNotWhereTheKeyWasAskedFor() {
        int lifted = 0;
        for (long seed = 0; seed < 20; seed++) {
            Blueprint free = Plans.song("schlager", "C major", 128, seed);
            lifted += SongWriter.write(free, "auto").score().keys().size() > 1 ? 1 : 0;
            LinkedHashMap<String, String> sources = new LinkedHashMap<>();
            sources.put("key", "\"C major\"");
            Blueprint asked = new Blueprint(
                    "",
                    "schlager",
                    free.genres(),
                    free.moods(),
                    128,
                    free.meter(),
                    free.key(),
                    0,
                    0,
                    free.sections(),
                    List.of(),
                    List.of(),
                    -14,
                    seed,
                    sources,
                    Set.of());
            assertThat(SongWriter.write(asked, "auto").score().keys())
                    .extracting(Timed::value)
                    .containsExactly(free.key());
        }
        assertThat(lifted).isBetween(10, 20);
    }

    @Test
    void tunesKeepToTheKeyAndItsChords() {
        int inKey = 0;
        int all = 0;
        for (long seed = 0; seed < 8; seed++) {
            Song song = SongWriter.write(Plans.song("pop", "D major", 100, seed), "auto");
            Key key = song.blueprint().key();
            if (song.score().keys().size() == 1) {
                for (Note note : tune(song, 0, 40)) {
                    all++;
                    boolean inChord =
                            Pitches.at(song.score().chords(), note.startTick()).contains(note.pitch());
                    inKey += key.contains(note.pitch()) || inChord ? 1 : 0;
                }
            }
        }
        assertThat(inKey).isGreaterThan((int) (0.97 * all));
    }

    @Test
    void chordsThatWereGivenAreInEveryPlayersHands() {
        SectionPlan chorus = Plans.chords(SectionKind.CHORUS, 8, 0.9, "Eb | Bb7 | Cm F | Ab");
        Song song = SongWriter.write(
                Plans.song("pop", "C major", 100, Meter.FOUR_FOUR, 3, List.of(chorus, Plans.SONG.getLast())), "auto");
        for (Track track : song.score().tracks()) {
            if (track.role() == TrackRole.PAD || track.role() == TrackRole.CHORDS) {
                assertThat(track.notes().stream().filter(note -> note.startTick() < 8 * BAR))
                        .as(track.name())
                        .allMatch(note -> Pitches.at(song.score().chords(), note.startTick())
                                        .contains(note.pitch())
                                || song.score().chords().stream()
                                        .anyMatch(span -> Math.abs(span.startTick() - note.startTick()) <= 480
                                                && span.chord().contains(note.pitch())));
            }
        }
    }

    @Test
    void aTuneGoesWithChordsOfAnotherKey() {
        SectionPlan chorus = Plans.chords(SectionKind.CHORUS, 8, 0.9, "C | Am | F | G");
        Song song = SongWriter.write(
                Plans.song("pop", "E major", 100, Meter.FOUR_FOUR, 3, List.of(Plans.SONG.get(1), chorus)), "auto");
        assertThat(song.score().keys())
                .extracting(timed -> timed.value().name())
                .containsExactly("E major", "C major");
        Key chords = song.score().keys().getLast().value();
        assertThat(tune(song, 8, 15)).isNotEmpty().allMatch(note -> chords.contains(note.pitch()));
    }

    @Test
    void handsAreNeverFarFromTheBeatAndDrumsAreLeftAlone() {
        Blueprint plan = Plans.song("jazz", "C major", 120, 3);
        Part piano = new Part("Piano", Orchestra.get("piano"), TrackRole.CHORDS, 0);
        Part drums = new Part("Drums", Orchestra.get("drums"), TrackRole.DRUMS, 0);
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            notes.add(new Note(i * 960L, 480, 60, 80));
            notes.add(new Note(i * 960L, 480, 64, 80));
        }
        Humaniser humaniser = new Humaniser(plan);
        List<Note> played = humaniser.play(piano, notes, new Seed(1));
        double ticksPerMs = 2 * 960 / 1000.0;
        assertThat(played).allMatch(note -> Math.abs(note.timingTicks()) <= (2 * 8 + 5) * ticksPerMs + 1);
        assertThat(played.stream().mapToInt(Note::timingTicks).average().orElseThrow())
                .isBetween(-8.0, 12.0);
        assertThat(played).extracting(Note::velocity).anyMatch(velocity -> velocity != 80);
        assertThat(humaniser.play(piano, notes, new Seed(1))).isEqualTo(played);
        assertThat(humaniser.play(drums, notes, new Seed(1))).isEqualTo(notes);
    }

    private static Blueprint with(Blueprint plan, List<String> instruments, double seconds) {
        return new Blueprint(
                "",
                plan.style(),
                plan.genres(),
                plan.moods(),
                plan.bpm(),
                plan.meter(),
                plan.key(),
                seconds,
                0,
                plan.sections(),
                instruments,
                List.of(),
                -14,
                plan.seed(),
                plan.sources(),
                Set.of());
    }
}
