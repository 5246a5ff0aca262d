package lathe.plugin.host.vst3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.ProcessSetup;
import lathe.plugin.host.HostedParameter;
import lathe.plugin.host.HostedPluginException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other makers' VST3 in this process; Debian's package zam-plugins where it is installed. */
class HostedVst3Test {

    private static final Path FOREIGN = Path.of("/usr/lib/vst3");

    private static HostedVst3 foreign(String name) {
        Path bundle = FOREIGN.resolve(name + ".vst3");
        assumeTrue(Files.exists(bundle), bundle + " is not installed (Debian: zam-plugins)");
        Vst3Module module = Vst3Module.load(bundle);
        Vst3Class type = module.classes().stream()
                .filter(Vst3Class::isPlugin)
                .findFirst()
                .orElseThrow();
        return HostedVst3.create(module, type);
    }

    private static HostedParameter parameter(HostedVst3 plugin, String name) {
        return plugin.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One block of a sine at a quarter of the rate: levels are exact from the first period on. */
    private static double level(HostedVst3 plugin, int blocks) {
        float[][] in = new float[plugin.inputChannels()][256];
        float[][] out = new float[plugin.outputChannels()][256];
        double sum = 0;
        for (int block = 0; block < blocks; block++) {
            for (float[] channel : in) {
                for (int i = 0; i < 256; i++) {
                    channel[i] = (float) (0.25 * Math.sin(2 * Math.PI * (block * 256 + i) / 32));
                }
            }
            plugin.process(in, out, 256);
            sum = 0;
            for (float x : out[0]) {
                sum += (double) x * x;
            }
        }
        return Math.sqrt(sum / 256);
    }

    @Test
    void anEqualizerOfAnotherMakerChangesTheLevelByItsGainAndRecallsIt() {
        try (HostedVst3 plugin = foreign("ZamEQ2")) {
            plugin.activate(ProcessSetup.offline(48_000, 256, ChannelLayout.ofChannels(plugin.inputChannels())));
            double flat = level(plugin, 20);
            assertThat(flat).isCloseTo(0.25 / Math.sqrt(2), within(0.002));
            HostedParameter gain = parameter(plugin, "Master Gain");
            double up = gain.initial() + 0.1;
            plugin.set(gain.number(), up);
            double louder = level(plugin, 20);
            assertThat(louder).isGreaterThan(1.2 * flat);
            byte[] state = plugin.saveState();
            plugin.set(gain.number(), gain.initial());
            assertThat(level(plugin, 20)).isCloseTo(flat, within(0.002));
            plugin.loadState(state);
            assertThat(plugin.value(gain.number())).isCloseTo(up, within(0.005));
            assertThat(level(plugin, 20)).isCloseTo(louder, within(1e-3));
            plugin.deactivate();
        }
    }

    @Test
    void whatIsNoModuleIsRefusedByName(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Vst3Module.load(Files.createDirectories(folder.resolve("Empty.vst3"))))
                .isInstanceOf(HostedPluginException.class)
                .hasMessageContaining("Empty.vst3: no library for this machine");
        assertThatThrownBy(() -> Vst3Module.load(folder.resolve("Missing.vst3")))
                .isInstanceOf(HostedPluginException.class)
                .hasMessageContaining("Missing.vst3: the library cannot be loaded");
    }

    @Test
    void aStateThatWasNotSavedHereIsRefused() {
        try (HostedVst3 plugin = foreign("ZamEQ2")) {
            assertThatThrownBy(() -> plugin.loadState(new byte[100]))
                    .isInstanceOf(HostedPluginException.class)
                    .hasMessageContaining("not one that was saved here");
        }
    }
}
