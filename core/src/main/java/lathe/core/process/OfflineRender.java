package lathe.core.process;

import java.io.IOException;
import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioReader;

/** Runs a processor over sound as fast as it goes, with its latency taken out: in memory, or as a stream. */
public final class OfflineRender {

    private OfflineRender() {}

    /** The default block, long enough to amortise a call and short enough for the first-level cache. */
    public static final int BLOCK_FRAMES = 1024;

    /**
     * Prepares the processor and gives what it makes of the input: as long as the input, aligned with it.
     *
     * @param input left as it was
     */
    public static AudioBuffer run(Processor processor, AudioBuffer input) {
        return run(processor, input, BLOCK_FRAMES, 0);
    }

    /**
     * The same in blocks of a given length, and with some frames of the tail kept after the end.
     *
     * @param tailFrames silence fed after the input; the output is that much longer
     */
    public static AudioBuffer run(Processor processor, AudioBuffer input, int blockFrames, int tailFrames) {
        processor.prepare(ProcessSetup.offline(input.sampleRateHz(), blockFrames, input.layout()));
        int latency = processor.latencyFrames();
        int total = Math.addExact(Math.addExact(input.frames(), tailFrames), latency);
        AudioBuffer padded = new AudioBuffer(input.layout(), total, input.sampleRateHz());
        for (int c = 0; c < input.channels(); c++) {
            System.arraycopy(input.channel(c), 0, padded.channel(c), 0, input.frames());
        }
        Block block = new Block();
        for (int from = 0; from < total; from += blockFrames) {
            int to = Math.min(total, from + blockFrames);
            processor.process(block.set(padded.channelArrays(), from, to));
        }
        return padded.slice(latency, total);
    }

    /** Takes what a stream brings. */
    @FunctionalInterface
    public interface Sink {

        /** The next frames, {@code channels[c][from..to)}; the arrays are used again after the call. */
        void accept(float[][] channels, int from, int to) throws IOException;
    }

    /**
     * Prepares the processor and streams a reader's sound through it: as many frames come out as went in, aligned with them.
     *
     * @param reader read to its end, not closed
     * @return number of frames
     * @throws IOException what the reader or the sink throws
     */
    public static long stream(Processor processor, AudioReader reader, Sink sink) throws IOException {
        processor.prepare(ProcessSetup.offline(
                reader.info().sampleRateHz(), BLOCK_FRAMES, reader.info().layout()));
        float[][] audio = new float[reader.info().channels()][BLOCK_FRAMES];
        Block block = new Block();
        long framesIn = 0;
        long framesOut = -processor.latencyFrames();
        int came = reader.read(audio, 0, BLOCK_FRAMES);
        while (came > 0 || framesOut < framesIn) {
            int frames = came;
            if (came > 0) {
                framesIn += came;
            } else {
                frames = (int) Math.min(BLOCK_FRAMES, framesIn - framesOut);
                for (float[] channel : audio) {
                    Arrays.fill(channel, 0, frames, 0);
                }
            }
            processor.process(block.set(audio, 0, frames));
            int early = (int) Math.min(frames, Math.max(0, -framesOut));
            framesOut += frames;
            if (early < frames) {
                sink.accept(audio, early, frames);
            }
            came = came > 0 ? reader.read(audio, 0, BLOCK_FRAMES) : -1;
        }
        return framesOut;
    }
}
