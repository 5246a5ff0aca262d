package lathe.plugin.vst3;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.ParameterBank;

/** A process of its own: activates a plugin, says when, and plays blocks with all that may come with them. */
final class Vst3DeoptProbe {

    private static final int BLOCKS = 20_000;

    private Vst3DeoptProbe() {}

    /** @param arguments {@code gain} or {@code synth} */
    public static void main(String[] arguments) {
        boolean synth = arguments[0].equals("synth");
        var descriptor = synth
                ? TestSynth.declare(TestSynth::new).build()
                : TestGain.declare(TestGain::new).build();
        try (Bench bench = new Bench(descriptor)) {
            bench.activate(48_000, 64);
            System.out.println("ACTIVE " + ManagementFactory.getRuntimeMXBean().getUptime());
            int channels = synth ? 0 : 2;
            List<Integer> movable = new ArrayList<>();
            ParameterBank bank = bench.plugin.instance().bank();
            for (int i = 0; i < bank.count(); i++) {
                if (!bank.parameter(i).isFixedWhileRunning()) {
                    movable.add(bank.number(i));
                }
            }
            bench.prepareBlock(Vst3PluginTest.noise(channels, 64, 1), new float[0][], 2, 64);
            play(bench, movable, channels);
        }
    }

    private static void play(Bench bench, List<Integer> movable, int channels) {
        Random random = new Random(1);
        for (int i = 0; i < BLOCKS; i++) {
            bench.changes.clear();
            bench.events.clear();
            if (i % 5 == 0) {
                int id = movable.get(random.nextInt(movable.size()));
                bench.changes.add(id, 3, random.nextDouble());
                bench.changes.add(id, 60, random.nextDouble());
            }
            float[] sound = i % 200 < 100 ? Vst3PluginTest.noise(1, 64, i)[0] : new float[64];
            for (int c = 0; c < channels && i % 100 == 0; c++) {
                NativeMemory.copy(sound, 0, bench.channelAddress(c), 64);
            }
            if (i % 7 == 0) {
                bench.events.noteOn(2, i, 0, 60, 0.5, 0);
                bench.events.expression(5, 0, i, 0.3);
                bench.events.noteOff(30, i, 0, 60, 0);
            }
            NativeMemory.int32(bench.context() + Layout.CONTEXT_STATE, i % 3 == 0 ? -1 : 0);
            bench.processor.process(bench.data());
        }
    }
}
