package lathe.plugin.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.plugin.host.HostedPluginException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins of our own making in C, that misbehave as real ones do, in a process of their own. */
class IsolatedPluginTest {

    @TempDir
    static Path folder;

    private static Path plugin;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        Path source = Path.of("src/test/native/misbehaving.c");
        plugin = folder.resolve("Misbehaving.clap");
        try {
            Process compiler = new ProcessBuilder(
                            "cc", "-O1", "-shared", "-fPIC", "-o", plugin.toString(), source.toString())
                    .inheritIO()
                    .start();
            assertThat(compiler.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(compiler.exitValue()).isZero();
        } catch (IOException absent) {
            assumeTrue(false, "no C compiler (cc) here");
        }
    }

    private static AudioBuffer ramp(int channels, int frames) {
        AudioBuffer sound = new AudioBuffer(ChannelLayout.ofChannels(channels), frames, 48_000);
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < frames; i++) {
                sound.channel(c)[i] = (c + 1) * (i + 1) / (float) frames;
            }
        }
        return sound;
    }

    @Test
    void aWellBehavedPluginIsAProcessorWithItsParametersAndItsLatencyTakenOut() throws IOException {
        try (IsolatedPlugin gain = IsolatedPlugin.open(plugin, "test.gain")) {
            assertThat(gain.name()).isEqualTo("Late Gain");
            assertThat(gain.parameters().ids()).containsExactly("gain", "gain_2");
            assertThat(gain.idOf("77")).isEqualTo("gain_2");
            gain.parameters().get("gain").set(3);
            AudioBuffer in = ramp(2, 5000);
            AudioBuffer out = OfflineRender.run(gain, in, 256, 0);
            assertThat(gain.latencyFrames()).isEqualTo(10);
            for (int i = 0; i < 5000; i++) {
                assertThat(out.channel(0)[i]).isEqualTo(3 * in.channel(0)[i]);
                assertThat(out.channel(1)[i]).isEqualTo(3 * in.channel(1)[i]);
            }
        }
    }

    @Test
    void aMonoSoundGoesThroughAStereoPlugin() throws IOException {
        try (IsolatedPlugin gain = IsolatedPlugin.open(plugin, "Late Gain")) {
            AudioBuffer in = ramp(1, 100);
            assertThat(OfflineRender.run(gain, in, 64, 0).channel(0)).containsExactly(in.channel(0));
        }
    }

    @Test
    void whatAPluginPrintsDoesNotDisturbTheSound() throws IOException {
        try (IsolatedPlugin talker = IsolatedPlugin.open(plugin, "test.talker")) {
            AudioBuffer in = ramp(2, 100);
            assertThat(OfflineRender.run(talker, in, 64, 0).channel(1)).containsExactly(in.channel(1));
        }
    }

    @Test
    void aPluginThatCrashesWhileProcessingIsAnExceptionThatSaysHow() throws IOException {
        try (IsolatedPlugin crasher = IsolatedPlugin.open(plugin, "test.crasher")) {
            assertThatThrownBy(() -> OfflineRender.run(crasher, ramp(2, 100)))
                    .isInstanceOf(PluginCrashException.class)
                    .hasMessageContaining("Misbehaving.clap")
                    .hasMessageContaining("crashed (signal 6)");
        }
    }

    @Test
    void aPluginThatEndsTheProcessIsAnExceptionWithItsLastWords() throws IOException {
        try (IsolatedPlugin quitter = IsolatedPlugin.open(plugin, "test.quitter")) {
            assertThatThrownBy(() -> OfflineRender.run(quitter, ramp(2, 100)))
                    .isInstanceOf(PluginCrashException.class)
                    .hasMessageContaining("ended (exit 3)")
                    .hasMessageContaining("good bye");
        }
    }

    @Test
    void aFileThatIsNoPluginIsRefusedWithAReason() throws IOException {
        Path text = Files.writeString(folder.resolve("text.clap"), "no library");
        assertThatThrownBy(() -> IsolatedPlugin.open(text, ""))
                .isInstanceOf(HostedPluginException.class)
                .hasMessageStartingWith(text.toString());
        assertThatThrownBy(() -> IsolatedPlugin.open(plugin, "test.gian")).hasMessageContaining("test.gain");
    }

    @Test
    void liveUseIsRefused() throws IOException {
        try (IsolatedPlugin gain = IsolatedPlugin.open(plugin, "")) {
            var live = new ProcessSetup(48_000, 64, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE);
            assertThatThrownBy(() -> gain.prepare(live)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        IsolatedPlugin gain = IsolatedPlugin.open(plugin, "");
        List<Path> open = folders(temporary);
        gain.close();
        assertThat(open).hasSizeGreaterThan(folders(temporary).size());
    }

    private static List<Path> folders(Path temporary) throws IOException {
        try (var files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("lathe-plugin"))
                    .toList();
        }
    }
}
