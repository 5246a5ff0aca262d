package lathe.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.audio.SampleEncoding;
import lathe.core.testing.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasureTest {

    @TempDir
    private Path folder;

    private Path tone() throws IOException {
        return Run.write(
                folder.resolve("tone.wav"), Signals.sine(997, -18, 5 * 48_000, 2, 48_000), SampleEncoding.FLOAT_32);
    }

    @Test
    void jsonOfOneFileIsAnObjectWithExactlyThePromisedKeys() throws IOException {
        Run run = Run.lathe("measure", "--json", tone());
        Map<String, Object> json = JSON.std.mapFrom(run.out());
        assertThat(json.keySet())
                .containsExactly(
                        "file",
                        "format",
                        "sample_rate_hz",
                        "channels",
                        "frames",
                        "duration_s",
                        "integrated_lufs",
                        "loudness_range_lu",
                        "max_momentary_lufs",
                        "max_short_term_lufs",
                        "sample_peak_dbfs",
                        "true_peak_dbtp",
                        "true_peak_fine_dbtp",
                        "stereo_correlation",
                        "dc_offset",
                        "clipped_samples",
                        "nonfinite_samples");
        assertThat(json)
                .containsEntry("format", "WAV")
                .containsEntry("sample_rate_hz", 48_000)
                .containsEntry("channels", 2)
                .containsEntry("frames", 240_000)
                .containsEntry("clipped_samples", 0);
        // BS.1770-5: a stereo 997 Hz tone of -18 dBFS per channel reads -18.0 LUFS.
        assertThat(Run.number(json, "integrated_lufs")).isCloseTo(-18.0, within(0.05));
        assertThat(Run.number(json, "stereo_correlation")).isEqualTo(1.0);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatSilenceDoesNotHaveIsNull() throws IOException {
        Path silence = Run.write(
                folder.resolve("silence.wav"),
                new AudioBuffer(ChannelLayout.STEREO, 48_000, 48_000),
                SampleEncoding.PCM_16);
        Map<String, Object> json =
                JSON.std.mapFrom(Run.lathe("measure", "--json", silence).out());
        for (String key : List.of(
                "integrated_lufs",
                "loudness_range_lu",
                "max_momentary_lufs",
                "max_short_term_lufs",
                "sample_peak_dbfs",
                "true_peak_dbtp",
                "true_peak_fine_dbtp",
                "stereo_correlation")) {
            assertThat(json).as(key).containsKey(key);
            assertThat(json.get(key)).as(key).isNull();
        }
        assertThat(Run.number(json, "dc_offset")).isZero();
    }

    @Test
    void severalFilesAreAnArrayAndABadOneAmongThemIsToldAndLeftOut() throws IOException {
        Path tone = tone();
        Run run = Run.lathe("measure", "--json", tone, folder.resolve("missing.wav"), tone);
        assertThat(JSON.std.listFrom(run.out())).hasSize(2);
        assertThat(run.err()).contains("missing.wav", "does not exist");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
    }

    @Test
    void peopleGetUnitsAndADashForWhatDoesNotExist() throws IOException {
        Run one = Run.lathe("measure", tone());
        assertThat(one.out()).contains("-18.0 LUFS", "dBTP", "stereo");
        Path mono =
                Run.write(folder.resolve("mono.wav"), Signals.sine(997, -18, 4800, 1, 48_000), SampleEncoding.PCM_24);
        assertThat(Run.lathe("measure", mono).out()).containsPattern("Stereo correlation +-\\R");
        assertThat(Run.lathe("measure", mono, tone()).out().lines()).hasSize(3);
    }

    @Test
    void aFolderIsNoSound() {
        Run run = Run.lathe("measure", folder);
        assertThat(run.err()).contains("is a folder");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aStackTraceComesOnlyWithVerbose() {
        Path missing = folder.resolve("missing.wav");
        assertThat(Run.lathe("measure", missing).err()).doesNotContain("\tat ");
        assertThat(Run.lathe("measure", missing, "--verbose").err()).contains("\tat ");
    }

    @Test
    void aFileWithoutFramesIsTold() throws IOException {
        Path empty = Run.write(
                folder.resolve("empty.wav"), new AudioBuffer(ChannelLayout.STEREO, 0, 48_000), SampleEncoding.PCM_16);
        Run run = Run.lathe("measure", "--json", empty);
        assertThat(run.err()).contains("empty.wav: holds no audio");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(ExitCode.BAD_CALL);
    }
}
