package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterTest {

    @TempDir
    private Path folder;

    private Path draft;
    private Path out;

    @BeforeEach
    void writeDraft() throws IOException {
        draft = Run.write(
                folder.resolve("draft <1>.wav"), Signals.bursts(5 * 48_000, 2, 48_000, 3), SampleEncoding.PCM_24);
        out = folder.resolve("master.wav");
    }

    @Test
    void jsonOnStandardOutputIsTheReportAlone() throws IOException {
        Run run = Run.lathe("master", draft, "-o", out, "--target", "-20", "--ceiling", "-2", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json)
                .containsKeys("draft", "master", "decisions", "statement", "gain_db", "limiter_reduction_db")
                .containsEntry("preset", "balanced")
                .containsEntry("ceiling_dbtp", -2)
                .containsEntry("target_reached", true);
        Map<?, ?> master = (Map<?, ?>) Objects.requireNonNull(json.get("master"));
        assertThat(Run.number(master, "integrated_lufs")).isCloseTo(-20, within(0.1));
        Map<String, Object> measured =
                JSON.std.mapFrom(Run.lathe("measure", "--json", out).out());
        assertThat(Run.number(measured, "integrated_lufs"))
                .as("the file measures what the report says")
                .isCloseTo(Run.number(master, "integrated_lufs"), within(0.001));
    }

    @Test
    void peopleReadTheOutcomeTheReasonsAndTheFigures() {
        Run run = Run.lathe("master", draft, "-o", out, "--target", "ebu-r128");
        assertThat(run.out())
                .contains("master.wav: ", "cleanup", "limiter", "ceiling -1.0 dBTP", "Integrated loudness");
        assertThat(Run.lathe("master", draft, "-o", out, "--quiet").out()).isEmpty();
    }

    @Test
    void rateAndWordLengthAreAsAsked() throws IOException {
        Run.lathe("master", draft, "-o", out, "--rate", "44100", "--bits", "16", "--dither", "shaped");
        try (AudioReader reader = AudioFiles.open(out)) {
            assertThat(reader.info().sampleRateHz()).isEqualTo(44_100);
            assertThat(reader.info().encoding()).isEqualTo(SampleEncoding.PCM_16);
            assertThat(reader.info().frames()).isEqualTo(5 * 44_100);
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        Run.lathe("master", draft, "-o", out, "--seed", "7", "--bits", "16");
        byte[] first = Files.readAllBytes(out);
        Run.lathe("master", draft, "-o", out, "--seed", "7", "--bits", "16");
        assertThat(Files.readAllBytes(out)).isEqualTo(first);
        Run.lathe("master", draft, "-o", out, "--seed", "8", "--bits", "16");
        assertThat(Files.readAllBytes(out)).isNotEqualTo(first);
    }

    @Test
    void aReportForProgramsHoldsWhatJsonPrints() throws IOException {
        Path report = folder.resolve("report.json");
        Run run = Run.lathe("master", draft, "-o", out, "--report", report, "--json");
        assertThat(JSON.std.mapFrom(Files.readString(report))).isEqualTo(JSON.std.mapFrom(run.out()));
    }

    @Test
    void aReportToLookAtIsOneFileThatAsksForNothing() throws IOException {
        Path report = folder.resolve("report.html");
        Run run = Run.lathe("master", draft, "-o", out, "--report", report);
        assertThat(run.err()).isEmpty();
        String page = Files.readString(report);
        assertThat(page)
                .contains(
                        "Figures",
                        "What was done, and why",
                        "Short-term loudness",
                        "Momentary loudness",
                        "Spectrum",
                        "Gain reduction",
                        "Spectrogram of the draft",
                        "Spectrogram of the master",
                        "prefers-color-scheme:dark",
                        "draft &lt;1&gt;.wav");
        assertThat(page)
                .doesNotContain("<script", "src=", "url(", "@import", "http:", "https:", "<1>", "NaN", "Infinity");
        Matcher references = Pattern.compile("href=\"([^\"]{0,22})").matcher(page);
        int pictures = 0;
        while (references.find()) {
            assertThat(references.group(1)).isEqualTo("data:image/png;base64,");
            pictures++;
        }
        assertThat(pictures).isEqualTo(2);
    }

    @Test
    void aReportThatWouldOverwriteTheSoundIsRefused() {
        Run run = Run.lathe("master", draft, "-o", out, "--report", folder.resolve("no/report.html"));
        assertThat(run.err()).contains("report.html", "folder does not exist");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(out).doesNotExist();
    }

    @Test
    void aPresetOfOnesOwnIsReadAndItsMistakesAreTold() throws IOException {
        Path good = Files.writeString(
                folder.resolve("mine.json"), "{\"name\": \"mine\", \"plan\": {\"target\": \"-18\", \"low_db\": 2}}");
        assertThat(Run.lathe("master", draft, "-o", out, "--preset", good, "--json")
                        .out())
                .contains("\"preset\" : \"mine\"", "\"target_lufs\" : -18");
        Path bad = Files.writeString(folder.resolve("bad.json"), "{\"plan\": {\"low_db\": 99}}");
        Run run = Run.lathe("master", draft, "-o", out, "--preset", bad);
        assertThat(run.err()).contains("bad.json", "plan.low_db=99");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(Run.lathe("master", draft, "-o", out, "--preset", folder.resolve("none.json"))
                        .err())
                .contains("none.json");
    }

    @Test
    void aDraftThatIsNoSoundLeavesNothingBehind() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.wav"), "only words in here, and no sound at all\n");
        Run run = Run.lathe("master", text, "-o", out);
        assertThat(run.err()).contains("notes.wav");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(out).doesNotExist();
    }

    @Test
    void aReportDoesNotTakeTheMastersPlaceThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("report.json"), out.getFileName());
        Run run = Run.lathe("master", draft, "-o", out, "--report", link);
        assertThat(run.err()).contains("report.json", "is a sound file of this job");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(out).doesNotExist();
    }
}
