package lathe.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lathe.core.audio.SampleEncoding;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.LoudnessTargets;
import lathe.postfx.master.MasterReport;
import lathe.postfx.master.MasteringJob;
import lathe.postfx.master.MasteringListener;
import lathe.postfx.master.MasteringStyle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real music to real targets; the result is measured by ffmpeg too, where it is installed. */
class RealSongsTest {

    private static final Pattern FFMPEG_LOUDNESS = Pattern.compile("I:\\s+(-?[\\d.]+) LUFS");
    private static final Pattern FFMPEG_PEAK = Pattern.compile("Peak:\\s+(-?[\\d.]+) dBFS");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "sonicpi_arovane_beat_a.flac, spotify",
        "sonicpi_arovane_beat_a.flac, ebu-r128",
        "sonicpi_guit_em9.flac,       spotify",
        "sonicpi_ambi_choir.flac,     ebu-r128",
        "sonicpi_loop_compus.flac,    spotify",
        "sonicpi_loop_garzul.flac,    spotify",
        "sonicpi_loop_garzul.flac,    ebu-r128",
        "sonicpi_loop_tabla.flac,     spotify",
        "was_coolloop7.wav,           spotify",
        "was_break28.wav,             spotify",
        "was_break28.wav,             ebu-r128",
        "vocadito_14.wav,             spotify",
    })
    void aSongReachesItsTargetUnderItsCeilingOrSaysWhyNot(String song, String targetName) throws Exception {
        Path draft = Shared.data("audio/" + song);
        Path out = folder.resolve("master.wav");
        LoudnessTarget target = LoudnessTargets.builtIn().find(targetName);
        MasteringJob job = new MasteringJob(
                MasteringStyle.builtIn("balanced"),
                target,
                new MasteringJob.Output(0, SampleEncoding.PCM_24, "tpdf", 1));
        MasterReport report = job.run(draft, out, MasteringListener.NONE);

        if (report.targetReached()) {
            assertThat(report.master().integratedLufs()).isCloseTo(target.integratedLufs(), within(0.1));
        } else {
            assertThat(report.statement()).startsWith("Target missed by");
            assertThat(report.limiterReductionDb())
                    .isCloseTo(report.plan().style().limitingLimitDb(), within(1.0));
        }
        assertThat(report.master().truePeakDbtp()).isLessThanOrEqualTo(target.ceilingDbtp() + 0.05);
        assertThat(report.master().truePeakFineDbtp()).isLessThanOrEqualTo(target.ceilingDbtp() + 0.05);
        checkWithFfmpeg(out, report, target);
    }

    private static void checkWithFfmpeg(Path file, MasterReport report, LoudnessTarget target) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(
                            "ffmpeg",
                            "-hide_banner",
                            "-nostdin",
                            "-nostats",
                            "-i",
                            file.toString(),
                            "-af",
                            "ebur128=peak=true:framelog=verbose",
                            "-f",
                            "null",
                            "-")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException notInstalled) {
            Assumptions.abort("the independent check needs ffmpeg on the PATH");
            return;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        String summary = output.substring(output.lastIndexOf("Summary"));
        // ffmpeg prints one decimal.
        assertThat(number(FFMPEG_LOUDNESS, summary)).isCloseTo(report.master().integratedLufs(), within(0.1));
        assertThat(number(FFMPEG_PEAK, summary)).isLessThanOrEqualTo(target.ceilingDbtp() + 0.1);
    }

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
