package lathe.plugin.clap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lathe.plugin.PluginDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarmUpTest {

    private static final Pattern STAMP = Pattern.compile("^\\[\\s*([0-9.]+)s]");

    /** What stands for the host in the other process; its code is no plugin's. */
    private static final Pattern HOST = Pattern.compile("DeoptProbe|ClapRig|ClapHost|EventList|EventSink");

    /** On a machine so busy that the compiler is late, what it began before may come after: the best of three counts. */
    private static final int RUNS = 3;

    @TempDir
    Path folder;

    static Stream<PluginDescriptor> plugins() {
        return Stream.of(TestGain.PLUGIN, TestSynth.PLUGIN);
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void afterActivateTheCompilerHasNothingToTakeBack(PluginDescriptor plugin)
            throws IOException, InterruptedException {
        List<String> takenBack = takenBack(plugin);
        for (int again = 1; again < RUNS && !takenBack.isEmpty(); again++) {
            takenBack = takenBack(plugin);
        }
        assertThat(takenBack).isEmpty();
    }

    /** What a compiler's log says of our code after activate. */
    private List<String> takenBack(PluginDescriptor plugin) throws IOException, InterruptedException {
        Path log = folder.resolve("deoptimization.log");
        Path output = folder.resolve("output.txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-XX:-UseProfiledLoopPredicate", // as the shim starts it: see there
                        "--add-modules=jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:deoptimization=debug:file=" + log + ":uptime",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeoptProbe.class.getName(),
                        plugin.id())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(child.waitFor()).as(Files.readString(output)).isZero();
        String said = Files.readString(output);
        Matcher active = Pattern.compile("ACTIVE ([0-9]+)").matcher(said);
        assertThat(active.find()).as(said).isTrue();
        double since = Double.parseDouble(active.group(1)) * 1e-3;
        return Files.readAllLines(log).stream()
                .filter(line -> stamp(line) > since
                        && line.contains("lathe")
                        && !HOST.matcher(line).find())
                .toList();
    }

    private static double stamp(String line) {
        Matcher stamp = STAMP.matcher(line);
        return stamp.find() ? Double.parseDouble(stamp.group(1)) : -1;
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
