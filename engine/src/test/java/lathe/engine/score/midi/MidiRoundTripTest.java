package lathe.engine.score.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.Track;
import lathe.engine.seed.Seed;
import org.junit.jupiter.api.Test;

class MidiRoundTripTest {

    private static final Path NAME = Path.of("again.mid");
    private static final Path REAL = Path.of("../../shared/data/midi");

    @Test
    void everythingThatMidiCanSayComesBack() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Score score = RandomScores.next(new Seed(seed).random());
            ReadScore read = MidiReader.read(NAME, MidiWriter.bytes(score));
            Score again = read.score();
            String described = "seed " + seed;
            assertThat(read.remarks()).as(described).isEmpty();
            assertThat(again.title()).as(described).isEqualTo(score.title());
            assertThat(again.tempo()).as(described).isEqualTo(score.tempo());
            assertThat(again.meters()).as(described).isEqualTo(score.meters());
            assertThat(again.markers()).as(described).isEqualTo(score.markers());
            assertThat(again.lyrics()).as(described).isEqualTo(score.lyrics());
            assertThat(again.texts()).as(described).isEqualTo(score.texts());
            assertThat(again.keys()).as(described).isEqualTo(score.keys());
            assertThat(again.chords()).as(described).isEqualTo(score.chords());
            assertThat(again.tracks()).as(described).hasSameSizeAs(score.tracks());
            for (int i = 0; i < score.tracks().size(); i++) {
                assertSame(described, again.tracks().get(i), score.tracks().get(i));
            }
        }
    }

    private static void assertSame(String described, Track read, Track written) {
        assertThat(read.name()).as(described).isEqualTo(written.name());
        assertThat(read.instrument()).as(described).isEqualTo(written.instrument());
        assertThat(read.program()).as(described).isEqualTo(written.program());
        assertThat(read.percussion()).as(described).isEqualTo(written.percussion());
        assertThat(read.events()).as(described).isEqualTo(written.events());
        assertThat(read.notes()).as(described).isEqualTo(played(written));
    }

    private static List<Note> played(Track track) {
        return track.notes().stream()
                .map(note -> new Note(note.playedTick(), note.durationTicks(), note.pitch(), note.velocity()))
                .sorted(Track.ORDER)
                .toList();
    }

    @Test
    void writingWhatWasReadChangesNothingMore() throws IOException {
        for (Path file : realFiles()) {
            Score once = MidiReader.read(file).score();
            Score twice = MidiReader.read(file, MidiWriter.bytes(once)).score();
            assertThat(twice.tracks())
                    .as(file.toString())
                    .usingElementComparator(Comparator.comparing(track -> track.notes()
                            .toString()
                            .concat(track.name())
                            .concat(track.events().toString())))
                    .isEqualTo(once.tracks());
            assertThat(twice.tempo()).as(file.toString()).isEqualTo(once.tempo());
            assertThat(twice.lyrics()).as(file.toString()).isEqualTo(once.lyrics());
        }
    }

    static List<Path> realFiles() throws IOException {
        assumeTrue(Files.exists(REAL), "no MIDI files in " + REAL);
        try (Stream<Path> files = Files.list(REAL)) {
            return files.filter(file -> file.toString().endsWith(".mid"))
                    .sorted()
                    .toList();
        }
    }
}
