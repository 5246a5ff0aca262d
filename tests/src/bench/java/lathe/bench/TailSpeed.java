package lathe.bench;

import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.process.Block;
import lathe.core.process.ProcessSetup;
import lathe.core.process.Processor;
import lathe.core.testing.Signals;

/**
 * How long a block of silence takes after the sound has ended, against a block of the sound: numbers that decay into the
 * denormal range make processors of the other kind slow.
 */
final class TailSpeed {

    private static final int RATE_HZ = 48_000;
    private static final int BLOCK_FRAMES = 512;

    private TailSpeed() {}

    /** Median time of a block 10 to 40 s into the tail, divided by that of a block of sound. */
    static double ratio(String subject) {
        AudioBuffer sound = Signals.bursts(RATE_HZ, 2, RATE_HZ, 3);
        float[][] work = new float[2][BLOCK_FRAMES];
        Processor processor = Subjects.processor(subject);
        processor.prepare(ProcessSetup.offline(RATE_HZ, BLOCK_FRAMES, sound.layout()));
        run(processor, sound, work, 60);
        double soundNanos = run(processor, sound, work, 30);
        AudioBuffer silence = new AudioBuffer(sound.layout(), RATE_HZ, RATE_HZ);
        run(processor, silence, work, 10);
        return run(processor, silence, work, 30) / soundNanos;
    }

    private static double run(Processor processor, AudioBuffer second, float[][] work, int seconds) {
        int blocks = second.frames() / BLOCK_FRAMES;
        long[] nanos = new long[blocks * seconds];
        Block block = new Block();
        for (int i = 0; i < nanos.length; i++) {
            for (int c = 0; c < 2; c++) {
                System.arraycopy(second.channel(c), i % blocks * BLOCK_FRAMES, work[c], 0, BLOCK_FRAMES);
            }
            long start = System.nanoTime();
            processor.process(block.set(work, 0, BLOCK_FRAMES));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }
}
