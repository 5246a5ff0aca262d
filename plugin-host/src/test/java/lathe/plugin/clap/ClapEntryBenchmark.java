package lathe.plugin.clap;

import static lathe.plugin.ffi.NativeMemory.int32;
import static lathe.plugin.ffi.NativeMemory.word;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.clap.ClapAbi.BlockCall;
import lathe.plugin.clap.ClapAbi.Buffer;
import lathe.plugin.clap.ClapAbi.Plugin;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;

/**
 * How long a 64-frame stereo block takes through the CLAP entry of a gain: from the call of the native function to its
 * return, at a host's pace and in one go, and for the first block after activate. Prints a table; not a test.
 *
 * <p>{@code java -cp <classes and test classes of core and plugin-host> --enable-native-access=ALL-UNNAMED
 * lathe.plugin.clap.ClapEntryBenchmark [seconds]}
 */
public final class ClapEntryBenchmark {

    private static final int FRAMES = 64;
    private static final long PERIOD_NANOS = 1_333_333;
    private static final int IN_ONE_GO = 200_000;
    private static final int TO_WARM_THE_HOST = 50_000;

    private final ClapRig rig;
    private final long process;
    private final long entry;

    private ClapEntryBenchmark(PluginDescriptor plugin, int inputs) {
        rig = new ClapRig(plugin);
        process = rig.memory(BlockCall.BYTES);
        entry = word(rig.plugin + Plugin.PROCESS);
        long buffers = rig.memory(2L * Buffer.BYTES);
        float[] noise = new float[FRAMES];
        Random random = new Random(5);
        for (int port = 0; port < 2; port++) {
            long pointers = rig.memory(16);
            word(buffers + (long) Buffer.BYTES * port, pointers);
            int32(buffers + (long) Buffer.BYTES * port + Buffer.CHANNELS, 2);
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < FRAMES; i++) {
                    noise[i] = random.nextFloat() - 0.5f;
                }
                long samples = rig.memory(4L * FRAMES);
                NativeMemory.copy(noise, 0, samples, FRAMES);
                word(pointers + 8L * c, samples);
            }
        }
        int32(process + BlockCall.FRAMES, FRAMES);
        word(process + BlockCall.INPUTS, buffers);
        word(process + BlockCall.OUTPUTS, buffers + Buffer.BYTES);
        int32(process + BlockCall.INPUT_COUNT, inputs);
        int32(process + BlockCall.OUTPUT_COUNT, 1);
        word(process + BlockCall.IN_EVENTS, rig.in.address());
        word(process + BlockCall.OUT_EVENTS, rig.out.address());
    }

    private long block() {
        long began = System.nanoTime();
        NativeCalls.call(entry, rig.plugin, process);
        return System.nanoTime() - began;
    }

    private static String line(String name, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f | %.2f | %.2f | %.2f |",
                name,
                nanos.length,
                nanos[0] * 1e-3,
                sorted[sorted.length / 2] * 1e-3,
                sorted[sorted.length * 99 / 100] * 1e-3,
                sorted[(int) (sorted.length * 999L / 1000)] * 1e-3,
                sorted[sorted.length - 1] * 1e-3);
    }

    private long[] paced(int count) {
        long[] nanos = new long[count];
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            nanos[i] = block();
            next += PERIOD_NANOS;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        return nanos;
    }

    /** A host is compiled code, so this one is made to be before anything is measured: on a plugin that nobody measures. */
    private static void warmTheHost() {
        ClapEntryBenchmark other = new ClapEntryBenchmark(TestSynth.PLUGIN, 0);
        other.rig.activate(48_000, FRAMES);
        for (int i = 0; i < TO_WARM_THE_HOST; i++) {
            other.block();
        }
        other.rig.close();
    }

    /** @param arguments seconds at a host's pace, 10 where not given */
    public static void main(String[] arguments) throws InterruptedException {
        int seconds = arguments.length == 0 ? 10 : Integer.parseInt(arguments[0]);
        warmTheHost();
        ClapEntryBenchmark benchmark = new ClapEntryBenchmark(TestGain.PLUGIN, 1);
        long began = System.nanoTime();
        benchmark.rig.activate(48_000, FRAMES);
        long first = System.nanoTime() - began;
        Thread audio = Thread.ofPlatform().start(() -> {
            System.out.println("| 64 frames stereo, us | blocks | first | p50 | p99 | p99.9 | largest |");
            System.out.println("|---|---|---|---|---|---|---|");
            System.out.println(
                    line("every 1.333 ms", benchmark.paced((int) (seconds * 1_000_000_000L / PERIOD_NANOS))));
            long[] nanos = new long[IN_ONE_GO];
            for (int i = 0; i < nanos.length; i++) {
                nanos[i] = benchmark.block();
            }
            System.out.println(line("in one go", nanos));
        });
        audio.join();
        began = System.nanoTime();
        benchmark.rig.activate(48_000, FRAMES);
        long again = System.nanoTime() - began;
        System.out.printf(Locale.ROOT, "activate: %.1f ms the first time, %.1f ms again%n", first * 1e-6, again * 1e-6);
        benchmark.rig.close();
    }
}
