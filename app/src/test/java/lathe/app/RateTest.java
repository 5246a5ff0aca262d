package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.score.files.ScoreFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateTest {

    @TempDir
    private Path folder;

    /** Sixty-four notes up and down, as fast as asked. */
    private Path tune(String name, int ticks) throws IOException {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            notes.add(new Note((long) i * ticks, ticks, 60 + i * 5 % 12, 80));
        }
        Track track = new Track("tune", "piano", 0, false, TrackRole.MELODY, notes, List.of());
        Path file = folder.resolve(name);
        ScoreFiles.write(Score.of(TempoMap.of(Score.TICKS_PER_QUARTER, 100), Meter.FOUR_FOUR, List.of(track)), file);
        return file;
    }

    @Test
    void thePreferredSongScoresHigherAndTheVoteIsKept() throws IOException {
        Path votes = folder.resolve("new/ratings.json");
        Run run = Run.lathe(
                "rate", tune("slow.mid", 960), tune("fast.mid", 240), "--prefer", "B", "--votes", votes, "--json");
        assertThat(run.err()).isEmpty();
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json).containsEntry("votes", 1).containsKey("weights");
        assertThat(Run.number(json, "score_b")).isGreaterThan(Run.number(json, "score_a"));
        assertThat(Files.readString(votes)).contains("\"schema\"").doesNotContain("slow.mid");
    }

    @Test
    void aChangedMindTurnsTheScoresAround() throws IOException {
        Path votes = folder.resolve("ratings.json");
        Path slow = tune("slow.mid", 960);
        Path fast = tune("fast.mid", 240);
        assertThat(Run.lathe("rate", slow, fast, "--prefer", "B", "--votes", votes)
                        .code())
                .isZero();
        Run run = Run.lathe("rate", slow, fast, "--prefer", "a", "--votes", votes, "--json");
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json).containsEntry("votes", 1);
        assertThat(Run.number(json, "score_a")).isGreaterThan(Run.number(json, "score_b"));
        assertThat(Run.lathe("rate", slow, fast, "--prefer", "a", "--votes", votes)
                        .out())
                .contains("1 vote")
                .contains("scores now: A ");
    }

    @Test
    void whatCannotBeRatedIsRefusedWithCodeTwo() throws IOException {
        Path votes = folder.resolve("ratings.json");
        Path one = tune("one.mid", 480);
        Path damaged = Files.writeString(folder.resolve("damaged.json"), "{\"schema\": ");
        Path other = tune("other.mid", 240);
        assertThat(Run.lathe("rate", one, one, "--prefer", "A", "--votes", votes)
                        .code())
                .isEqualTo(2);
        assertThat(Run.lathe("rate", one, other, "--votes", votes).code()).isEqualTo(2);
        assertThat(Run.lathe("rate", one, other, "--prefer", "C", "--votes", votes)
                        .code())
                .isEqualTo(2);
        assertThat(Run.lathe("rate", one, folder.resolve("gone.mid"), "--prefer", "A", "--votes", votes)
                        .code())
                .isEqualTo(2);
        Run run = Run.lathe("rate", one, other, "--prefer", "A", "--votes", damaged);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("damaged.json");
        assertThat(votes).doesNotExist();
    }
}
