package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lathe.plugin.instance.CompilerLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Vst3WarmUpTest {

    /** What stands for the host in the other process; its code is no plugin's. */
    private static final Pattern HOST =
            Pattern.compile("DeoptProbe|Bench|ChangeList|ChangeQueue|EventList|ProcessorCalls");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"gain", "synth"})
    void afterSetActiveTheCompilerHasNothingToTakeBack(String plugin) throws Exception {
        assertThat(CompilerLog.takenBack(folder, Vst3DeoptProbe.class, plugin, HOST))
                .isEmpty();
    }

    @Test
    void nothingIsLeftOfTheWarmUp() {
        List<TestGain> made = new ArrayList<>();
        try (Bench bench = new Bench(TestGain.declare(() -> {
                    TestGain next = new TestGain();
                    made.add(next);
                    return next;
                })
                .build())) {
            bench.controller.setNormalized(bench.id("out.gain"), 0.25);
            bench.controller.setNormalized(bench.id("out.lookahead"), 0.5);
            byte[] before = bench.state();
            bench.activate(48_000, 64);
            assertThat(bench.state()).isEqualTo(before);
            assertThat(bench.handler.told).isEmpty();
            assertThat(bench.controller.getNormalized(Programs.PARAMETER_ID)).isZero();
            assertThat(made.getLast().lookahead.value()).isEqualTo(128);
            assertThat(bench.process(new float[2][64])[0]).containsOnly(0);
        }
    }
}
