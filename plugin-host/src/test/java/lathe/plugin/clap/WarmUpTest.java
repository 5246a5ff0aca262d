package lathe.plugin.clap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.instance.CompilerLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {

    /** What stands for the host in the other process; its code is no plugin's. */
    private static final Pattern HOST = Pattern.compile("DeoptProbe|ClapRig|ClapHost|EventList|EventSink");

    @TempDir
    Path folder;

    static Stream<PluginDescriptor> plugins() {
        return Stream.of(TestGain.PLUGIN, TestSynth.PLUGIN);
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void afterActivateTheCompilerHasNothingToTakeBack(PluginDescriptor plugin)
            throws IOException, InterruptedException {
        assertThat(CompilerLog.takenBack(folder, DeoptProbe.class, plugin.id(), HOST))
                .isEmpty();
    }

    @Test
    void nothingIsLeftOfTheWarmUp() {
        try (ClapRig rig = new ClapRig(TestGain.PLUGIN).askPorts()) {
            rig.in.value(0, rig.number("gain"), -6);
            rig.call("clap.params", 5, rig.in.address(), rig.out.address());
            rig.in.clear();
            rig.activate(48_000, 64);
            assertThat(rig.value("gain")).isEqualTo(-6);
            assertThat(rig.value("polarity")).isEqualTo(0);
            assertThat(rig.value("bypass")).isEqualTo(0);
            float[] one = new float[64];
            java.util.Arrays.fill(one, 1);
            ClapRig.Result result = rig.process(64, one, one, new float[64], new float[64]);
            assertThat((double) result.sound[0][0]).isEqualTo((double) (float) Math.pow(10, -6 / 20.0));
            assertThat(result.sent).isEmpty();
            assertThat(rig.host.takeRestart()).isFalse();
        }
    }
}
