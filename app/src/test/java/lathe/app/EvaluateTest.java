package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Signals;
import lathe.engine.blueprint.BlueprintJson;
import lathe.engine.score.Meter;
import lathe.engine.score.Note;
import lathe.engine.score.Score;
import lathe.engine.score.TempoMap;
import lathe.engine.score.Track;
import lathe.engine.score.TrackRole;
import lathe.engine.score.files.ScoreFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTest {

    private static final int Q = Score.TICKS_PER_QUARTER;

    @TempDir
    private Path folder;

    /** The scale of C, up and down, at 90. */
    private Path scale() throws IOException {
        int[] steps = {60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65, 64, 62, 60, 60};
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            notes.add(new Note((long) i * Q, Q, steps[i], 80));
        }
        Track track = new Track("tune", "piano", 0, false, TrackRole.MELODY, notes, List.of());
        Path file = folder.resolve("scale.mid");
        ScoreFiles.write(Score.of(TempoMap.of(Q, 90), Meter.FOUR_FOUR, List.of(track)), file);
        return file;
    }

    private Path blueprint(String key, int bpm) throws IOException {
        String text = "{\"bpm\": " + bpm + ", \"key\": \"" + key
                + "\", \"meter\": \"4/4\", \"sections\": [{\"kind\": \"verse\", \"bars\": 4, \"energy\": 0.5}]}";
        return Files.writeString(folder.resolve("asked.json"), text);
    }

    @Test
    void notesAgreeWithTheBlueprintTheyFollow() throws IOException {
        Run run = Run.lathe("evaluate", scale(), "--against", blueprint("C major", 90));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("tempo 90.0 bpm for the most part, asked 90.0: agrees")
                .contains("asked C major: agrees")
                .contains("0 differ");
    }

    @Test
    void notesDifferFromABlueprintTheyDoNotFollow() throws IOException {
        Run run = Run.lathe("evaluate", scale(), "--against", blueprint("A minor", 120));
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("tempo 90.0 bpm for the most part, asked 120.0: differs")
                .contains("asked A minor, this is its relative major: differs");
    }

    @Test
    void jsonHoldsChecksAndMeasures() throws IOException {
        Map<String, Object> json =
                JSON.std.mapFrom(Run.lathe("evaluate", "--json", scale()).out());
        assertThat(json).containsKeys("file", "agrees", "differs", "checks", "score");
        Map<?, ?> score = (Map<?, ?>) Objects.requireNonNull(json.get("score"));
        Map<?, ?> measures = (Map<?, ?>) Objects.requireNonNull(score.get("measures"));
        Map<?, ?> scale = (Map<?, ?>) Objects.requireNonNull(measures.get("scale_consistency"));
        assertThat(Run.number(scale, "value")).isEqualTo(1);
    }

    @Test
    void soundIsMeasuredAndItsLoudnessIsThatOfTheMeter() throws IOException {
        // BS.1770-5: a stereo 997 Hz tone of -18 dBFS per channel reads -18.0 LUFS.
        Path tone = Run.write(
                folder.resolve("tone.wav"), Signals.sine(997, -18, 5 * 48_000, 2, 48_000), SampleEncoding.FLOAT_32);
        Map<String, Object> json =
                JSON.std.mapFrom(Run.lathe("evaluate", "--json", tone).out());
        Map<?, ?> sound = (Map<?, ?>) Objects.requireNonNull(json.get("sound"));
        assertThat(Run.number(sound, "integrated_lufs")).isCloseTo(-18, within(0.05));
        assertThat(Run.number(sound, "clipped_samples")).isZero();
    }

    @Test
    void whatIsNoMusicIsRefusedWithAReasonAndCodeTwo() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello");
        Path noSong = Files.writeString(folder.resolve("no.json"), "{\"a\": ");
        Path noMidi = Files.writeString(folder.resolve("no.mid"), "hello");
        for (Path file : List.of(text, noSong, noMidi, folder.resolve("gone.wav"), folder)) {
            Run run = Run.lathe("evaluate", file);
            assertThat(run.code()).as(file + ": " + run.err()).isEqualTo(2);
            assertThat(run.err()).contains(String.valueOf(file.getFileName()));
        }
        Run wrongPlan = Run.lathe("evaluate", scale(), "--against", text);
        assertThat(wrongPlan.code()).as(wrongPlan.err()).isEqualTo(2);
    }

    @Test
    void aBlueprintThatWasWrittenCanBeAskedFor() throws IOException {
        Path plan = blueprint("C major", 90);
        BlueprintJson.write(BlueprintJson.read(plan), plan);
        assertThat(Run.lathe("evaluate", scale(), "--against", plan).code()).isZero();
    }
}
