package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import lathe.vocoder.Context;
import org.junit.jupiter.api.Test;

class LongDecodeMemoryTest {

    /** Sound of 10 minutes is 38 MB at 16 kHz; its tiles must take what those of 30 seconds take. */
    @Test
    void tenMinutesTakeTheMemoryOfThirtySeconds() throws Exception {
        long half = mostInUse(30);
        long ten = mostInUse(600);
        // Windows in flight and what the rest of the JVM does meanwhile differ by a megabyte or two from look to look;
        // a job
        // that kept its sound would hold 36 MB more.
        assertThat(ten - half).as("bytes more than %d", half).isLessThan(6_000_000);
    }

    /** Most bytes reachable while sound is handed on, without the frames themselves. */
    private static long mostInUse(int seconds) throws Exception {
        var decoder = new RecursiveDecoder(0.99f, Context.overlap(8, -33));
        Values frames = Values.noise(seconds * 250, 1);
        ChunkPlan plan = ChunkPlan.of(decoder, frames.frames(), 625);
        long before = inUse();
        long[] most = {0};
        int[] tiles = {0};
        long samples = new TiledDecode(decoder, plan, 2)
                .run(
                        frames,
                        (channels, from, to) -> {
                            if (tiles[0]++ % (plan.tiles() / 5) == 0) {
                                most[0] = Math.max(most[0], inUse());
                            }
                        },
                        TiledDecode.Progress.NONE);
        assertThat(samples).isEqualTo(seconds * 16_000L);
        return most[0] - before;
    }

    private static long inUse() {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
