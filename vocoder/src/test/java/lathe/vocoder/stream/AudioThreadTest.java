package lathe.vocoder.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import lathe.core.audio.ChannelLayout;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import org.junit.jupiter.api.Test;

/** What the audio thread must not do, counted over many blocks while a worker decodes: allocate, wait, be blocked. */
class AudioThreadTest {

    private static final int BLOCK_FRAMES = 64;
    private static final int BLOCKS = Boolean.getBoolean("lathe.heavy") ? 1_000_000 : 100_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static SyntheticDecoder decoder() {
        return new SyntheticDecoder(22_050, 2, 256, 1);
    }

    /** Plays in an own thread, as fast as it goes, so that much comes late, too, and others stop it and seek. */
    private static void assertClean(Processor processor, SyntheticDecoder decoder, Runnable disturb)
            throws InterruptedException {
        processor.prepare(new ProcessSetup(44_100, BLOCK_FRAMES, ChannelLayout.STEREO, ProcessSetup.Mode.LIVE));
        int warmRuns = decoder.runs.get();
        long[] allocated = {Long.MAX_VALUE};
        long[] waits = {0};
        Thread audio = Thread.ofPlatform().start(() -> {
            float[][] channels = new float[2][BLOCK_FRAMES];
            Block block = new Block();
            long id = Thread.currentThread().threadId();
            // Compilation settles in the first rounds; then a whole round must be clean.
            for (int round = 0; round < 8 && (allocated[0] > 0 || round < 2); round++) {
                var before = THREADS.getThreadInfo(id);
                long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < BLOCKS; i++) {
                    processor.process(block.set(channels, 0, BLOCK_FRAMES));
                }
                allocated[0] = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
                var after = THREADS.getThreadInfo(id);
                waits[0] = after.getBlockedCount()
                        - before.getBlockedCount()
                        + after.getWaitedCount()
                        - before.getWaitedCount();
            }
        });
        while (audio.isAlive()) {
            disturb.run();
            audio.join(5);
        }
        assertThat(allocated[0]).as("bytes in %d blocks", BLOCKS).isZero();
        assertThat(waits[0]).as("times blocked or waiting in %d blocks", BLOCKS).isZero();
        assertThat(decoder.runs.get()).as("the worker worked").isGreaterThan(warmRuns);
        processor.close();
    }

    @Test
    void playingLiveNeitherAllocatesNorWaits() throws Exception {
        var decoder = decoder();
        var stream =
                new StreamingDecoder(decoder, new KnownFrames(Values.noise(60_000, 1)), new LiveSettings(16, 30, 8));
        int[] turns = {0};
        assertClean(stream, decoder, () -> {
            switch (turns[0]++ % 4) {
                case 0 -> stream.stop();
                case 1 -> stream.play();
                case 2 -> stream.flush();
                default -> stream.report();
            }
        });
    }

    @Test
    void playingAheadNeitherAllocatesNorWaits() throws Exception {
        var decoder = decoder();
        var player = new RenderAhead(decoder, Values.noise(60_000, 1), new AheadSettings(32, 4 << 20, 8));
        int[] turns = {0};
        assertClean(player, decoder, () -> {
            switch (turns[0]++ % 4) {
                case 0 -> player.stop();
                case 1 -> player.play();
                case 2 -> player.seek(turns[0] * 7_919L % player.totalFrames());
                default -> player.position();
            }
        });
    }
}
