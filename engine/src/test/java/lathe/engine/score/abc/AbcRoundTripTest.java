package lathe.engine.score.abc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.seed.Seed;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;

class AbcRoundTripTest {

    private static final Path NAME = Path.of("again.abc");

    @Test
    void whatNotationCanSayComesBack() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Score score = score(new Seed(seed).random());
            String text = AbcWriter.text(score);
            ReadScore read = AbcReader.read(NAME, text);
            Score again = read.score();
            String described = "seed " + seed + "\n" + text;
            assertThat(read.remarks()).as(described).isEmpty();
            assertThat(again.title()).as(described).isEqualTo(score.title());
            assertThat(again.tempo()).as(described).isEqualTo(score.tempo());
            assertThat(again.meters()).as(described).isEqualTo(score.meters());
            assertThat(again.keys()).as(described).isEqualTo(score.keys());
            assertThat(again.markers()).as(described).isEqualTo(score.markers());
            assertThat(again.texts()).as(described).isEqualTo(score.texts());
            assertThat(again.lyrics()).as(described).isEqualTo(score.lyrics());
            assertThat(again.chords()).as(described).isEqualTo(score.chords());
            assertThat(again.tracks()).as(described).hasSameSizeAs(score.tracks());
            for (int i = 0; i < score.tracks().size(); i++) {
                assertThat(again.tracks().get(i))
                        .as(described)
                        .isEqualTo(score.tracks().get(i));
            }
        }
    }

    private static Score score(RandomGenerator random) {
        Meter first = new Meter(random.nextInt(2, 7), 4 << random.nextInt(2));
        Meter second = new Meter(3, 4);
        long change = 4 * first.barTicks(Score.TICKS_PER_QUARTER);
        long end = change + 6 * second.barTicks(Score.TICKS_PER_QUARTER);
        List<Track> tracks = new ArrayList<>();
        List<InstrumentSpec> all = List.copyOf(Orchestra.all());
        for (int i = 0; i < 3; i++) {
            InstrumentSpec spec = all.get(random.nextInt(all.size()));
            TrackRole role = spec.isPercussion() ? TrackRole.DRUMS : TrackRole.OTHER;
            boolean bass = "BASS".equals(spec.family().name());
            tracks.add(new Track(
                    "Part " + i,
                    spec.id(),
                    spec.program(),
                    spec.isPercussion(),
                    bass ? TrackRole.BASS : role,
                    notes(end, random),
                    List.of()));
        }
        Mode[] modes = {Mode.MAJOR, Mode.MINOR, Mode.DORIAN, Mode.MIXOLYDIAN, Mode.PHRYGIAN, Mode.LYDIAN};
        List<Note> sung = tracks.getFirst().notes();
        return new Score(
                "100 % schön",
                new TempoMap(Score.TICKS_PER_QUARTER, List.of(new Timed<>(0, 500_000), new Timed<>(change, 631_579))),
                first.equals(second)
                        ? List.of(new Timed<>(0, first))
                        : List.of(new Timed<>(0, first), new Timed<>(change, second)),
                List.of(
                        new Timed<>(0, new Key(random.nextInt(12), modes[random.nextInt(modes.length)])),
                        new Timed<>(change, new Key(9, Mode.LOCRIAN))),
                tracks,
                List.of(
                        new ChordSpan(0, 720, Chord.of(random.nextInt(12), ChordQuality.MINOR_SEVENTH)),
                        new ChordSpan(1000, end - 1000, new Chord(0, ChordQuality.MAJOR, 4))),
                List.of(new Timed<>(0, "Verse 1"), new Timed<>(change, "Chorus 1")),
                List.of(
                        new Timed<>(sung.getFirst().startTick(), "A*b-"),
                        new Timed<>(sung.getLast().startTick(), "du_ 봄")),
                List.of("by chance"));
    }

    /** Notes that fill the time, none of them over another one of its pitch. */
    private static List<Note> notes(long end, RandomGenerator random) {
        int[] grid = {960, 480, 240, 320, 160, 192, 7};
        long[] busyUntil = new long[Note.MOST + 1];
        List<Note> notes = new ArrayList<>();
        for (long at = 0; at < end - 3000; ) {
            int step = grid[random.nextInt(grid.length)];
            int pitch = random.nextInt(20, 110);
            long length = Math.min((long) step * random.nextInt(1, 4), end - 2000 - at);
            if (busyUntil[pitch] <= at) {
                notes.add(new Note(at, length, pitch, 80));
                busyUntil[pitch] = at + length;
            }
            at += random.nextInt(4) == 0 ? 0 : step;
        }
        notes.add(new Note(end - 2000, 2000, 5, 80));
        return notes;
    }

    @Test
    void tunesReadFromBooksAreWrittenAndReadAgain() throws IOException {
        List<Path> files = AbcCorpusTest.files();
        for (int i = 0; i < files.size(); i += 12) {
            for (ReadScore read : AbcReader.readAll(files.get(i), GraceNotes.LEFT_OUT)) {
                Score score = read.score();
                Score again =
                        AbcReader.read(files.get(i), AbcWriter.text(score)).score();
                assertThat(again.tracks()).as(files.get(i) + score.title()).hasSameSizeAs(score.tracks());
                for (int j = 0; j < score.tracks().size(); j++) {
                    assertThat(starts(again.tracks().get(j)))
                            .as(files.get(i) + " " + score.title())
                            .isEqualTo(starts(score.tracks().get(j)));
                }
            }
        }
    }

    private static List<List<Long>> starts(Track track) {
        return track.notes().stream()
                .map(note -> List.of(note.startTick(), note.durationTicks(), (long) note.pitch()))
                .toList();
    }
}
