package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioMetadata;
import lathe.core.audio.AudioReader;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.score.midi.MidiReader;
import lathe.engine.song.PlacedSection;
import lathe.engine.song.Song;
import lathe.engine.song.SongJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From words to files by {@code lathe compose} and {@code lathe render}. */
class SongTest {

    private static final String WORDS = "folk song, bpm=120, [Verse] | Am | F | C | G | [Chorus] | F | G | Am | Am |";

    @TempDir
    private Path folder;

    @Test
    void wordsBecomeAMasterAtItsLoudnessWithStemsThatSumToTheMix() throws IOException {
        Path out = folder.resolve("song.wav");
        Path stems = folder.resolve("stems");
        Run run = Run.lathe("render", WORDS, "-o", out, "--stems", stems, "--target", "-16", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        Map<?, ?> master = (Map<?, ?>) Objects.requireNonNull(json.get("master"));
        assertThat(Run.number(master, "integrated_lufs")).isCloseTo(-16, within(0.1));
        assertThat(json).containsEntry("sections", List.of("Verse:1", "Chorus:1"));

        AudioBuffer mix = read(stems.resolve("mix.wav"));
        double[][] sum = new double[2][mix.frames()];
        try (Stream<Path> files = Files.list(stems)) {
            List<Path> tracks =
                    files.filter(file -> !file.endsWith("mix.wav")).sorted().toList();
            assertThat(tracks).hasSameSizeAs((List<?>) json.get("tracks"));
            for (Path file : tracks) {
                AudioBuffer stem = read(file);
                for (int c = 0; c < 2; c++) {
                    for (int i = 0; i < stem.frames(); i++) {
                        sum[c][i] += stem.channel(c)[i];
                    }
                }
            }
        }
        double worst = 0;
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < mix.frames(); i++) {
                worst = Math.max(worst, Math.abs(sum[c][i] - mix.channel(c)[i]));
            }
        }
        assertThat(worst).isLessThan(1e-6);
    }

    @Test
    void theSameWordsAndSeedGiveTheSameBytesOnOneThreadAndOnTwo() throws IOException {
        Path one = folder.resolve("one.wav");
        Path two = folder.resolve("two.wav");
        Path other = folder.resolve("other.wav");
        String words = "house, 8 seconds";
        assertThat(Run.lathe("render", words, "-o", one, "--threads", "1", "--seed", "5")
                        .code())
                .isZero();
        assertThat(Run.lathe("render", words, "-o", two, "--threads", "2", "--seed", "5")
                        .code())
                .isZero();
        assertThat(Run.lathe("render", words, "-o", other, "--seed", "6").code())
                .isZero();
        assertThat(two).hasSameBinaryContentAs(one);
        assertThat(Files.mismatch(one, other)).isPositive();
    }

    @Test
    void filesSayThatTheMusicWasGeneratedUnlessTheUserWantsNot() throws IOException {
        Path out = folder.resolve("song.wav");
        Path midi = folder.resolve("song.mid");
        Run.lathe("render", "lullaby, 6 seconds", "-o", out, "--midi", midi, "--seed", "3");
        AudioMetadata said = metadata(out);
        assertThat(said.tags().get("ICMT")).contains("AI-generated", "seed=3", "blueprint_sha256=");
        assertThat(said.ixml()).contains("digitalsourcetype/trainedAlgorithmicMedia");
        assertThat(MidiReader.read(midi).score().texts()).anyMatch(text -> text.contains("seed=3"));

        Run.lathe("render", "lullaby, 6 seconds", "-o", out, "--midi", midi, "--no-provenance");
        assertThat(metadata(out).tags()).isEmpty();
        assertThat(MidiReader.read(midi).score().texts()).isEmpty();
    }

    @Test
    void whatNoRegionCoversStaysNoteByNote() throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        String words = "pop song [Verse][Chorus][Verse][Chorus]";
        assertThat(Run.lathe("compose", words, "-o", first).code()).isZero();
        assertThat(Run.lathe("compose", "--from", first, "--replace", "Chorus:2", "-o", second)
                        .code())
                .isZero();
        Song before = SongJson.read(first);
        Song after = SongJson.read(second);
        PlacedSection replaced = before.sections().stream()
                .filter(section -> section.name().equals("Chorus:2"))
                .findFirst()
                .orElseThrow();
        long bar = before.blueprint().meter().barTicks(Score.TICKS_PER_QUARTER);
        long from = replaced.startBar() * bar;
        long to = from + replaced.bars() * bar;
        for (int i = 0; i < before.score().tracks().size(); i++) {
            Track was = before.score().tracks().get(i);
            Track is = after.score().tracks().get(i);
            assertThat(outside(is, from, to)).as(was.name()).isEqualTo(outside(was, from, to));
        }
        assertThat(after.score().tracks()).isNotEqualTo(before.score().tracks());
    }

    private static List<Note> outside(Track track, long from, long to) {
        return track.notes().stream()
                .filter(note -> note.startTick() < from || note.startTick() >= to)
                .toList();
    }

    @Test
    void aSongPlayedFasterIsStillThatSong() throws IOException {
        Path written = folder.resolve("written.json");
        Path edited = folder.resolve("edited.json");
        Path played = folder.resolve("played.json");
        assertThat(Run.lathe("compose", "folk, 100 bpm [Verse][Chorus]", "-o", written)
                        .code())
                .isZero();
        assertThat(Run.lathe("compose", "--from", written, "--replace", "Chorus:1", "-o", edited)
                        .code())
                .isZero();
        Run run = Run.lathe(
                "render", edited, "--set", "bpm=110", "--no-master", "-o", folder.resolve("a.wav"), "--song", played);
        assertThat(run.code()).as(run.err()).isZero();
        Song song = SongJson.read(played);
        assertThat(song.blueprint().bpm()).isEqualTo(110);
        assertThat(song.score().tracks())
                .isEqualTo(SongJson.read(edited).score().tracks());
        assertThat(song.score().tracks())
                .isNotEqualTo(SongJson.read(written).score().tracks());
    }

    @Test
    void aGivenTuneKeepsEveryNote() throws IOException {
        Path tune = folder.resolve("tune.abc");
        Files.writeString(tune, "X:1\nT:Tune\nM:4/4\nL:1/4\nQ:1/4=100\nK:G\nGABc|d2B2|cBAG|A4|GABc|d2g2|fedc|B4|]\n");
        Path song = folder.resolve("song.json");
        Run run = Run.lathe("compose", "schlager", "--melody", tune, "-o", song);
        assertThat(run.code()).as(run.err()).isZero();
        Track melody = SongJson.read(song).score().tracks().stream()
                .filter(track -> track.name().equals("Tune"))
                .findFirst()
                .orElseThrow();
        assertThat(melody.notes().stream().map(Note::pitch).toList())
                .containsExactly(
                        67, 69, 71, 72, 74, 71, 72, 71, 69, 67, 69, 67, 69, 71, 72, 74, 79, 78, 76, 74, 72, 71);
    }

    @Test
    void ofManySongsTheOneStaysThatIsLikeThoseVotedFor() throws IOException {
        Path votes = folder.resolve("votes.json");
        for (int seed = 0; seed < 20; seed += 2) {
            Path one = folder.resolve("one.json");
            Path other = folder.resolve("other.json");
            Run.lathe("compose", "folk, 40 seconds", "--seed", seed, "-o", one);
            Run.lathe("compose", "folk, 40 seconds", "--seed", seed + 1, "-o", other);
            boolean first = notes(one) > notes(other);
            Run run = Run.lathe("rate", one, other, "--prefer", first ? "A" : "B", "--votes", votes);
            assertThat(run.code()).as(run.err()).isZero();
        }
        Path best = folder.resolve("best.json");
        Run run = Run.lathe("compose", "folk, 40 seconds", "--best-of", 8, "--seed", 100, "--votes", votes, "-o", best);
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("the best of 8 by 10 votes");
        requireMistake(
                Run.lathe("compose", "folk, seed=3", "--best-of", 2, "--votes", votes, "-o", folder.resolve("a.json")),
                "seed");
        int fuller = 0;
        for (int seed = 100; seed < 108; seed++) {
            Path other = folder.resolve("other.json");
            Run.lathe("compose", "folk, 40 seconds", "--seed", seed, "-o", other);
            fuller += notes(best) > notes(other) ? 1 : 0;
        }
        assertThat(fuller).as("votes went to songs of more notes").isGreaterThanOrEqualTo(4);
    }

    private static int notes(Path song) throws IOException {
        return SongJson.read(song).score().noteCount();
    }

    @Test
    void whatCannotBeIsToldInOneLineAndLeavesNoFile() {
        Path out = folder.resolve("song.wav");
        requireMistake(Run.lathe("render", " ", "-o", out), "no words");
        requireMistake(Run.lathe("render", "ballad, bpm=0", "-o", out), "bpm");
        requireMistake(Run.lathe("render", folder.resolve("gone.mid"), "-o", out), "gone.mid");
        requireMistake(Run.lathe("render", "ballad", "-o", out, "--sound", "clasic"), "classic");
        requireMistake(Run.lathe("render", "ballad", "-o", out, "--composer", "bach"), "composer");
        requireMistake(Run.lathe("render", "ballad", "-o", out, "--midi", out), "twice");
        requireMistake(Run.lathe("compose", "-o", folder.resolve("a.json")), "nothing to write");
        requireMistake(Run.lathe("compose", "ballad", "--replace", "Verse", "-o", folder.resolve("a.json")), "--from");
        requireMistake(Run.lathe("render", "ballad", "-o", out, "--set", "bpm"), "bpm=96");
        requireMistake(Run.lathe("render", "ballad", "-o", out, "--set", "tempo=3"), "tempo");
        requireMistake(
                Run.lathe("compose", "ballad", "--best-of", 2, "--explain", "--votes", folder.resolve("none.json")),
                "lathe rate");
        assertThat(out).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    private static void requireMistake(Run run, String word) {
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.err()).contains(word);
    }

    private static AudioBuffer read(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.readAll();
        }
    }

    private static AudioMetadata metadata(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            return reader.info().metadata();
        }
    }
}
