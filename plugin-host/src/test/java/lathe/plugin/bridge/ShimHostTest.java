package lathe.plugin.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole bundles in a host that is a fresh process of C. */
class ShimHostTest {

    @TempDir
    private static Path folder;

    private static NativeHost host;
    private static Path first;
    private static Path second;

    @BeforeAll
    static void build() throws Exception {
        host = NativeHost.compile("minihost.c", folder);
        first = TestBundle.build("First", folder);
        second = TestBundle.build("Second", folder);
    }

    @Test
    void instancesPlayAndOneJvmServesTwoBundles() throws Exception {
        NativeHost.Output run = host.run("run", first, second);
        assertThat(run.exit()).as(run.text() + host.log()).isZero();
        assertThat(run.values("created")).containsExactly("1", "1");
        assertThat(run.values("out")).containsOnly("0.125");
        assertThat(run.value("jvms")).isEqualTo("1");
    }

    @Test
    void aThousandLoadsAndUnloadsLeaveOneJvm() throws Exception {
        Map<String, String> smallHeap = Map.of("LATHE_PLUGIN_OPTIONS", "-Xms32m -Xmx32m");
        NativeHost.Output run = host.with(smallHeap).run("reload", first, 1000);
        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.value("loads")).isEqualTo("1000");
        assertThat(run.value("jvms")).isEqualTo("1");
        assertThat(run.number("late_mb") - run.number("early_mb"))
                .as("growth in MB")
                .isLessThan(32);
    }

    @Test
    void manyThreadsMayCreateTheFirstInstanceAtOnce() throws Exception {
        NativeHost.Output run = host.run("storm", 32, first);
        assertThat(run.value("made")).as(run.text() + host.log()).isEqualTo("32");
        assertThat(run.value("jvms")).isEqualTo("1");
    }

    @Test
    void twoBundlesMayLookForAJvmAtOnce() throws Exception {
        NativeHost.Output run = host.run("storm", 2, first, second);
        assertThat(run.value("made")).as(run.text() + host.log()).isEqualTo("2");
        assertThat(run.value("jvms")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after", "twice"})
    void aHostsOwnFaultHandlerAndTheJvmsBothWork(String when) throws Exception {
        NativeHost.Output run = host.run("signals", first, when);
        assertThat(run.value("java_alive")).as(run.text() + host.log()).isEqualTo("1");
        assertThat(run.value("caught")).as(run.text()).isEqualTo("1");
        assertThat(run.value("alive")).isEqualTo("1");
    }

    @Test
    void aHandlerThatHandsFaultsBackIsNotCalledForEver() throws Exception {
        NativeHost.Output run = host.run("signals", first, "on");
        assertThat(run.value("java_alive")).as(run.text()).isEqualTo("1");
        assertThat(run.exit()).as("ends by the fault itself").isEqualTo(128 + 11);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 96, 128})
    void aThreadWithLittleStackHearsSilence(int kilobytes) throws Exception {
        NativeHost.Output run = host.run("stack", first, kilobytes);
        assertThat(run.value("done")).as(run.text() + host.log()).isEqualTo("1");
        assertThat(run.value("started")).isEqualTo("0");
        assertThat(run.value("status")).isEqualTo("0");
        assertThat(run.value("out")).isEqualTo("0");
        assertThat(run.value("touched")).isEqualTo("0");
        assertThat(host.log()).contains("kB of stack was kept out of Java");
    }

    @ParameterizedTest
    @ValueSource(ints = {192, 256})
    void aThreadWithEnoughStackPlays(int kilobytes) throws Exception {
        NativeHost.Output run = host.run("stack", first, kilobytes);
        assertThat(run.value("done")).as(run.text() + host.log()).isEqualTo("1");
        assertThat(run.value("out")).isEqualTo("0.125");
        assertThat(run.value("touched")).as("memory below the stack").isEqualTo("0");
    }
}
