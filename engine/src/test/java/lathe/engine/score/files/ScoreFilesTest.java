package lathe.engine.score.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFilesTest {

    @TempDir
    Path folder;

    private static Score score() {
        Track track =
                new Track("Flute", "flute", 73, false, TrackRole.OTHER, List.of(new Note(0, 960, 72, 80)), List.of());
        return Score.of(TempoMap.of(Score.TICKS_PER_QUARTER, 100), Meter.FOUR_FOUR, List.of(track));
    }

    @Test
    void whatIsWrittenByItsNameIsReadByItsContent() throws IOException {
        for (String name : List.of("tune.mid", "tune.abc", "TUNE.MIDI")) {
            Path file = folder.resolve(name);
            ScoreFiles.write(score(), file);
            Path disguised = Files.move(file, folder.resolve(name + ".bin"));
            assertThat(ScoreFiles.read(disguised).score().tracks()).isEqualTo(score().tracks());
        }
        Path xml = Files.writeString(
                folder.resolve("tune"),
                "\uFEFF<score-partwise><part id='A'><measure><note><pitch><step>C</step><octave>4</octave></pitch>"
                        + "<duration>4</duration></note></measure></part></score-partwise>");
        assertThat(ScoreFiles.read(xml).score().noteCount()).isEqualTo(1);
    }

    @Test
    void wrongNamesAndContentsSayWhatToDo() throws IOException {
        assertThatThrownBy(() -> ScoreFiles.write(score(), folder.resolve("tune.mp7")))
                .hasMessageContaining("call it .mid or .abc");
        assertThatThrownBy(() -> ScoreFiles.read(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> ScoreFiles.read(folder.resolve("none.mid"))).hasMessageContaining("does not exist");
        Path text = Files.writeString(folder.resolve("letter.txt"), "Dear all,");
        assertThatThrownBy(() -> ScoreFiles.read(text)).hasMessageContaining("no file of notes");
    }
}
