package lathe.engine.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.score.files.ScoreFiles;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import lathe.engine.song.SongJson;
import lathe.engine.theory.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongEditorTest {

    private static final long BAR = 4L * Score.TICKS_PER_QUARTER;
    private final Song song = SongWriter.write(Plans.song("pop", "G major", 112, 9), "auto");

    @Test
    void aReplacedChorusIsAnotherAndEverythingElseStays() {
        Song edited = new SongEditor(song).replace(List.of("Chorus:2"));
        assertThat(outside(edited, 28, 36)).isEqualTo(outside(song, 28, 36));
        assertThat(inside(edited, 28, 36)).isNotEqualTo(inside(song, 28, 36)).isNotEmpty();
        assertThat(edited.score().tempo()).isEqualTo(song.score().tempo());
        assertThat(edited.score().markers()).isEqualTo(song.score().markers());
        assertThat(edited.sections()).extracting(PlacedSection::take).containsExactly(0, 0, 0, 0, 1, 0);
    }

    /** Each track's bytes are the same up to the first event of the region: a format 1 file has a chunk for each. */
    @Test
    void theMidiFileIsTheSameByteByByteUpToTheRegion(@TempDir Path folder) throws IOException {
        Song edited = new SongEditor(song).replace(List.of("Chorus:2"));
        List<byte[]> before = chunks(song, folder.resolve("before.mid"));
        List<byte[]> after = chunks(edited, folder.resolve("after.mid"));
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            int same = Arrays.mismatch(before.get(i), after.get(i));
            int notes = i == 0 ? 0 : song.score().tracks().get(i - 1).notes().size();
            long earlier = i == 0
                    ? 0
                    : song.score().tracks().get(i - 1).notes().stream()
                            .filter(note -> note.endTick() < 28 * BAR - 480)
                            .count();
            assertThat(same)
                    .as("track " + i + " of " + notes + " notes")
                    .satisfiesAnyOf(
                            at -> assertThat(at).isEqualTo(-1),
                            at -> assertThat((long) at).isGreaterThan(6 * earlier));
        }
    }

    private static List<byte[]> chunks(Song song, Path file) throws IOException {
        ScoreFiles.write(song.score(), file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        List<byte[]> chunks = new ArrayList<>();
        while (bytes.remaining() >= 8) {
            boolean track = bytes.getInt() == 0x4D54726B;
            byte[] chunk = new byte[bytes.getInt()];
            bytes.get(chunk);
            if (track) {
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    @Test
    void theSameStepsGiveTheSameSongAndTheNextReplacementIsAnother() {
        Song once = new SongEditor(song).replace(List.of("Verse:1"));
        Song again = new SongEditor(song).replace(List.of("verse: 1"));
        Song twice = new SongEditor(once).replace(List.of("Verse:1"));
        assertThat(SongJson.toJson(again)).isEqualTo(SongJson.toJson(once));
        assertThat(inside(twice, 4, 12)).isNotEqualTo(inside(once, 4, 12)).isNotEqualTo(inside(song, 4, 12));
    }

    @Test
    void barsInsideASectionAreReplacedOverTheSameChords() {
        Song edited = new SongEditor(song).replace(List.of("15-16", "23"));
        assertThat(edited.score().chords()).isEqualTo(song.score().chords());
        assertThat(inside(edited, 14, 16)).isNotEqualTo(inside(song, 14, 16));
        assertThat(inside(edited, 16, 22)).isEqualTo(inside(song, 16, 22));
        assertThat(inside(edited, 0, 14)).isEqualTo(inside(song, 0, 14));
        assertThat(inside(edited, 23, 40)).isEqualTo(inside(song, 23, 40));
    }

    @Test
    void chordsAreKeptWhereAsked() {
        Song edited = new SongEditor(song).keepingChords().replace(List.of("Verse:1", "Chorus"));
        assertThat(edited.score().chords()).isEqualTo(song.score().chords());
        assertThat(inside(edited, 4, 20)).isNotEqualTo(inside(song, 4, 20));
    }

    @Test
    void aTuneThatIsKeptGetsAnotherBacking() {
        Song edited = new SongEditor(song).keepingTune().replace(List.of("Chorus:1"));
        assertThat(tune(edited)).isEqualTo(tune(song));
        assertThat(inside(edited, 12, 20)).isNotEqualTo(inside(song, 12, 20));
    }

    @Test
    void anUnknownRegionIsAnsweredWithWhatThereIs() {
        assertThatThrownBy(() -> new SongEditor(song).replace(List.of("Chorus:5")))
                .hasMessage(
                        "region=Chorus:5: the song has Intro:1, Verse:1, Chorus:1, Verse:2, Chorus:2, Outro:1, bars 1 to 40");
        assertThatThrownBy(() -> new SongEditor(song).replace(List.of("39-41"))).hasMessageContaining("bars 1 to 40");
    }

    @Test
    void aSongExtendedBeforeKeepsEveryNote() {
        Song longer = new SongEditor(song).extendBars(4, 0);
        assertThat(longer.sections().getFirst().name()).isEqualTo("Intro:1");
        assertThat(longer.blueprint().bars()).isEqualTo(44);
        for (Track track : song.score().tracks()) {
            List<Note> moved =
                    track.notes().stream().map(note -> note.movedBy(4 * BAR)).toList();
            assertThat(named(longer, track.name()).notes()).containsAll(moved);
        }
    }

    @Test
    void aSongExtendedBehindKeepsAllButItsOldEnd() {
        Song longer = new SongEditor(song)
                .extend(
                        List.of(),
                        List.of(SectionPlan.of(SectionKind.CHORUS, 8, 0.9), SectionPlan.of(SectionKind.OUTRO, 4, 0.4)));
        assertThat(longer.sections()).extracting(PlacedSection::name).endsWith("Outro:1", "Chorus:3", "Outro:2");
        assertThat(inside(longer, 0, 36)).isEqualTo(inside(song, 0, 36));
        assertThat(inside(longer, 40, 52)).isNotEmpty();
    }

    @Test
    void anEditedSectionIsWrittenAnewAndOthersStay() {
        List<SectionPlan> plans = new ArrayList<>(song.blueprint().sections());
        plans.set(3, plans.get(3).withEnergy(0.95));
        Song edited = new SongEditor(song).follow(song.blueprint().withSections(plans));
        assertThat(outside(edited, 20, 28)).isEqualTo(outside(song, 20, 28));
        assertThat(inside(edited, 20, 28)).isNotEqualTo(inside(song, 20, 28));
    }

    @Test
    void anotherTempoPlaysTheSameNotesAndAnotherTonicMovesThem() {
        Blueprint plan = song.blueprint();
        Song faster = new SongEditor(song).follow(withTempoAndKey(plan, 168, plan.key()));
        assertThat(faster.score().tracks()).isEqualTo(song.score().tracks());
        assertThat(faster.score().tempo().quartersPerMinute(0)).isBetween(167.9, 168.1);
        Song higher = new SongEditor(song)
                .follow(withTempoAndKey(plan, 112, Key.parse("A major").orElseThrow()));
        assertThat(higher.score().chords())
                .extracting(ChordSpan::chord)
                .isEqualTo(song.score().chords().stream()
                        .map(span -> span.chord().transposed(2))
                        .toList());
    }

    @Test
    void theSameBlueprintFollowedChangesNothing() {
        assertThat(new SongEditor(song).follow(song.blueprint())).isEqualTo(song);
    }

    @Test
    void aVariationOfNoStrengthIsTheSameSong() {
        assertThat(new SongEditor(song).vary(Strengths.NONE)).isEqualTo(song);
    }

    @Test
    void eachLayerVariesItsOwn() {
        SongEditor editor = new SongEditor(song);
        Song pitch = editor.vary(Strengths.parse("pitch=0.5"));
        assertThat(rhythm(tune(pitch))).isEqualTo(rhythm(tune(song)));
        assertThat(tune(pitch)).isNotEqualTo(tune(song));
        assertThat(pitch.score().chords()).isEqualTo(song.score().chords());
        Song rhythm = editor.vary(Strengths.parse("rhythm=0.6"));
        assertThat(rhythm(tune(rhythm))).isNotEqualTo(rhythm(tune(song)));
        assertThat(rhythm.score().chords()).isEqualTo(song.score().chords());
        Song chords = editor.vary(Strengths.parse("chords=1"));
        assertThat(chords.score().chords()).isNotEqualTo(song.score().chords());
        Song timbre = editor.vary(Strengths.parse("timbre=1"));
        assertThat(timbre.score().tracks())
                .extracting(Track::instrument)
                .isNotEqualTo(
                        song.score().tracks().stream().map(Track::instrument).toList());
        assertThat(timbre.score().noteCount()).isEqualTo(song.score().noteCount());
    }

    @Test
    void strongerVariationsChangeMoreNotes() {
        long little = kept(new SongEditor(song).vary(Strengths.parse("rhythm=0.1,pitch=0.1")));
        long much = kept(new SongEditor(song).vary(Strengths.parse("rhythm=0.9,pitch=0.9")));
        assertThat(little).isGreaterThan(much);
    }

    @Test
    void aVariationOfAVariationIsAnother() {
        Song once = new SongEditor(song).vary(Strengths.parse("rhythm=0.4,pitch=0.2"));
        Song twice = new SongEditor(once).vary(Strengths.parse("rhythm=0.4,pitch=0.2"));
        assertThat(twice).isNotEqualTo(once);
        assertThat(new SongEditor(song).vary(Strengths.parse("pitch=0.2, rhythm=0.4")))
                .isEqualTo(once);
    }

    @Test
    void aWrongLayerIsAnsweredWithTheLayers() {
        assertThatThrownBy(() -> Strengths.parse("tempo=0.3")).hasMessageContaining("layers are rhythm, pitch");
        assertThatThrownBy(() -> Strengths.parse("pitch=3")).hasMessageContaining("from 0 to 1");
    }

    private long kept(Song other) {
        long kept = 0;
        for (Track track : song.score().tracks()) {
            kept += named(other, track.name()).notes().stream()
                    .filter(track.notes()::contains)
                    .count();
        }
        return kept;
    }

    private static List<Long> rhythm(List<Note> notes) {
        return notes.stream()
                .map(note -> note.startTick() * 100_000 + note.durationTicks())
                .toList();
    }

    private static Blueprint withTempoAndKey(Blueprint plan, double bpm, Key key) {
        return new Blueprint(
                plan.title(),
                plan.style(),
                plan.genres(),
                plan.moods(),
                bpm,
                plan.meter(),
                key,
                plan.seconds(),
                plan.swing(),
                plan.sections(),
                plan.instruments(),
                plan.without(),
                plan.loudnessLufs(),
                plan.seed(),
                plan.sources(),
                plan.locked());
    }

    private static Track named(Song song, String name) {
        return song.score().tracks().stream()
                .filter(track -> track.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Note> tune(Song song) {
        return song.score().tracks().stream()
                .filter(track -> track.role() == TrackRole.MELODY)
                .findFirst()
                .orElseThrow()
                .notes();
    }

    private static List<Object> inside(Song song, int fromBar, int toBar) {
        return notes(song, fromBar, toBar, true);
    }

    private static List<Object> outside(Song song, int fromBar, int toBar) {
        return notes(song, fromBar, toBar, false);
    }

    /** Notes, chords and syllables that begin inside or outside of a stretch of bars. */
    private static List<Object> notes(Song song, int fromBar, int toBar, boolean inside) {
        List<Object> all = new ArrayList<>();
        for (Track track : song.score().tracks()) {
            for (Note note : track.notes()) {
                if (inside == (note.startTick() >= fromBar * BAR && note.startTick() < toBar * BAR)) {
                    all.add(track.name() + " " + note);
                }
            }
        }
        for (ChordSpan span : song.score().chords()) {
            if (inside == (span.startTick() >= fromBar * BAR && span.startTick() < toBar * BAR)) {
                all.add(span);
            }
        }
        for (Timed<String> word : song.score().lyrics()) {
            if (inside == (word.tick() >= fromBar * BAR && word.tick() < toBar * BAR)) {
                all.add(word);
            }
        }
        return all;
    }
}
