package lathe.engine.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.blueprint.SectionPlan;
import lathe.engine.score.ChordSpan;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Timed;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;
import lathe.engine.theory.Chord;
import lathe.engine.theory.ChordQuality;
import lathe.engine.theory.Key;
import lathe.engine.theory.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SongJsonTest {

    @Test
    void everythingOfASongIsReadBackAsWritten() {
        Song song = song();
        Song again = SongJson.parse(SongJson.toJson(song));
        assertThat(again.score()).isEqualTo(song.score());
        assertThat(again).isEqualTo(song);
        assertThat(SongJson.toJson(again)).isEqualTo(SongJson.toJson(song));
    }

    @Test
    void everyChordAndEveryKeyComesBack() {
        for (ChordQuality quality : ChordQuality.values()) {
            for (int root = 0; root < 12; root++) {
                Chord chord = new Chord(root, quality, (root + 5) % 12);
                assertThat(Chord.parse(chord.symbol(false))).contains(chord);
            }
        }
        for (Mode mode : Mode.values()) {
            for (int tonic = 0; tonic < 12; tonic++) {
                Key key = new Key(tonic, mode);
                assertThat(Key.parse(key.name())).contains(key);
            }
        }
    }

    @Test
    void anErrorSaysWhichNoteIsWrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("song.json");
        Files.writeString(file, SongJson.toJson(song()).replace("[ 0, 960, 60, 80, -7 ]", "[ 0, 960, 160, 80, -7 ]"));
        assertThatThrownBy(() -> SongJson.read(file))
                .isInstanceOf(ScoreFileException.class)
                .hasMessageContaining("score.tracks[0].notes[0]")
                .hasMessageContaining("pitch=160");
        assertThatThrownBy(() -> SongJson.read(folder.resolve("none.json"))).hasMessageContaining("no such song file");
    }

    @Test
    void mutatedFilesGiveASongOrAClearError() {
        String text = SongJson.toJson(song());
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            StringBuilder mutated = new StringBuilder(text);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.setCharAt(at, "0-\"[]{}:,x9".charAt(random.nextInt(11)));
                    case 1 -> mutated.deleteCharAt(at);
                    default -> mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(60)));
                }
            }
            try {
                SongJson.parse(mutated.toString());
            } catch (IllegalArgumentException clear) {
                assertThat(clear).as("seed 11, round %d", i).hasMessageMatching("(?s).{8,}");
            }
        }
    }

    private static Song song() {
        SectionPlan plan = SectionPlan.of(SectionKind.PRE_CHORUS, 4, 0.1 + 0.2);
        Blueprint blueprint = new Blueprint(
                "Lied \"drei\" \u20ac \uc0ac\ub791",
                "pop",
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                97.3,
                new Meter(6, 8),
                new Key(10, Mode.DORIAN),
                30,
                1.0 / 3,
                List.of(plan),
                List.of("piano"),
                List.of("drums"),
                -14,
                0x7fff_ffff_ffff_fff1L,
                new LinkedHashMap<>(),
                Set.of("key"));
        List<TrackEvent> events = List.of(
                new TrackEvent.Control(0, 64, 127),
                new TrackEvent.Bend(10, -8192),
                new TrackEvent.Program(20, 5),
                new TrackEvent.Pressure(30, 6),
                new TrackEvent.KeyPressure(40, 60, 7));
        Track track = new Track(
                "Piano",
                "piano",
                0,
                false,
                TrackRole.CHORDS,
                List.of(new Note(0, 960, 60, 80, -7), new Note(960, 1, 127, 1, 12)),
                events);
        Score score = new Score(
                "Lied",
                new TempoMap(960, List.of(new Timed<>(0, 612_345), new Timed<>(4000, 700_000))),
                List.of(new Timed<>(0, new Meter(6, 8))),
                List.of(new Timed<>(0, new Key(10, Mode.DORIAN))),
                List.of(track),
                List.of(new ChordSpan(0, 2880, new Chord(1, ChordQuality.SEVENTH_FLAT_NINTH, 8))),
                List.of(new Timed<>(0, "Pre-Chorus 1")),
                List.of(new Timed<>(0, "Lie-"), new Timed<>(960, "der")),
                List.of("lathe"));
        return new Song(blueprint, "markov", score, List.of(new PlacedSection(SectionKind.PRE_CHORUS, 1, 0, 4, 2)));
    }
}
