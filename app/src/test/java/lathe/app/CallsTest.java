package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import lathe.core.audio.AudioFileException;
import lathe.core.text.Nearest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command answers before it looks at any file. */
class CallsTest {

    @Test
    void theVersionIsOneLineWithTheNumberThatTheBuildWrote() {
        Run run = Run.lathe("--version");
        assertThat(run.out()).matches("lathe \\d+\\.\\d+\\.\\d+\\R");
        assertThat(run.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"master", "measure", "convert", "formats", "doctor"})
    void everyCommandExplainsItselfWithAnExample(String command) {
        Run run = Run.lathe(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: lathe " + command, "Example", "  lathe " + command);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutACommandItShowsWhatThereIs() {
        Run run = Run.lathe();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("master", "measure", "convert", "formats", "doctor")
                .doesNotContain("train");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "meazure x.wav                              | did you mean measure?",
                "master x.wav -o y.wav --targt spotify      | did you mean --target?",
                "master x.wav -o y.wav --target spotfy      | did you mean spotify?",
                "master x.wav -o y.wav --target 7           | outside -40.0 to -5.0",
                "master x.wav -o y.wav --ceiling 3          | ceiling=3.0",
                "master x.wav -o y.wav --ceiling loud       | loud",
                "master x.wav -o y.wav --preset crisp       | there are balanced, gentle, loud",
                "master x.wav -o y.wav --preset balancd     | did you mean balanced?",
                "master x.wav -o y.wav --bits 23            | --bits 23",
                "master x.wav -o y.wav --rate 12            | --rate 12",
                "master x.wav -o y.wav --dither shapd       | did you mean shaped?",
                "master x.wav -o y.wav --report y.pdf       | .html or .json",
                "--qiet measure x.wav                       | did you mean --quiet?",
                "--quiet meazure x.wav                      | did you mean measure?",
                "master x.wav                               | --output",
                "master -o y.wav                            | IN",
                "measure                                    | IN",
                "measure --jsn x.wav                        | did you mean --json?",
                "convert x.wav y.wav -o z.wav               | y.wav",
            })
    void aCallThatCannotBeMeantSoIsAnsweredInOneLineWithARemedy(String call, String part) {
        Run run = Run.lathe((Object[]) call.strip().split(" +"));
        assertThat(run.err()).contains(part).doesNotContain("\tat ", "Exception");
        assertThat(run.err().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).startsWith("lathe: ");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
    }

    @Test
    void aSuggestionIsMadeForASlipAndNotForAnotherWord() {
        assertThat(Nearest.to("loduness", List.of("loudness", "limiter"))).contains("loudness");
        assertThat(Nearest.to("bring", List.of("loudness", "limiter"))).isEmpty();
    }

    @Test
    void formatsListsWhatCanBeReadAndWritten() {
        Run run = Run.lathe("formats");
        assertThat(run.out()).contains("WAV", "AIFF", "FLAC", ".flac", "24-bit");
        assertThat(run.out().lines())
                .anyMatch(line -> line.matches("MIDI +yes +yes +\\.mid .*\\.kar.* notes.*"))
                .anyMatch(line -> line.matches("ABC +yes +yes +\\.abc +notes"))
                .anyMatch(line -> line.matches("MusicXML +yes +no +\\.musicxml .*\\.mxl +notes"));
        assertThat(run.code()).isZero();
    }

    @Test
    void theDoctorSpeaksJsonToo() {
        Run run = Run.lathe("doctor", "--json");
        assertThat(run.out())
                .contains(
                        "\"jdk\"",
                        "\"ffmpeg\"",
                        "\"soundfont\"",
                        "\"ear\"",
                        "\"ok\"",
                        Runtime.version().toString());
        assertThat(run.code()).isZero();
    }

    private static int codeFor(Throwable fault, ByteArrayOutputStream err) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Mistakes(new Screen(stream, stream, false)).tell(fault);
    }

    @Test
    void lackOfMemoryOrRoomIsTheJobsFailureAndAWrongFileTheCallers() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Path file = Path.of("a.wav");
        assertThat(codeFor(new OutOfMemoryError("Java heap space"), err)).isEqualTo(ExitCode.FAILED);
        assertThat(codeFor(new StackOverflowError(), err)).isEqualTo(ExitCode.FAILED);
        assertThat(codeFor(AudioFileException.diskFull(file, null), err)).isEqualTo(ExitCode.FAILED);
        assertThat(codeFor(new AudioFileException(file, "is a folder", "name a file"), err))
                .isEqualTo(ExitCode.BAD_CALL);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("not enough memory", "-Xmx", "a.wav: the disk is full; ", "a.wav: is a folder; ")
                .hasLineCount(4);
    }

    @Test
    void anEmptyFileNameIsNotTheFolderOneIsIn() {
        Run run = Run.lathe("measure", "");
        assertThat(run.err()).contains("file name is empty").doesNotContain("folder");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
    }
}
