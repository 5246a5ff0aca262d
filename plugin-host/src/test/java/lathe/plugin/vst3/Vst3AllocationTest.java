package lathe.plugin.vst3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lathe.core.audio.ChannelLayout;
import lathe.plugin.ffi.NativeMemory;
import org.junit.jupiter.api.Test;

/** Blocks through the native function allocate nothing, whatever comes with them. */
class Vst3AllocationTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BLOCKS = 2_000;

    /** Bytes that many blocks allocate, once code is compiled: the least of several tries. */
    private static long allocated(Runnable block) {
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 300 && least > 0; attempt++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < BLOCKS; i++) {
                block.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void anEffectWithPointsAndASideChainAllocatesNothing() {
        try (Bench bench = new Bench(
                TestGain.declare(TestGain::new).sideChain(ChannelLayout.MONO).build())) {
            bench.component.activateBus(0, 0, 1, true);
            bench.activate(48_000, 64);
            bench.prepareBlock(new float[2][64], new float[1][64], 2, 64);
            int gain = bench.id("out.gain");
            int mode = bench.id("filter.mode");
            NativeMemory.int32(bench.context() + Layout.CONTEXT_STATE, -1);
            assertThat(allocated(() -> {
                        bench.changes.clear();
                        bench.changes.add(gain, 0, 0.5);
                        bench.changes.add(gain, 63, 0.75);
                        bench.changes.add(mode, 10, 1);
                        bench.changes.add(Programs.PARAMETER_ID, 20, 0.5);
                        bench.processor.process(bench.data());
                    }))
                    .isZero();
        }
    }

    @Test
    void anInstrumentWithNotesAllocatesNothing() {
        try (Bench bench = new Bench(TestSynth.declare(TestSynth::new).build())) {
            bench.activate(48_000, 64);
            bench.prepareBlock(new float[0][], new float[0][], 2, 64);
            int wheel = bench.plugin.controllers().id(0, 1);
            assertThat(allocated(() -> {
                        bench.events.clear();
                        bench.events.noteOn(1, 5, 0, 60, 1, 3);
                        bench.events.expression(2, 2, 5, 0.5);
                        bench.events.pressure(3, 5, 0, 60, 0.5);
                        bench.events.noteOff(40, 5, 0, 60, 0);
                        bench.changes.clear();
                        bench.changes.add(wheel, 5, 0.5);
                        bench.processor.process(bench.data());
                    }))
                    .isZero();
        }
    }
}
