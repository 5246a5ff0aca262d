package lathe.plugin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CLAPs of other makers as Debian packages them ({@code zam-plugins}), where they are installed. */
class ForeignClapTest {

    private static final Path FOLDER = Path.of("/usr/lib/clap");
    private static final int FRAMES = 256;

    @TempDir
    Path folder;

    private static Path installed(String file) {
        Path path = FOLDER.resolve(file);
        assumeTrue(Files.exists(path), path + " is not installed (zam-plugins)");
        return path;
    }

    private static float[][] ramp(int channels) {
        float[][] sound = new float[channels][FRAMES];
        for (float[] channel : sound) {
            for (int i = 0; i < FRAMES; i++) {
                channel[i] = 0.25f * (float) Math.sin(2 * Math.PI * 1000 / 48_000 * i);
            }
        }
        return sound;
    }

    @Test
    void aForeignDelaySaysWhatItIsAndDelays() {
        try (ClapModule module = ClapModule.load(installed("ZamDelay.clap"))) {
            ClapModule.Entry entry = module.plugins().getFirst();
            assertThat(entry.name()).isEqualTo("ZamDelay");
            assertThat(entry.features()).contains("audio-effect");
            try (HostedPlugin plugin = module.create(entry.id())) {
                assertThat(plugin.id()).isEqualTo(entry.id());
                HostedParameter time = named(plugin, "Time");
                plugin.set(time.number(), 100);
                plugin.set(named(plugin, "Dry/Wet").number(), 1);
                assertThat(plugin.value(time.number())).isEqualTo(100);
                plugin.activate(
                        ProcessSetup.offline(48_000, FRAMES, ChannelLayout.ofChannels(plugin.outputChannels())));
                List<Float> heard = new ArrayList<>();
                for (int block = 0; block < 40; block++) {
                    float[][] out = new float[plugin.outputChannels()][FRAMES];
                    float[][] in =
                            block == 0 ? ramp(plugin.inputChannels()) : new float[plugin.inputChannels()][FRAMES];
                    plugin.process(in, out, FRAMES);
                    for (float sample : out[0]) {
                        heard.add(sample);
                    }
                }
                int loudest = 0;
                for (int i = 1000; i < heard.size(); i++) {
                    loudest = Math.abs(heard.get(i)) > Math.abs(heard.get(loudest)) ? i : loudest;
                }
                assertThat(loudest / 48.0).as("milliseconds").isBetween(99.0, 110.0);
            }
        }
    }

    @Test
    void aStateBringsValuesBackInANewInstance() {
        try (ClapModule module = ClapModule.load(installed("ZamComp.clap"))) {
            String id = module.plugins().getFirst().id();
            try (HostedPlugin plugin = module.create(id);
                    HostedPlugin other = module.create(id)) {
                HostedParameter first = plugin.parameters().getFirst();
                double value = first.min() + 0.25 * (first.max() - first.min());
                plugin.set(first.number(), value);
                other.loadState(plugin.saveState());
                assertThat(other.value(first.number()))
                        .isEqualTo(plugin.value(first.number()))
                        .isNotEqualTo(first.initial());
                assertThat(other.text(first.number(), value)).isNotEmpty();
            }
        }
    }

    @Test
    void everyInstalledClapPlaysFiniteSoundAtTwoRates() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "no CLAPs are installed");
        List<Path> files;
        try (var all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".clap"))
                    .sorted()
                    .limit(30)
                    .toList();
        }
        for (Path file : files) {
            try (ClapModule module = ClapModule.load(file)) {
                for (ClapModule.Entry entry : module.plugins()) {
                    play(module, entry);
                }
            }
        }
    }

    private static void play(ClapModule module, ClapModule.Entry entry) {
        try (HostedPlugin plugin = module.create(entry.id())) {
            for (double rate : new double[] {44_100, 96_000}) {
                plugin.activate(ProcessSetup.offline(rate, FRAMES, ChannelLayout.STEREO));
                if (plugin.inputChannels() == 0) {
                    plugin.noteOn(0, 60, 0.8);
                }
                for (int block = 0; block < 4; block++) {
                    float[][] out = new float[plugin.outputChannels()][FRAMES];
                    plugin.process(ramp(plugin.inputChannels()), out, FRAMES);
                    for (float[] channel : out) {
                        for (float sample : channel) {
                            assertThat(Float.isFinite(sample)).as(entry.id()).isTrue();
                        }
                    }
                }
                plugin.deactivate();
            }
        }
    }

    private static HostedParameter named(HostedPlugin plugin, String name) {
        return plugin.parameters().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + plugin.parameters()));
    }

    @Test
    void whatIsNoClapIsRefusedWithItsName() throws IOException {
        Path text = Files.writeString(folder.resolve("text.clap"), "no library");
        assertThatThrownBy(() -> ClapModule.load(text))
                .isInstanceOf(HostedPluginException.class)
                .hasMessageContaining("text.clap: no CLAP plugin for this system");
        assertThatThrownBy(() -> ClapModule.load(folder.resolve("gone.clap")))
                .isInstanceOf(HostedPluginException.class)
                .hasMessageContaining("gone.clap: no such plugin file");
    }
}
