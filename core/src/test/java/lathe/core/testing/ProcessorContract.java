package lathe.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.Supplier;
import lathe.core.audio.AudioBuffer;
import lathe.core.process.Block;
import lathe.core.process.OfflineRender;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;

/** What every processor promises, checked from outside. Each check makes fresh processors from the supplier. */
public final class ProcessorContract {

    private static final int RATE_HZ = 48_000;

    private ProcessorContract() {}

    /** All checks below, in stereo. */
    public static void check(Supplier<? extends Processor> make) {
        givesTheSameBitsWhateverTheBlocks(make, 2);
        allocatesNothing(make, 2);
        survivesNonFiniteInput(make, 2);
        forgetsThePastOnReset(make, 2);
        endsInSilenceWithoutDenormals(make, 2);
    }

    /** Blocks of 1, 64, 441, 4096 and of random lengths give the same bits as one long block. */
    public static void givesTheSameBitsWhateverTheBlocks(Supplier<? extends Processor> make, int channels) {
        AudioBuffer input = Signals.bursts(30_000, channels, RATE_HZ, 7);
        AudioBuffer whole = renderRandom(make.get(), input, input.frames(), null);
        for (int block : new int[] {1, 64, 441, 4096}) {
            assertSame(whole, renderRandom(make.get(), input, block, null), "blocks of " + block);
        }
        long seed = 11;
        assertSame(whole, renderRandom(make.get(), input, 2000, new Random(seed)), "random blocks, seed " + seed);
    }

    private static AudioBuffer renderRandom(
            Processor processor, AudioBuffer input, int max, @org.jspecify.annotations.Nullable Random random) {
        AudioBuffer out = input.copy();
        processor.prepare(ProcessSetup.offline(input.sampleRateHz(), max, input.layout()));
        Block block = new Block();
        int from = 0;
        while (from < out.frames()) {
            int length = random == null ? max : random.nextInt(max + 1);
            int to = Math.min(out.frames(), from + length);
            processor.process(block.set(out.channelArrays(), from, to));
            from = to;
        }
        return out;
    }

    private static void assertSame(AudioBuffer expected, AudioBuffer actual, String what) {
        for (int c = 0; c < expected.channels(); c++) {
            for (int i = 0; i < expected.frames(); i++) {
                if (Float.floatToRawIntBits(expected.channel(c)[i]) != Float.floatToRawIntBits(actual.channel(c)[i])) {
                    assertThat(actual.channel(c)[i])
                            .as("%s: channel %d frame %d", what, c, i)
                            .isEqualTo(expected.channel(c)[i]);
                }
            }
        }
    }

    /** No byte is allocated by a second of blocks after warm-up. */
    public static void allocatesNothing(Supplier<? extends Processor> make, int channels) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Processor processor = make.get();
        AudioBuffer audio = Signals.bursts(RATE_HZ, channels, RATE_HZ, 3);
        processor.prepare(ProcessSetup.offline(RATE_HZ, 512, audio.layout()));
        Block block = new Block();
        long smallest = Long.MAX_VALUE;
        // What escape analysis removes is gone only once the compiler has come round, late on a busy machine.
        for (int round = 0; round < 100 && smallest > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int from = 0; from + 512 <= audio.frames(); from += 512) {
                processor.process(block.set(audio.channelArrays(), from, from + 512));
            }
            smallest = Math.min(smallest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(smallest).as("bytes allocated in a second of blocks").isZero();
    }

    /** NaN and infinities in the input come out finite and leave nothing behind. */
    public static void survivesNonFiniteInput(Supplier<? extends Processor> make, int channels) {
        AudioBuffer input = Signals.bursts(24_000, channels, RATE_HZ, 5);
        input.channel(0)[1000] = Float.NaN;
        input.channel(channels - 1)[2000] = Float.POSITIVE_INFINITY;
        input.channel(0)[3000] = -1e15f;
        AudioBuffer out = OfflineRender.run(make.get(), input);
        for (int c = 0; c < channels; c++) {
            for (float sample : out.channel(c)) {
                assertThat(Float.isFinite(sample)).as("finite output").isTrue();
            }
        }
    }

    /** After {@code reset} the same input gives the same bits as a new processor. */
    public static void forgetsThePastOnReset(Supplier<? extends Processor> make, int channels) {
        AudioBuffer input = Signals.bursts(12_000, channels, RATE_HZ, 9);
        AudioBuffer first = input.copy();
        AudioBuffer second = input.copy();
        Processor processor = make.get();
        processor.prepare(ProcessSetup.offline(RATE_HZ, 12_000, input.layout()));
        Block block = new Block();
        processor.process(block.set(first.channelArrays(), 0, 12_000));
        processor.reset();
        processor.process(block.set(second.channelArrays(), 0, 12_000));
        assertSame(first, second, "after reset");
    }

    /** Ten seconds after the sound ends the output holds no denormal numbers, on which processors are slow. */
    public static void endsInSilenceWithoutDenormals(Supplier<? extends Processor> make, int channels) {
        AudioBuffer input = Signals.bursts(12_000, channels, RATE_HZ, 13);
        AudioBuffer out = OfflineRender.run(make.get(), input, 1024, 10 * RATE_HZ);
        for (int c = 0; c < channels; c++) {
            for (float sample : out.channel(c)) {
                assertThat(sample != 0 && Math.abs(sample) < Float.MIN_NORMAL)
                        .as("denormal %s in the tail", sample)
                        .isFalse();
            }
        }
    }
}
